//! Defects: what is wrong, who puts it right and until when, and what happened since.

use chrono::NaiveDate;
use leptos::prelude::*;
use linyi_shared::acceptance::api::{ChangeView, DefectView};
use linyi_shared::acceptance::rules::{ComplaintTerms, complaint_basis};
use linyi_shared::time::{date_words, day_words};

use super::words::state_tag;
use crate::i18n::{fill, lang, t};
use crate::pages::works::call;
use crate::ui::{Empty, Facts, PhotoGrid, Tag, Tone, fact};

/// Defects that are open, then those that are settled, closed until asked for.
pub fn defects_view(defects: Vec<DefectView>) -> AnyView {
    let texts = t().acceptance;
    if defects.is_empty() {
        return view! { <Empty text=texts.no_defects/> }.into_any();
    }
    let (settled, open): (Vec<_>, Vec<_>) = defects.into_iter().partition(|defect| defect.state.is_settled());
    let title = fill(texts.settled, &[("n", &settled.len())]);
    let settled = (!settled.is_empty()).then(|| {
        view! {
            <details>
                <summary>{title}</summary>
                {cards(settled)}
            </details>
        }
        .into_any()
    });
    view! { {cards(open)} {settled} }.into_any()
}

fn cards(defects: Vec<DefectView>) -> AnyView {
    let cards = defects.into_iter().map(|defect| view! { <li>{defect_card(defect, None)}</li> }.into_any());
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

/// A defect; `after` stands below it, such as the form to verify it.
pub fn defect_card(defect: DefectView, after: Option<AnyView>) -> AnyView {
    let texts = t().acceptance;
    let unit = if defect.unit.is_empty() {
        defect.responsible.words(lang()).to_owned()
    } else {
        [defect.responsible.words(lang()), " ", &defect.unit].concat()
    };
    let phone = (!defect.phone.is_empty() && !defect.state.is_settled()).then(|| call(&defect.phone));
    let warranty = defect
        .warranty_until
        .map(|day| view! { <p>{fill(texts.part_warranty, &[("day", &date_words(day, lang()))])}</p> }.into_any());
    let kicker = [&defect.title, " · ", &fill(texts.found, &[("day", &day_words(defect.found_at, lang()))])].concat();
    let changes = defect.changes.iter().cloned().map(change_view).collect_view();
    let tags = tags(&defect);
    let mut rows = vec![fact(texts.who, unit), fact(texts.due, date_words(defect.due_on, lang()))];
    rows.extend(defect.terms.iter().flat_map(terms_facts));
    view! {
        <article class="card">
            <p class="kicker">{kicker}</p>
            <h3>{defect.description}</h3>
            {tags}
            <Facts rows=rows/>
            {phone}
            <PhotoGrid ids=defect.photos alt=texts.photo_defect/>
            <ol>{changes}</ol>
            {warranty}
            {after}
        </article>
    }
    .into_any()
}

/// What the law gives for a complaint under warranty, and whether it was kept (R44).
fn terms_facts(terms: &ComplaintTerms) -> Vec<(String, AnyView)> {
    let texts = t().acceptance;
    let line = |due: NaiveDate, done: Option<NaiveDate>, overdue: bool| {
        let words = |text: &str, day: NaiveDate| fill(text, &[("day", &date_words(day, lang()))]);
        let due = words(texts.term_due, due);
        let done = done.map(|day| words(texts.term_done, day)).unwrap_or_default();
        let late = overdue.then(|| view! { <Tag label=texts.term_late tone=Tone::Caution/> }.into_any());
        view! { {due} " " {done} " " {late} }.into_any()
    };
    let mut rows = vec![
        fact(texts.term_reported, date_words(terms.reported_on, lang())),
        (
            texts.term_determination.to_owned(),
            line(terms.determination_due, terms.determined_on, terms.determination_overdue),
        ),
    ];
    if let Some(due) = terms.on_site_due {
        rows.push((texts.term_on_site.to_owned(), line(due, terms.on_site_on, terms.on_site_overdue)));
    }
    if let Some(day) = terms.repaired_on {
        rows.push(fact(texts.term_repaired, date_words(day, lang())));
    }
    rows.push(fact(texts.term_basis, complaint_basis(lang())));
    rows
}

fn tags(defect: &DefectView) -> AnyView {
    let texts = t().acceptance;
    let overdue = defect.is_overdue.then(|| view! { <Tag label=texts.overdue tone=Tone::Caution/> }.into_any());
    let repairs =
        (defect.repairs > 1).then(|| view! { <Tag label=fill(texts.repairs, &[("n", &defect.repairs)])/> }.into_any());
    let escalate = defect.must_escalate.then(|| view! { <Tag label=texts.escalate tone=Tone::Caution/> }.into_any());
    view! { <p class="actions">{state_tag(defect.state)} {overdue} {repairs} {escalate}</p> }.into_any()
}

fn change_view(change: ChangeView) -> AnyView {
    let texts = t().acceptance;
    let what = fill(texts.change, &[("day", &day_words(change.at, lang())), ("what", &change.kind.words(lang()))]);
    let repaired = change.repaired_on.map(|day| {
        view! { <p class="small muted">{fill(texts.repaired_on, &[("day", &date_words(day, lang()))])}</p> }.into_any()
    });
    view! {
        <li>
            <p><strong>{what}</strong></p>
            <p>{change.text}</p>
            {repaired}
            <PhotoGrid ids=change.photos/>
        </li>
    }
    .into_any()
}
