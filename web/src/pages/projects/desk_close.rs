//! An open step on the desk: what evidence is there, what is missing, where it is made, and the form that closes it.

use leptos::prelude::*;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::projects::api::{OpenStep, TypedField};
use linyi_shared::projects::duties::EvidenceTask;
use linyi_shared::time::day_words;

use crate::i18n::{fill, lang, t};
use crate::ui::{ApiForm, Card, ConfirmButton, DateField, Icon, TextField, icon};

/// One open step.
pub(super) fn open_step(compound: PlaceId, project: ProjectId, step: &OpenStep) -> AnyView {
    let texts = t().projects_desk;
    let opened = step.opened_at.map(|at| fill(texts.opened, &[("day", &day_words(at, lang()))]));
    let who = fill(texts.who, &[("who", &step.who)]);
    let closing = if step.stays_open {
        view! { <p class="muted">{texts.stays}</p> }.into_any()
    } else {
        view! {
            {evidence(step)}
            {step.is_mine.then(|| close_form(project, step))}
        }
        .into_any()
    };
    let (stage, links) = (step.stage, links(compound, project, step));
    view! {
        <Card title=stage.words(lang()) class="strong">
            <p class="muted small">{opened} " " {who}</p>
            {closing}
            {links}
        </Card>
    }
    .into_any()
}

fn evidence(step: &OpenStep) -> AnyView {
    let texts = t().projects_desk;
    let list = |rows: &[String], sign: Icon| {
        let rows: Vec<_> =
            rows.iter().map(|row| view! { <li>{icon(sign)} " " {row.clone()}</li> }.into_any()).collect();
        view! { <ul>{rows}</ul> }.into_any()
    };
    let there = if step.present.is_empty() {
        view! { <p class="muted">{texts.there_none}</p> }.into_any()
    } else {
        list(&step.present, Icon::Tick)
    };
    let missing = if !step.missing.is_empty() {
        list(&step.missing, Icon::Clock)
    } else if step.fields.is_empty() {
        view! { <p>{icon(Icon::Tick)} " " {texts.missing_none}</p> }.into_any()
    } else {
        view! { <p>{icon(Icon::Tick)} " " {texts.missing_typed}</p> }.into_any()
    };
    view! {
        <h3>{texts.there}</h3>
        {there}
        <h3>{texts.missing}</h3>
        {missing}
    }
    .into_any()
}

/// The form that closes a step; the server refuses it and names what is missing while something is.
fn close_form(project: ProjectId, step: &OpenStep) -> AnyView {
    let texts = t().projects_desk;
    let stage = step.stage;
    let fields = step.fields.clone();
    let label = fill(texts.close, &[("stage", &stage.words(lang()))]);
    let action = format!("/api/v1/projects/{project}/stages/{}/close", stage.as_str());
    view! {
        <ApiForm action=action return_to=format!("/desk/projects/{project}")>
            {fields.into_iter().map(typed_field).collect_view()}
            <ConfirmButton label=label binds=texts.close_binds confirm=texts.close_confirm/>
        </ApiForm>
    }
    .into_any()
}

fn typed_field(field: TypedField) -> AnyView {
    let texts = t().projects_desk;
    let name = format!("evidence[{}]", field.as_str());
    let amount = |name: String, label: &'static str| {
        view! { <TextField name=name label=label hint=texts.amount_hint keyboard="decimal" required=true/> }.into_any()
    };
    match field {
        TypedField::ApprovalNumber => {
            view! { <TextField name=name label=texts.approval_number max=60 required=true/> }.into_any()
        }
        TypedField::ApprovedOn => view! { <DateField name=name label=texts.approved_on required=true/> }.into_any(),
        TypedField::Contractor => {
            view! { <TextField name=name label=texts.contractor max=100 required=true/> }.into_any()
        }
        TypedField::ReviewedAmount => amount(name, texts.reviewed_amount),
        TypedField::ContractPrice => amount(name, texts.contract_price),
        TypedField::SettlementAmount => amount(name, texts.settlement_amount),
        TypedField::AuditedAmount => amount(name, texts.audited_amount),
    }
}

/// Where the evidence of a step is made, as far as the reader may make it.
fn links(compound: PlaceId, project: ProjectId, step: &OpenStep) -> AnyView {
    let texts = t().projects_desk;
    let record = step.record.clone().map(|record| (record, texts.go_record));
    let tasks = step.tasks.iter().map(|task| (task_address(compound, project, *task), task.words(lang())));
    let links: Vec<_> = record.into_iter().chain(tasks).collect();
    if links.is_empty() {
        return ().into_any();
    }
    let links = links.into_iter().map(|(href, label)| view! { <a class="button" href=href>{label}</a> }.into_any());
    view! { <p class="actions"><span class="muted">{texts.go}</span> {links.collect_view()}</p> }.into_any()
}

fn task_address(compound: PlaceId, project: ProjectId, task: EvidenceTask) -> String {
    let page = match task {
        EvidenceTask::Roster => return format!("/desk/places/{compound}/roster"),
        EvidenceTask::Consultation => "consultations/new",
        EvidenceTask::Deliberation => "deliberation",
        EvidenceTask::Decision => "decisions/new",
        EvidenceTask::Works => "works",
        EvidenceTask::Acceptance => "acceptance",
        EvidenceTask::Rating => "ratings/new",
        EvidenceTask::DecisionNotice
        | EvidenceTask::PlanNotice
        | EvidenceTask::WorksBoard
        | EvidenceTask::AcceptanceNotice
        | EvidenceTask::SettlementNotice
        | EvidenceTask::WarrantyNotice => "notices/new",
    };
    let kind = task.notice().map(|kind| format!("?kind={}", kind.as_str())).unwrap_or_default();
    format!("/desk/projects/{project}/{page}{kind}")
}
