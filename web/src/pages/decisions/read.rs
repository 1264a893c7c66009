//! `/decisions/:id`: what is asked, what it takes, until when, who took part, and the outcome once it is out.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionPage, ItemView, MAX_CHANGES, MyBallot};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::DecisionId;
use linyi_shared::people::api::Me;
use linyi_shared::time::{deadline_words, moment_words};

use super::outcome::outcome_view;
use super::record::{log_section, notices_fact, repeats_view, study_view};
use super::silence::{silence_line, silence_section};
use super::turnout::turnout_section;
use super::words::{area_text, joined, noun_of, number, tone_of};
use crate::api::resource_of;
use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/decisions/:id`.
pub fn decision_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_decision(id)).view(decision)
}

fn decision(page: DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    describe_page(&page.title, &page.explanation, None);
    let lead = [&page.compound_name, " · ", page.rule_set.name(lang)].concat();
    view! {
        <PageHead title=page.title.clone() lead=lead back="/decisions" back_label=texts.back/>
        <p><Tag label=page.state.words(lang) tone=tone_of(page.state)/></p>
        {repeats_view(&page)}
        {now_view(&page)}
        {outcome_section(&page)}
        {lift_view(&page)}
        {asked_view(&page.explanation, &page.items)}
        {study_view(&page)}
        {rule_view(&page)}
        {silence_section(&page)}
        {turnout_section(&page)}
        {evidence_view(&page)}
        {page.notified_at.map(|_| log_section(&page))}
    }
    .into_any()
}

fn outcome_section(page: &DecisionPage) -> Option<AnyView> {
    let texts = t().decisions;
    let outcome = outcome_view(page.outcome.clone()?, &page.rule_set);
    let note = standing_view(page);
    let sheet = format!("/decisions/{}/outcome", page.id);
    let participants = format!("/decisions/{}/participants", page.id);
    Some(
        view! {
            <Section title=texts.outcome id="outcome">
                {note}
                {outcome}
                <p class="actions">
                    <a class="button" href=sheet>{icon(Icon::Print)} " " {texts.see_sheet}</a>
                    <a class="button quiet" href=participants>{texts.see_participants}</a>
                </p>
            </Section>
        }
        .into_any(),
    )
}

/// Whether the outcome is final, and until then the way to its notice, where residents object.
pub fn standing_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    if let Some(at) = page.final_at {
        let since = fill(texts.final_since, &[("moment", &moment_words(at, lang))]);
        return view! { <p>{since}</p> }.into_any();
    }
    let running = page.result_notices.iter().find(|notice| !notice.period_over);
    let (sentence, label, class) = match running {
        Some(notice) => {
            let deadline = deadline_words(notice.ends_at, lang);
            (fill(texts.provisional_posted, &[("deadline", &deadline)]), texts.to_object, "button primary")
        }
        None if page.result_notices.is_empty() => (texts.provisional.to_owned(), "", ""),
        None => (texts.provisional_shown.to_owned(), texts.see_notice, "button"),
    };
    let link = running.or(page.result_notices.first()).map(|notice| {
        let href = format!("/notices/{}#objections", notice.id);
        view! { <p class="actions"><a class=class href=href>{label}</a></p> }.into_any()
    });
    view! { <p>{sentence}</p> {link} }.into_any()
}

/// What the lift costs the reader's homes, and the way to the table of all floors, which is a document by itself.
fn lift_view(page: &DecisionPage) -> Option<AnyView> {
    if page.lift_notes.is_empty() {
        return None;
    }
    let notes = paragraphs(&page.lift_notes.join("\n"));
    let href = format!("/decisions/{}/lift", page.id);
    let table =
        view! { <p class="actions"><a class="button" href=href rel="external">{t().decisions.lift_table}</a></p> }
            .into_any();
    Some(view! { <Card>{notes} {table}</Card> }.into_any())
}

/// What is asked: the explanation, then the questions.
pub fn asked_view(explanation: &str, items: &[ItemView]) -> AnyView {
    let (explanation, items) = (paragraphs(explanation), items_view(items));
    view! { <Section title=t().decisions.asked>{explanation} {items}</Section> }.into_any()
}

/// The one thing to do, or the one thing that is true now.
fn now_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let (title, lead, rest) = match page.state {
        DecisionState::Open => {
            let deadline = fill(texts.until, &[("deadline", &deadline_words(page.closes_at, lang))]);
            let paper = view! { <p class="muted">{texts.paper_too}</p> }.into_any();
            ("", deadline, vec![mine_view(page), paper])
        }
        DecisionState::Notified => {
            let opens = fill(texts.opens, &[("moment", &moment_words(page.opens_at, lang))]);
            let paper = view! { <p class="muted">{texts.paper_too}</p> }.into_any();
            (texts.not_open_yet, opens, vec![paper])
        }
        DecisionState::Closed => {
            let due = fill(texts.result_due, &[("moment", &deadline_words(page.result_due_at, lang))]);
            (texts.counting, due, vec![receipt_link(page.id, &page.mine)])
        }
        _ => return receipt_link(page.id, &page.mine),
    };
    let silence = silence_line(page);
    view! { <Card class="strong" title=title><p class="lead">{lead}</p> {rest} {silence}</Card> }.into_any()
}

fn mine_view(page: &DecisionPage) -> AnyView {
    let id = page.id;
    if page.mine.is_empty() && !page.owners_only {
        return visitor().view_or(waiting_nothing, move |me| outsider(id, me));
    }
    let ballots = page.mine.iter().map(|ballot| ballot_line(id, ballot)).collect_view();
    let barred = page.owners_only.then(owners_only_view);
    view! { {ballots} {barred} }.into_any()
}

/// Said to a tenant or relative in a vote of owners, with the way to correct what was registered wrongly.
pub fn owners_only_view() -> AnyView {
    let texts = t().decisions;
    view! {
        <p>{icon(Icon::Info)} {texts.owners_only}</p>
        <p><a href="/me#homes">{texts.correct_relation}</a></p>
    }
    .into_any()
}

fn outsider(id: DecisionId, me: Option<Me>) -> AnyView {
    let texts = t().decisions;
    match me {
        Some(_) => view! { <p>{texts.not_on_roll}</p> }.into_any(),
        None => {
            let href = format!("/sign-in?back=%2Fdecisions%2F{id}");
            view! {
                <p>{texts.sign_in_to_vote}</p>
                <p class="actions"><a class="button primary" href=href>{texts.sign_in}</a></p>
            }
            .into_any()
        }
    }
}

/// A ballot of the visitor's: to be cast, to be changed, or to be looked at.
fn ballot_line(id: DecisionId, ballot: &MyBallot) -> AnyView {
    let texts = t().decisions;
    let homes = joined(&ballot.homes);
    let href = format!("/decisions/{id}/ballot?home={}", ballot.home_id);
    if ballot.versions == 0 {
        let label = fill(texts.vote_for, &[("homes", &homes)]);
        return view! { <p class="actions"><a class="button primary" href=href>{icon(Icon::Ballot)} {label}</a></p> }
            .into_any();
    }
    let change =
        ballot.may_cast.then(|| view! { <a class="button quiet" href=href>{texts.change_vote}</a> }.into_any());
    view! {
        <p>{icon(Icon::Tick)} {fill(texts.you_voted, &[("homes", &homes)])}</p>
        <p class="actions"><a class="button" href=format!("/decisions/{id}/receipt")>{texts.see_receipt}</a> {change}</p>
    }
    .into_any()
}

fn receipt_link(id: DecisionId, mine: &[MyBallot]) -> AnyView {
    if !mine.iter().any(|ballot| ballot.versions > 0) {
        return ().into_any();
    }
    view! { <p class="actions"><a class="button" href=format!("/decisions/{id}/receipt")>{t().decisions.see_receipt}</a></p> }
        .into_any()
}

/// A text of several paragraphs.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect_view().into_any()
}

/// The questions.
pub fn items_view(items: &[ItemView]) -> AnyView {
    let items = items.iter().map(|item| view! { <li><div>{item_view(item)}</div></li> }.into_any());
    view! { <ol class="steps">{items.collect_view()}</ol> }.into_any()
}

fn item_view(item: &ItemView) -> AnyView {
    view! {
        <strong>{item.title.clone()}</strong>
        {details(item)}
    }
    .into_any()
}

/// What a question means for a home: its explanation, and what residents pay.
pub fn details(item: &ItemView) -> AnyView {
    let cost = (item.resident_share.0 > 0).then(|| {
        let words = fill(t().decisions.item_share, &[("amount", &item.resident_share)]);
        view! { <p>{words}</p> }.into_any()
    });
    view! { {paragraphs(&item.explanation)} {cost} }.into_any()
}

/// What it takes, in one sentence of exact figures, and the facts of the vote.
fn rule_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let changes = match page.changes_allowed {
        0 => texts.changes_none.to_owned(),
        count if count >= MAX_CHANGES.into() => texts.changes_any.to_owned(),
        count => fill(texts.changes_some, &[("count", &count)]),
    };
    let (opens, closes) = (moment_words(page.opens_at, lang), deadline_words(page.closes_at, lang));
    let from_to = fill(texts.from_to, &[("opens", &opens), ("closes", &closes)]);
    let mut notes = Vec::new();
    if page.rule_set.unit.is_owner() {
        notes.push(texts.one_ballot.to_owned());
    }
    if page.counts_parking {
        notes.push(texts.parking.to_owned());
    }
    for extension in &page.extensions {
        let before = deadline_words(extension.previous_closes_at, lang);
        let after = deadline_words(extension.closes_at, lang);
        notes.push(fill(texts.extension, &[("before", &before), ("after", &after), ("reason", &extension.reason)]));
    }
    let notes = notes.into_iter().map(|note| view! { <p>{note}</p> }.into_any()).collect_view();
    let requirement = page.rule_set.requirement(page.turnout.all, lang);
    let facts = vec![
        fact(texts.scope, scope_words(page)),
        fact(texts.when, from_to),
        fact(texts.changes, changes),
        fact(texts.duplicates, page.duplicates.words(lang)),
        fact(texts.basis, page.rule_set.basis(lang).to_owned()),
    ];
    view! { <Section title=texts.rule id="rule"><p class="lead">{requirement}</p> {notes} <Facts rows=facts/></Section> }
        .into_any()
}

/// Who decides, with the denominators.
pub fn scope_words(page: &DecisionPage) -> String {
    let texts = t().decisions;
    let all = page.turnout.all;
    let persons = number(all.persons);
    match area_text(all.area) {
        Some(area) => fill(texts.scope_owner, &[("place", &page.scope_name), ("persons", &persons), ("area", &area)]),
        None => {
            let noun = noun_of(&page.rule_set, all.persons);
            fill(texts.scope_heads, &[("place", &page.scope_name), ("persons", &persons), ("noun", &noun)])
        }
    }
}

fn evidence_view(page: &DecisionPage) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let (Some(at), Some(hash)) = (page.notified_at, page.register_hash.clone()) else { return ().into_any() };
    let project = format!("/compounds/{}", page.compound_id);
    let mut facts = vec![
        fact(texts.notified_at, moment_words(at, lang)),
        fact(texts.hash, view! { <code>{in_groups(&hash)}</code> }),
        fact(texts.project, view! { <a href=project>{texts.project_link}</a> }),
    ];
    facts.extend(notices_fact(page));
    view! {
        <Section title=texts.evidence>
            <Facts rows=facts/>
            <p class="small muted">{texts.hash_hint}</p>
        </Section>
    }
    .into_any()
}

/// In groups of eight, so that digits break on a phone and can be read out.
pub fn in_groups(digits: &str) -> String {
    let groups = digits.as_bytes().chunks(8).map(|part| String::from_utf8_lossy(part).into_owned());
    groups.collect::<Vec<_>>().join(" ")
}
