//! Bars against a threshold: one a leg, so that the leg that failed is seen.

use leptos::prelude::*;

use crate::i18n::{fill, t};
use crate::ui::Tone;

/// A line that must be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Where it stands, ‰.
    pub per_mille: u32,
    /// Its name: `三分之二`.
    pub label: String,
    /// Of a line that must not be exceeded: whether it was, in words; its name then says that as well.
    pub ceiling: Option<&'static str>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it counts: `人数`.
    pub label: String,
    /// How far it reaches, ‰ (truncated).
    pub per_mille: u32,
    /// The figure with numerator and denominator: `72.3 %(81/112)`.
    pub words: String,
    /// The line it must reach, if any.
    pub threshold: Option<Threshold>,
    /// Whether it reaches it, or keeps below it; decided by the rule, never by the picture.
    pub reached: bool,
}

/// Bars below each other, each with its threshold marked and named.
#[component]
pub fn PairedBar(
    /// What the picture finds, as a sentence.
    #[prop(into)]
    finding: String,
    /// The bars: persons and area.
    bars: Vec<Bar>,
) -> AnyView {
    let bars = bars.into_iter().map(bar_view);
    view! {
        <figure class="picture bars">
            <figcaption>{finding}</figcaption>
            {bars.collect_view()}
        </figure>
    }
    .into_any()
}

fn bar_view(bar: Bar) -> AnyView {
    let frame = t().frame;
    let ceiling = bar.threshold.as_ref().and_then(|threshold| threshold.ceiling);
    let state = ceiling.unwrap_or(if bar.reached { frame.reached } else { frame.not_reached });
    let needed = bar.threshold.as_ref().map(|threshold| match ceiling {
        Some(_) => threshold.label.clone(),
        None => fill(frame.threshold, &[("label", &threshold.label)]),
    });
    let alternative = match &needed {
        Some(needed) => [&bar.label, " ", &bar.words, frame.comma, needed, frame.comma, state].concat(),
        None => [&bar.label, " ", &bar.words].concat(),
    };
    let tone = match (&bar.threshold, bar.reached) {
        (Some(_), false) => Tone::Against,
        _ => Tone::Done,
    };
    let mark = bar.threshold.map(|threshold| {
        let at = threshold.per_mille.min(1000);
        view! { <line class="bar-mark" x1=at x2=at y1="0" y2="40" vector-effect="non-scaling-stroke"></line> }
            .into_any()
    });
    let needed = needed.map(|needed| view! { <p class="bar-needed">{needed} " · " {state}</p> }.into_any());
    view! {
        <div class="bar-row">
            <p class="bar-label"><span>{bar.label}</span> <strong>{bar.words}</strong></p>
            <svg class="bar-svg" viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label=alternative>
                <rect class="bar-track" x="0" y="6" width="1000" height="28"></rect>
                <rect class=["bar-fill ", tone.class()].concat() x="0" y="6" width=bar.per_mille.min(1000) height="28"></rect>
                {mark}
            </svg>
            {needed}
        </div>
    }
    .into_any()
}
