//! What not answering means: in a decision before the close, and in its outcome both ways (dossier R13).

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionPage, silence_words};
use linyi_shared::decisions::rules::{DecisionState, SilenceReading, Unit};

use super::outcome_sheet::weight_words;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// One sentence while people can still vote, with the way to the rule where the compound has one.
pub fn silence_line(page: &DecisionPage) -> AnyView {
    if !matches!(page.state, DecisionState::Notified | DecisionState::Open) {
        return ().into_any();
    }
    let rule = page.silence.as_ref();
    let words = silence_words(page.rule_set.kind, rule, lang());
    let read = rule.map(|_| view! { " " <a href="#silence">{t().decisions.silence_read}</a> }.into_any());
    view! { <p>{icon(Icon::Info)} " " {words} {read}</p> }.into_any()
}

/// The compound's own rule, how it was adopted and where to look at it; nothing where there is none.
pub fn silence_section(page: &DecisionPage) -> Option<AnyView> {
    let (texts, lang) = (t().decisions, lang());
    let rule = page.silence.as_ref()?;
    let photos = rule.photos.iter().enumerate().map(|(index, id)| {
        let (href, label) = (format!("/media/{id}/large"), fill(t().frame.photo, &[("number", &(index + 1))]));
        view! { <a href=href rel="external">{label}</a> " " }.into_any()
    });
    let photos = photos.collect_view();
    let facts = vec![
        fact(texts.silence_source, rule.source(lang)),
        fact(texts.silence_adopted, rule.adopted_how.clone()),
        fact(texts.silence_photos, photos),
    ];
    let words = rule.words(lang);
    Some(
        view! { <Section title=texts.silence_title id="silence"><p>{words}</p> <Facts rows=facts/></Section> }
            .into_any(),
    )
}

/// Who was handed a ballot and did not vote, and which of the two readings decides; or why only one is there.
pub fn reading_note(reading: &SilenceReading, unit: Unit) -> AnyView {
    let texts = t().decisions;
    let words = if reading.missing.is_empty() {
        fill(texts.silence_counted, &[("who", &weight_words(reading.delivered_unanswered, unit))])
    } else {
        fill(texts.silence_not_counted, &[("missing", &missing_words(reading))])
    };
    view! { <p>{icon(Icon::Info)} " " {words}</p> }.into_any()
}

/// The conditions that are not proven.
pub fn missing_words(reading: &SilenceReading) -> String {
    let missing: Vec<_> = reading.missing.iter().map(|condition| condition.words(lang())).collect();
    missing.join(if lang() == linyi_shared::lang::Lang::Zh { "；" } else { "; " })
}

/// The heading of one of two readings.
pub fn reading_title(title: &'static str, both: bool) -> Option<AnyView> {
    both.then(|| view! { <h3>{title}</h3> }.into_any())
}
