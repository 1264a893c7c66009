//! Managing a consultation: reach, visits, close, outcome.

use leptos::prelude::*;
use linyi_shared::consultations::api::{BuildingReach, ConsultationDesk, RemarkView};
use linyi_shared::consultations::phase::Phase;
use linyi_shared::id::ConsultationId;

use super::desk_offer::{Offer, offer_fields};
use super::desk_publish::publish_section;
use super::picture::{paragraphs, phase_tag, reach_section, window_words};
use super::summary::{outcome_sections, summary_section};
use crate::api::resource_of;
use crate::i18n::{fill, t};
use crate::ui::{
    ApiForm, Card, ConfirmButton, Empty, Facts, PageHead, PhotoGrid, Section, SubmitButton, TextField, fact,
};

/// `/desk/consultations/:id`.
pub fn manage_page() -> AnyView {
    resource_of("id", |api, id: ConsultationId| api.find_consultation_desk(id)).view(manage)
}

fn manage(page: ConsultationDesk) -> AnyView {
    let lead =
        fill(t().consultations.list_lead, &[("compound", &page.compound_name), ("project", &page.project_title)]);
    let early = (!page.close_reason.is_empty())
        .then(|| view! { <p>{fill(t().consultations.closed_early, &[("reason", &page.close_reason)])}</p> }.into_any());
    let remarks = page.may_run.then(remarks_section);
    view! {
        <PageHead title=page.title.clone() lead=lead back="/desk/consultations" back_label=t().desk.consultations/>
        <div>
            <p>{phase_tag(page.phase)}</p>
            {early}
        </div>
        <Facts rows=vec![fact(t().consultations.window, window_words(page.opens_at, page.closes_at))]/>
        {actions(&page)}
        {steps(&page)}
        {reach_section(page.reach)}
        {buildings(&page)}
        {remarks}
    }
    .into_any()
}

fn actions(page: &ConsultationDesk) -> AnyView {
    let words = t().consultations_desk;
    let visit = (page.may_visit && page.phase == Phase::Open).then(|| {
        let href = format!("/desk/consultations/{}/homes", page.id);
        view! { <a class="button primary" href=href>{words.visit_title}</a> }.into_any()
    });
    view! {
        <div class="actions">
            {visit}
            <a class="button" href=["/consultations/", &page.id.to_string()].concat()>{words.public_page}</a>
        </div>
    }
    .into_any()
}

/// What can be done with it now, or what came of it.
fn steps(page: &ConsultationDesk) -> AnyView {
    let edit = page.may_edit.then(|| edit_section(page));
    let close = (page.may_run && matches!(page.phase, Phase::Scheduled | Phase::Open | Phase::Ended))
        .then(|| close_section(page));
    let publish = (page.may_run && page.phase == Phase::Closed).then(|| publish_section(page));
    let summary = page.summary.clone().map(|summary| {
        let outcomes = page.published_at.is_some().then(|| outcome_sections(&summary));
        view! {
            {outcomes}
            {summary_section(summary)}
        }
        .into_any()
    });
    let introduction = (!page.may_edit).then(|| view! { <div>{paragraphs(&page.introduction)}</div> }.into_any());
    view! {
        {introduction}
        {edit}
        {close}
        {summary}
        {publish}
    }
    .into_any()
}

fn edit_section(page: &ConsultationDesk) -> AnyView {
    let words = t().consultations_desk;
    let offer = Offer { title: page.title.clone(), introduction: page.introduction.clone() };
    let (opens, closes, groups) = (page.opens_local.clone(), page.closes_local.clone(), page.groups.clone());
    view! {
        <details class="card">
            <summary>{words.edit}</summary>
            <p class="muted">{words.edit_hint}</p>
            <ApiForm
                action=format!("/api/v1/consultations/{}/edit", page.id)
                return_to=format!("/desk/consultations/{}", page.id)
            >
                {offer_fields(offer, opens, closes, groups)}
                <SubmitButton label=words.save/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn close_section(page: &ConsultationDesk) -> AnyView {
    let words = t().consultations_desk;
    let (action, return_to) =
        (format!("/api/v1/consultations/{}/close", page.id), format!("/desk/consultations/{}", page.id));
    view! {
        <Section title=words.close_title id="close">
            <p class="muted">{words.sealed}</p>
            <ApiForm action=action return_to=return_to>
                <TextField name="reason" label=words.close_reason hint=words.close_reason_hint max=200/>
                <ConfirmButton label=words.close binds=words.close_binds confirm=words.close_confirm class="quiet"/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn buildings(page: &ConsultationDesk) -> AnyView {
    let words = t().consultations_desk;
    let link = page.may_visit && page.phase == Phase::Open;
    let rows = page.buildings.iter().map(|building| building_row(page.id, building, link)).collect_view();
    view! {
        <Section title=words.buildings id="buildings">
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th>{words.building}</th>
                            <th class="number">{t().consultations.homes}</th>
                            <th class="number">{words.answered}</th>
                            <th class="number">{words.to_visit}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
    .into_any()
}

fn building_row(id: ConsultationId, building: &BuildingReach, link: bool) -> AnyView {
    let name = building.name.clone();
    let name = if link {
        let href = format!("/desk/consultations/{id}/homes?building={}", building.building_id);
        view! { <a href=href>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    let reach = building.reach;
    view! {
        <tr>
            <td>{name}</td>
            <td class="number">{reach.homes()}</td>
            <td class="number">{reach.answered()}</td>
            <td class="number">{reach.not_met + reach.not_reached}</td>
        </tr>
    }
    .into_any()
}

fn remarks_section() -> AnyView {
    let words = t().consultations_desk;
    let list = resource_of("id", |api, id: ConsultationId| api.list_remarks(id)).view(remarks);
    view! {
        <Section title=words.remarks_title id="remarks">
            <p class="muted">{words.remarks_hint}</p>
            {list}
        </Section>
    }
    .into_any()
}

fn remarks(rows: Vec<RemarkView>) -> AnyView {
    if rows.is_empty() {
        return view! { <Empty text=t().consultations_desk.remarks_empty/> }.into_any();
    }
    let cards = rows.into_iter().map(|row| {
        view! {
            <Card>
                <p class="kicker">{row.building_name}</p>
                {paragraphs(&row.remark)}
                <PhotoGrid ids=row.photos/>
            </Card>
        }
        .into_any()
    });
    view! { <div class="card-list cols">{cards.collect_view()}</div> }.into_any()
}
