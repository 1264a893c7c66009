//! `/projects/:id/acceptance`: was it accepted, what is still to be put right, until when the warranty lasts.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptancePage, CheckCounts, LegalView, WarrantyView};
use linyi_shared::acceptance::rules::LegalResult;
use linyi_shared::id::ProjectId;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::date_words;

use super::defects::defects_view;
use super::lines::{items_view, lists_view};
use super::observations::observations_section;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::{Card, Empty, Facts, PageHead, PhotoGrid, Section, Tag, Tone, describe_page, fact};

/// `/projects/:id/acceptance`.
pub fn acceptance_page() -> AnyView {
    resource_of("id", |api, id: ProjectId| api.find_acceptance(id)).view(acceptance)
}

fn acceptance(page: AcceptancePage) -> AnyView {
    let texts = t().acceptance;
    describe_page(&[&page.compound_name, " ", texts.title].concat(), &finding(&page.counts), None);
    let back = ["/compounds/", &page.compound_id.to_string()].concat();
    view! {
        <PageHead title=texts.title lead=page.compound_name.clone() back=back back_label=page.compound_name.clone()/>
        {body(page)}
    }
    .into_any()
}

/// Everything below the heading; the bottom bar's page shows it too.
pub fn body(page: AcceptancePage) -> AnyView {
    let texts = t().acceptance;
    let observations = observations_section(&page);
    let works = format!("/projects/{}/works", page.project_id);
    if page.stage < Stage::ResidentCheck {
        return view! {
            <Empty text=texts.not_begun>
                <p class="actions"><a class="button" href=works>{texts.see_works}</a></p>
            </Empty>
            {observations}
        }
        .into_any();
    }
    let warranty = (!page.warranty.is_empty()).then(|| warranty_section(page.warranty, &works));
    let late = (page.overdue_complaints > 0).then(|| {
        let words = fill(texts.finding_late, &[("late", &page.overdue_complaints)]);
        view! { <p class="actions"><Tag label=words tone=Tone::Caution/></p> }.into_any()
    });
    view! {
        <Card class="strong">
            <p class="lead">{finding(&page.counts)}</p>
            {findings(&page.counts)}
            {late}
        </Card>
        <Section title=texts.legal id="legal">{legal_view(page.legal)}</Section>
        <Section title=texts.defects id="defects">{defects_view(page.defects)}</Section>
        {warranty}
        <Section title=texts.items id="items">{items_view(page.items)}</Section>
        <Section title=texts.lists id="lists">
            <p class="muted">{texts.lists_lead}</p>
            {lists_view(page.lists)}
        </Section>
        {observations}
    }
    .into_any()
}

fn finding(counts: &CheckCounts) -> String {
    fill(t().acceptance.finding, &[("items", &counts.items), ("checked", &counts.checked_items)])
}

fn findings(counts: &CheckCounts) -> AnyView {
    let texts = t().acceptance;
    if counts.checked_items == 0 && counts.defects == 0 {
        return ().into_any();
    }
    if counts.defects == 0 {
        return view! { <p>{texts.finding_none}</p> }.into_any();
    }
    let defects = fill(texts.finding_defects, &[("defects", &counts.defects), ("open", &counts.open_defects)]);
    let overdue = (counts.overdue_defects > 0).then(|| {
        let words = fill(texts.finding_overdue, &[("overdue", &counts.overdue_defects)]);
        view! { <p class="actions"><Tag label=words tone=Tone::Caution/></p> }.into_any()
    });
    view! { <p>{defects}</p> {overdue} }.into_any()
}

/// The legal acceptance, or that there is none.
pub fn legal_view(legal: Option<LegalView>) -> AnyView {
    let texts = t().acceptance;
    let Some(legal) = legal else { return view! { <Empty text=texts.legal_none/> }.into_any() };
    let (sentence, tone) = match legal.result {
        LegalResult::Passed => (texts.legal_passed, Tone::Done),
        LegalResult::Failed => (texts.legal_failed, Tone::Caution),
    };
    let sentence = fill(sentence, &[("day", &date_words(legal.accepted_on, lang()))]);
    let parties =
        legal.parties.iter().map(|(role, unit)| view! { <li>{role.words(lang())} " " {unit.clone()}</li> }.into_any());
    let mut rows = Vec::new();
    for (name, value) in [(texts.certificate, legal.certificate), (texts.filing, legal.filing)] {
        if !value.is_empty() {
            rows.push(fact(name, value));
        }
    }
    rows.push(fact(texts.parties, view! { <ul>{parties.collect_view()}</ul> }));
    let note = (!legal.note.is_empty()).then(|| view! { <p>{legal.note}</p> }.into_any());
    let reason = (!legal.reason.is_empty())
        .then(|| view! { <p class="small">{fill(texts.corrected, &[("reason", &legal.reason)])}</p> }.into_any());
    view! {
        <p class="actions"><Tag label=legal.result.words(lang()) tone=tone/></p>
        <p class="lead">{sentence}</p>
        <Facts rows=rows/>
        {note}
        {reason}
        <PhotoGrid ids=legal.photos/>
    }
    .into_any()
}

fn warranty_section(warranty: Vec<WarrantyView>, works: &str) -> AnyView {
    let (texts, parties) = (t().acceptance, [works, "#parties"].concat());
    view! {
        <Section title=texts.warranty id="warranty">
            <p class="muted">{texts.warranty_lead}</p>
            <div class="table-wrap">
                <table>
                    <caption class="unseen">{texts.warranty}</caption>
                    <thead>
                        <tr>
                            <th>{texts.column_item}</th>
                            <th>{texts.column_category}</th>
                            <th>{texts.column_until}</th>
                        </tr>
                    </thead>
                    <tbody>{warranty.into_iter().map(warranty_row).collect_view()}</tbody>
                </table>
            </div>
            <p class="actions"><a class="button" href=parties>{texts.whom_to_call}</a></p>
        </Section>
    }
    .into_any()
}

fn warranty_row(row: WarrantyView) -> AnyView {
    let texts = t().acceptance;
    let until = row.ends_on.map_or_else(|| texts.by_contract.to_owned(), |day| date_words(day, lang()));
    let over = row.is_over.then(|| view! { <Tag label=texts.warranty_over/> }.into_any());
    view! {
        <tr>
            <td>{row.title}</td>
            <td>{row.category.words(lang())}</td>
            <td>{until} " " {over}</td>
        </tr>
    }
    .into_any()
}
