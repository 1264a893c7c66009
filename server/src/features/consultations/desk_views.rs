//! What the desk reads of consultations.

use std::collections::HashMap;

use actix_web::web;
use chrono::Duration;
use linyi_shared::consultations::api::{
    BuildingReach, ConsultationDesk, ConsultationForm, DeskConsultations, RemarkView, WaitingProject,
};
use linyi_shared::consultations::phase::Phase;
use linyi_shared::id::{ConsultationId, PlaceId, ProjectId};
use linyi_shared::page::{Page, PageQuery};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::{end_of_day, form_moment, local_date};
use uuid::Uuid;

use super::queries::Contact;
use super::{catalogue, queries, summary, views};
use crate::entities::home;
use crate::error::Result;
use crate::features::{places, projects};
use crate::http::caller::Caller;
use crate::state::State;

/// How long a consultation is suggested to last, in days (dossier §3.3, N1: long enough for home visits).
const SUGGESTED_DAYS: i64 = 15;

/// Consultations of the caller's places, and the projects that wait for one.
#[utoipa::path(get, path = "/consultations", tag = "consultations", params(("cursor" = Option<String>, Query), ("per_page" = Option<u32>, Query)), responses((status = 200, body = DeskConsultations)))]
pub async fn list_desk_consultations(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<PageQuery>,
) -> Result<web::Json<DeskConsultations>> {
    let size = query.size();
    desk_list_sized(&state, &caller, query.into_inner().cursor.unwrap_or_default(), size).await.map(web::Json)
}

/// A consultation as staff manage it.
#[utoipa::path(get, path = "/consultations/{consultation_id}/desk", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), responses((status = 200, body = ConsultationDesk)))]
pub async fn find_consultation_desk(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
) -> Result<web::Json<ConsultationDesk>> {
    desk(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// What the form for a new consultation needs.
#[utoipa::path(get, path = "/projects/{project_id}/consultations/form", tag = "consultations", params(("project_id" = ProjectId, Path)), responses((status = 200, body = ConsultationForm)))]
pub async fn find_consultation_form(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<ConsultationForm>> {
    form(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// What homes wrote in their own words, without the homes.
#[utoipa::path(get, path = "/consultations/{consultation_id}/remarks", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), responses((status = 200, body = Vec<RemarkView>)))]
pub async fn list_remarks(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
) -> Result<web::Json<Vec<RemarkView>>> {
    remarks(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// Consultations of the caller's places after `cursor`, twenty a page.
pub async fn desk_list(state: &State, caller: &Caller, cursor: String) -> Result<DeskConsultations> {
    desk_list_sized(state, caller, cursor, 20).await
}

async fn desk_list_sized(state: &State, caller: &Caller, cursor: String, size: usize) -> Result<DeskConsultations> {
    let db = state.database.reader();
    let cursor = match cursor.as_str() {
        "" => None,
        text => Some(text.parse::<Uuid>().map_err(|_| Code::InvalidQuery)?),
    };
    let compounds = compounds_of(state, caller, Duty::ReadDesk)?;
    let rows = queries::list_of_compounds(db, &compounds, cursor, size as u64 + 1).await?;
    let page = Page::from_surplus(rows, size, |row| row.id.to_string());
    let waiting = match cursor {
        Some(_) => Vec::new(),
        None => queries::list_waiting_projects(db, &compounds_of(state, caller, Duty::RunConsultation)?).await?,
    };
    let waiting = waiting.into_iter().map(|project| WaitingProject {
        project_id: project.id.into(),
        compound_name: state.places().name(PlaceId(project.compound_id)),
        title: project.title,
    });
    Ok(DeskConsultations {
        waiting: waiting.collect(),
        items: views::cards(state, &page.items).await?,
        meta: page.meta,
    })
}

/// The compounds at which the caller has a duty.
fn compounds_of(state: &State, caller: &Caller, duty: Duty) -> Result<Vec<PlaceId>> {
    let places = state.places();
    let grants = caller.principal()?.grants.iter().filter(|grant| duty.roles().contains(&grant.role));
    let mut compounds: Vec<_> = grants.flat_map(|grant| places.compounds_below(grant.place)).collect();
    compounds.sort_unstable();
    compounds.dedup();
    Ok(compounds)
}

/// A consultation as staff manage it.
pub async fn desk(state: &State, caller: &Caller, id: ConsultationId) -> Result<ConsultationDesk> {
    let db = state.database.reader();
    let row = queries::require_consultation(db, id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::ReadDesk, compound)?;
    let project = projects::queries::require_project(db, ProjectId(row.project_id)).await?;
    let items = queries::list_items(db, id).await?;
    let phase = views::moments(&row).phase(state.now());
    let may_run = caller.may(state, Duty::RunConsultation, compound);
    let settled = matches!(phase, Phase::Closed | Phase::Published);
    let summary = summary::view(state, caller, &row, &items)?;
    let reach = match &summary {
        Some(summary) => summary.reach,
        None => views::reach(state, &row).await?,
    };
    Ok(ConsultationDesk {
        id,
        project_id: project.id.into(),
        project_title: project.title,
        compound_name: state.places().name(compound),
        opens_local: form_moment(row.opens_at),
        closes_local: form_moment(row.closes_at),
        phase,
        groups: catalogue::choosable(&state.plan, caller.lang, Some(&items)),
        reach,
        buildings: buildings(state, id, compound).await?,
        summary,
        may_run,
        may_visit: caller.may(state, Duty::VisitHomes, compound),
        may_edit: may_run && !settled && queries::is_untouched(db, id).await?,
        title: row.title,
        introduction: row.introduction,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        closed_at: row.closed_at,
        close_reason: row.close_reason.unwrap_or_default(),
        published_at: row.published_at,
    })
}

/// What the form for a new consultation needs.
pub async fn form(state: &State, caller: &Caller, project: ProjectId) -> Result<ConsultationForm> {
    let project = projects::queries::require_project(state.database.reader(), project).await?;
    let compound = PlaceId(project.compound_id);
    caller.require(state, Duty::RunConsultation, compound)?;
    let now = state.now();
    Ok(ConsultationForm {
        project_id: project.id.into(),
        project_title: project.title,
        compound_name: state.places().name(compound),
        groups: catalogue::choosable(&state.plan, caller.lang, None),
        opens_at: form_moment(now),
        // The day of the start is not counted and the last day ends at 24:00 (R35).
        closes_at: form_moment(end_of_day(local_date(now + Duration::days(SUGGESTED_DAYS)))),
    })
}

/// What homes wrote in their own words; sorted so that the order tells nothing of who wrote when.
pub async fn remarks(state: &State, caller: &Caller, id: ConsultationId) -> Result<Vec<RemarkView>> {
    let db = state.database.reader();
    let row = queries::require_consultation(db, id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::RunConsultation, compound)?;
    let homes: HashMap<Uuid, Uuid> =
        places::queries::list_homes(db, compound).await?.into_iter().map(|home| (home.id, home.building_id)).collect();
    let buildings: HashMap<Uuid, String> =
        places::queries::list_buildings(db, compound).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut remarks = Vec::new();
    for answer in queries::list_answers(db, id).await? {
        let photos: Vec<_> = serde_json::from_value(answer.photos).map_err(anyhow::Error::from)?;
        if answer.remark.is_empty() && photos.is_empty() {
            continue;
        }
        let building = homes.get(&answer.home_id).and_then(|building| buildings.get(building));
        let building_name = building.cloned().unwrap_or_default();
        remarks.push(RemarkView { building_name, remark: answer.remark, photos });
    }
    remarks.sort_by(|a, b| (&a.building_name, &a.remark).cmp(&(&b.building_name, &b.remark)));
    Ok(remarks)
}

/// How far the homes of each building are reached.
pub async fn buildings(state: &State, id: ConsultationId, compound: PlaceId) -> Result<Vec<BuildingReach>> {
    let db = state.database.reader();
    let contacts = queries::list_contacts(db, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let homes = places::queries::list_homes(db, compound).await?;
    let buildings = places::queries::list_buildings(db, compound).await?;
    Ok(buildings
        .into_iter()
        .map(|building| BuildingReach {
            building_id: building.id.into(),
            reach: homes
                .iter()
                .filter(|home| home.building_id == building.id)
                .map(|home| state_of(&contacts, home))
                .collect(),
            name: building.name,
        })
        .collect())
}

/// How far a home is reached.
pub fn state_of(
    contacts: &HashMap<Uuid, Contact>,
    home: &home::Model,
) -> linyi_shared::consultations::rules::ReachState {
    contacts.get(&home.id).map_or(linyi_shared::consultations::rules::ReachState::NotReached, Contact::state)
}
