//! The way: the steps of “一征三议两公开” as one line of stations.

use leptos::prelude::*;

use crate::i18n::t;

/// Where a station stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationState {
    /// Behind us: filled, with its date.
    Done,
    /// Here: the seal, with what is open until when.
    Now,
    /// Still to come: an outline.
    Ahead,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// Its name: `决议公开`.
    pub name: String,
    /// Where it stands.
    pub state: StationState,
    /// Its date in words, or what is open until when; may be empty.
    pub when: String,
    /// Its evidence; nothing to open where `None`.
    pub href: Option<String>,
}

/// The line of stations: scrolls sideways on a phone, stands whole on a wide screen, and is an ordered list behind it.
#[component]
pub fn WayLine(
    /// The stations, in order.
    stations: Vec<Station>,
    /// What the line shows; the name of the method where empty.
    #[prop(optional, into)]
    label: String,
) -> AnyView {
    let label = if label.is_empty() { t().frame.way.to_owned() } else { label };
    let last = stations.len().saturating_sub(1);
    let items = stations.into_iter().enumerate();
    let items = items.map(|(index, station)| station_view(station, index == 0, index == last));
    view! {
        <nav class="way" aria-label=label tabindex="0">
            <ol>{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

fn station_view(station: Station, first: bool, last: bool) -> AnyView {
    let frame = t().frame;
    let (class, state) = match station.state {
        StationState::Done => ("station done", frame.step_done),
        StationState::Now => ("station now", frame.step_now),
        StationState::Ahead => ("station ahead", frame.step_ahead),
    };
    let walked = |walked: bool| if walked { "way-rail walked" } else { "way-rail" };
    let rail_in = (!first).then(|| {
        let class = walked(station.state != StationState::Ahead);
        view! { <line class=class x1="0" y1="21" x2="50%" y2="21"></line> }.into_any()
    });
    let rail_out = (!last).then(|| {
        let class = walked(station.state == StationState::Done);
        view! { <line class=class x1="50%" y1="21" x2="101%" y2="21"></line> }.into_any()
    });
    let name = match station.href {
        Some(href) => view! { <a href=href>{station.name}</a> }.into_any(),
        None => view! { <span>{station.name}</span> }.into_any(),
    };
    let here = (station.state == StationState::Now).then_some("step");
    view! {
        <li class=class aria-current=here>
            <svg class="way-line" width="100%" height="42" aria-hidden="true" focusable="false">
                {rail_in}
                {rail_out}
                <svg x="50%" y="21" overflow="visible">{node(station.state)}</svg>
            </svg>
            <strong>{name}</strong>
            <span class="way-when">{station.when}</span>
            <span class="unseen">{state}</span>
        </li>
    }
    .into_any()
}

/// The sign of a station, drawn around its middle: a ticked disc, the red seal, an empty ring.
fn node(state: StationState) -> AnyView {
    match state {
        StationState::Done => view! {
            <circle class="way-disc" r="13"></circle>
            <path class="way-tick" d="M-6 .5-2 4.5 6-4"></path>
        }
        .into_any(),
        StationState::Now => view! {
            <rect class="way-seal" x="-18" y="-18" width="36" height="36" rx="6"></rect>
            <path class="way-strokes" d="M-10-10h20v20h-20zM-10 0h20M0-10v20"></path>
        }
        .into_any(),
        StationState::Ahead => view! { <circle class="way-ring" r="10"></circle> }.into_any(),
    }
}
