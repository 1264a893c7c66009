//! What stays of a decision: the public record of ballots with its key, corrections, repeats, the archive.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionLink, DecisionPage};
use linyi_shared::decisions::log::SignedTreeHead;
use linyi_shared::time::{date_words, day_words, moment_words};

use super::read::{in_groups, paragraphs};
use super::words::number;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// The key of the public record, the head that was frozen with the outcome, and what they are for.
pub fn log_section(page: &DecisionPage) -> AnyView {
    let texts = t().decisions;
    let mut facts = vec![
        fact(texts.key_code, page.log_key.code()),
        fact(texts.key, view! { <code>{in_groups(&page.log_key.0.to_string())}</code> }),
    ];
    if let Some(SignedTreeHead { head, .. }) = page.outcome.as_ref().and_then(|outcome| outcome.head.as_ref()) {
        let size = number(i64::try_from(head.size).unwrap_or(i64::MAX));
        let words = fill(texts.log_until, &[("moment", &moment_words(head.at, lang())), ("size", &size)]);
        facts.push(fact(texts.log, words));
        facts.push(fact(texts.log_root, view! { <code>{in_groups(&head.root.to_string())}</code> }));
    }
    let file = format!("/api/v1/decisions/{}/log/file", page.id);
    view! {
        <Section title=texts.log id="log">
            <p>{texts.key_what_for}</p>
            <Facts rows=facts/>
            <p class="actions"><a class="button quiet" href=file download="">{icon(Icon::Download)} {texts.save_log}</a></p>
        </Section>
    }
    .into_any()
}

/// The decision that was put to the vote again, and those that did so with this one.
pub fn repeats_view(page: &DecisionPage) -> AnyView {
    let texts = t().decisions;
    let old = page.repeats.iter().map(|link| link_line(texts.repeats, link)).collect_view();
    let new = page.repeated_by.iter().map(|link| link_line(texts.repeated_by, link)).collect_view();
    view! { {old} {new} }.into_any()
}

fn link_line(words: &'static str, link: &DecisionLink) -> AnyView {
    let href = format!("/decisions/{}", link.id);
    view! { <p>{icon(Icon::Info)} {words} <a href=href>{link.title.clone()}</a> " · " {link.state.words(lang())}</p> }
        .into_any()
}

/// The notices that tell of this decision; nothing before there is one.
pub fn notices_fact(page: &DecisionPage) -> Option<(String, AnyView)> {
    if page.notices.is_empty() {
        return None;
    }
    let links = page.notices.iter().map(|notice| {
        let href = format!("/notices/{}", notice.id);
        view! { <p><a href=href>{notice.title.clone()}</a></p> }.into_any()
    });
    Some(fact(t().decisions.notices, links.collect_view()))
}

/// What the community's party organisation resolved before residents decide: one line, the rest on asking (R28).
pub fn study_view(page: &DecisionPage) -> Option<AnyView> {
    let (study, texts) = (page.party_study.as_ref()?, t().decisions);
    let figures: [(&str, &dyn std::fmt::Display); 3] = [
        ("day", &date_words(study.studied_on, lang())),
        ("organisation", &study.organisation),
        ("count", &study.attended),
    ];
    let (line, resolution) = (fill(texts.party_study, &figures), paragraphs(&study.resolution));
    Some(view! { <details><summary>{line}</summary>{resolution}</details> }.into_any())
}

/// Who signed, since when it stands, until when it is kept.
pub fn effect_facts(page: &DecisionPage) -> Vec<(String, AnyView)> {
    let (texts, lang) = (t().decisions, lang());
    let mut facts = Vec::new();
    if !page.signatories.is_empty() {
        facts.push(fact(texts.signatories, paragraphs(&page.signatories)));
    }
    if let Some(at) = page.archived_at {
        facts.push(fact(texts.archived_at, day_words(at, lang)));
    }
    if let Some(until) = page.kept_until {
        facts.push(fact(texts.kept_until, day_words(until, lang)));
    }
    facts
}

/// The corrections of the outcome with their reasons; nothing where there was none.
pub fn corrections_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let corrections = page.outcome_versions.iter().filter(|version| !version.reason.is_empty());
    let lines: Vec<_> = corrections
        .map(|version| {
            let figures: [(&str, &dyn std::fmt::Display); 4] = [
                ("version", &version.version),
                ("moment", &moment_words(version.published_at, lang)),
                ("persons", &number(version.participated.persons)),
                ("reason", &version.reason),
            ];
            view! { <li><p>{fill(texts.correction, &figures)}</p></li> }.into_any()
        })
        .collect();
    if lines.is_empty() {
        return view! { <p class="muted">{texts.no_correction}</p> }.into_any();
    }
    view! { <ul class="stack">{lines}</ul> }.into_any()
}
