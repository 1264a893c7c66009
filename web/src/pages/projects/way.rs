//! The way of a project, drawn from what the server says of its steps.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use linyi_shared::projects::api::{StepState, StepView};
use linyi_shared::time::{day_words, deadline_words};

use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Station, StationState, WayLine};

/// The line of stations.
pub(crate) fn way_line(way: &[StepView]) -> AnyView {
    let stations = way.iter().map(|step| Station {
        name: step.stage.words(lang()).to_owned(),
        state: match step.state {
            StepState::Done => StationState::Done,
            StepState::Now => StationState::Now,
            StepState::Ahead => StationState::Ahead,
        },
        when: when(step),
        href: step.link.clone(),
    });
    view! { <WayLine stations=stations.collect()/> }.into_any()
}

/// Under a station: its date, or until when it is open.
fn when(step: &StepView) -> String {
    match (step.state, step.closed_at, step.until) {
        (StepState::Done, Some(at), _) => short_day(at),
        (StepState::Now, _, Some(until)) => deadline_words(until, lang()),
        (StepState::Now, ..) => t().projects.step_open.to_owned(),
        _ => String::new(),
    }
}

/// A day without its weekday, which a station has no room for.
fn short_day(at: DateTime<Utc>) -> String {
    let words = day_words(at, lang());
    match words.split_once(['(', '（']) {
        Some((day, _)) => day.to_owned(),
        None => words.split_once(' ').map_or(words.clone(), |(_, day)| day.to_owned()),
    }
}

/// The steps that were reached, with the evidence of each.
pub(super) fn way_details(way: &[StepView]) -> AnyView {
    let texts = t().projects;
    let steps = way.iter().filter(|step| step.state != StepState::Ahead).map(|step| {
        let state = match step.closed_at {
            Some(at) => fill(texts.step_closed, &[("day", &day_words(at, lang()))]),
            None => texts.step_open.to_owned(),
        };
        let evidence = (!step.evidence.is_empty()).then(|| view! { <p>{step.evidence.clone()}</p> }.into_any());
        let name = step.stage.words(lang());
        let see = step.link.clone().map(|href| {
            let label = [texts.see, " ", name].concat();
            view! { <p><a href=href>{label}</a></p> }.into_any()
        });
        view! {
            <li>
                <div>
                    <p><strong>{name}</strong> <span class="muted small">{state}</span></p>
                    {evidence}
                    {see}
                </div>
            </li>
        }
        .into_any()
    });
    view! {
        <details>
            <summary>{texts.way_details}</summary>
            <ol class="steps">{steps.collect_view()}</ol>
        </details>
    }
    .into_any()
}
