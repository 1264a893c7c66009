//! A whole in its parts.

use leptos::prelude::*;
use linyi_shared::money::grouped;

use crate::ui::Tone;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub label: String,
    /// How many.
    pub count: u64,
    /// The figure in words where the count alone is not it, such as an amount; empty for the count.
    pub words: String,
    /// Its colour; neighbours should differ.
    pub tone: Tone,
}

/// Parts of a whole as one bar, with its list below.
#[component]
pub fn StackedBar(
    /// What the picture finds, as a sentence.
    #[prop(into)]
    finding: String,
    /// The parts, in order.
    segments: Vec<Segment>,
) -> AnyView {
    let total = segments.iter().map(|segment| segment.count).sum::<u64>().max(1);
    let mut before = 0;
    let mut rects = Vec::new();
    let mut rows = Vec::new();
    let mut alternative = Vec::new();
    for (index, segment) in segments.into_iter().enumerate() {
        let (start, end) = (before * 1000 / total, (before + segment.count) * 1000 / total);
        before += segment.count;
        let class = ["bar-fill part", ["0", "1", "2", "3"][index % 4], " ", segment.tone.class()].concat();
        let words = if segment.words.is_empty() { grouped(segment.count) } else { segment.words };
        alternative.push([&segment.label, " ", &words].concat());
        rects.push(
            view! { <rect class=class.clone() x=start y="0" width=end.saturating_sub(start) height="40"></rect> }
                .into_any(),
        );
        rows.push(
            view! {
                <li>
                    <svg class="key" viewBox="0 0 16 16" aria-hidden="true"><rect class=class width="16" height="16"></rect></svg>
                    {segment.label} <strong>{words}</strong>
                </li>
            }
            .into_any(),
        );
    }
    view! {
        <figure class="picture">
            <figcaption>{finding}</figcaption>
            <svg class="bar-svg" viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label=alternative.join(", ")>
                {rects}
            </svg>
            <ul class="keys">{rows}</ul>
        </figure>
    }
    .into_any()
}
