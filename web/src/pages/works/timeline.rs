//! What was recorded, the latest first.

use leptos::prelude::*;
use linyi_shared::time::{day_words, moment_words};
use linyi_shared::works::api::EntryView;

use crate::i18n::{fill, lang, t};
use crate::ui::{PhotoGrid, Tag, Tone};

/// An entry; `after` stands below it, such as the link to correct it.
pub fn entry_view(entry: EntryView, after: Option<AnyView>) -> AnyView {
    let texts = t().works;
    let title = fill(texts.entry, &[("item", &entry.item_title), ("percent", &entry.percent)]);
    let tags = [
        (entry.hidden_work, texts.hidden, Tone::Info),
        (entry.corrects.is_some(), texts.correction, Tone::Neutral),
        (entry.is_corrected, texts.corrected, Tone::Caution),
    ];
    let tags = tags.into_iter().filter(|(is_so, ..)| *is_so);
    let tags: Vec<_> = tags.map(|(_, label, tone)| view! { <Tag label=label tone=tone/> }.into_any()).collect();
    let tags = (!tags.is_empty()).then(|| view! { <p class="actions">{tags}</p> }.into_any());
    let alt = fill(texts.photo_of, &[("item", &entry.item_title)]);
    let place = place_words(&entry).map(|words| view! { <p class="small">{words}</p> }.into_any());
    let reason = (!entry.reason.is_empty())
        .then(|| view! { <p>{fill(texts.reason, &[("reason", &entry.reason)])}</p> }.into_any());
    view! {
        <article class="card">
            <p class="kicker">{day_words(entry.recorded_at, lang())}</p>
            <h3>{title}</h3>
            {tags}
            <p>{entry.text}</p>
            {reason}
            {place}
            <PhotoGrid ids=entry.photos alt=alt/>
            {after}
        </article>
    }
    .into_any()
}

fn place_words(entry: &EntryView) -> Option<String> {
    let texts = t().works;
    match (entry.location.is_empty(), entry.seen_at) {
        (true, _) => None,
        (false, Some(at)) if entry.hidden_work => {
            Some(fill(texts.hidden_at, &[("place", &entry.location), ("moment", &moment_words(at, lang()))]))
        }
        (false, _) => Some(fill(texts.seen_at, &[("place", &entry.location)])),
    }
}
