//! What everybody reads of consultations.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::consultations::api::{ConsultationCard, ConsultationPage, MyAnswer, MyHome, ProjectConsultations};
use linyi_shared::consultations::phase::Moments;
use linyi_shared::consultations::rules::{AnswerChannel, ReachCounts};
use linyi_shared::id::{ConsultationId, PlaceId, ProjectId};
use uuid::Uuid;

use super::{catalogue, queries, summary};
use crate::entities::{consultation, consultation_answer};
use crate::error::Result;
use crate::features::{people, projects};
use crate::http::caller::Caller;
use crate::state::State;

/// The consultations of a project, the latest first.
#[utoipa::path(get, path = "/projects/{project_id}/consultations", tag = "consultations", params(("project_id" = ProjectId, Path)), responses((status = 200, body = ProjectConsultations)))]
pub async fn list_consultations(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<ProjectConsultations>> {
    consultations_of_project(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// A consultation; for residents with the answers of their own homes.
#[utoipa::path(get, path = "/consultations/{consultation_id}", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), responses((status = 200, body = ConsultationPage)))]
pub async fn find_consultation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
) -> Result<web::Json<ConsultationPage>> {
    consultation(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The consultations of a project, the latest first.
pub async fn consultations_of_project(state: &State, _: &Caller, id: ProjectId) -> Result<ProjectConsultations> {
    let db = state.database.reader();
    let project = projects::queries::require_project(db, id).await?;
    let rows = queries::list_of_project(db, id).await?;
    Ok(ProjectConsultations {
        project_id: id,
        project_title: project.title,
        compound_id: PlaceId(project.compound_id),
        compound_name: state.places().name(PlaceId(project.compound_id)),
        consultations: cards(state, &rows).await?,
    })
}

/// A consultation; for residents with the answers of their own homes.
pub async fn consultation(state: &State, caller: &Caller, id: ConsultationId) -> Result<ConsultationPage> {
    let db = state.database.reader();
    let row = queries::require_consultation(db, id).await?;
    let compound = PlaceId(row.compound_id);
    let project = projects::queries::require_project(db, ProjectId(row.project_id)).await?;
    let items = queries::list_items(db, id).await?;
    let summary = summary::view(state, caller, &row, &items)?;
    let reach = match &summary {
        Some(summary) => summary.reach,
        None => reach(state, &row).await?,
    };
    Ok(ConsultationPage {
        id,
        project_id: project.id.into(),
        project_title: project.title,
        compound_id: compound,
        compound_name: state.places().name(compound),
        phase: moments(&row).phase(state.now()),
        groups: catalogue::asked(&state.plan, caller.lang, &items),
        reach,
        summary,
        my_homes: my_homes(state, caller, id, compound).await?,
        title: row.title,
        introduction: row.introduction,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        closed_at: row.closed_at,
        close_reason: row.close_reason.unwrap_or_default(),
        published_at: row.published_at,
    })
}

/// The moments the phase depends on.
pub fn moments(row: &consultation::Model) -> Moments {
    Moments { opens: row.opens_at, closes: row.closes_at, closed: row.closed_at, published: row.published_at }
}

/// How far the homes are reached now; as frozen at the close once it is closed.
pub async fn reach(state: &State, row: &consultation::Model) -> Result<ReachCounts> {
    let counts = queries::count_reach(state.database.reader(), std::slice::from_ref(row)).await?;
    Ok(counts.get(&row.id).copied().unwrap_or_default())
}

/// Consultations as lists show them.
pub async fn cards(state: &State, rows: &[consultation::Model]) -> Result<Vec<ConsultationCard>> {
    let counts = queries::count_reach(state.database.reader(), rows).await?;
    let (places, now) = (state.places(), state.now());
    let cards = rows.iter().map(|row| {
        let frozen = summary::read_frozen(row)?.map(|frozen| frozen.reach);
        Ok(ConsultationCard {
            id: row.id.into(),
            project_id: row.project_id.into(),
            compound_id: row.compound_id.into(),
            compound_name: places.name(PlaceId(row.compound_id)),
            title: row.title.clone(),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            phase: moments(row).phase(now),
            reach: frozen.or_else(|| counts.get(&row.id).copied()).unwrap_or_default(),
        })
    });
    cards.collect()
}

async fn my_homes(state: &State, caller: &Caller, id: ConsultationId, compound: PlaceId) -> Result<Vec<MyHome>> {
    let own = caller.homes_in(compound);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let db = state.database.reader();
    let labels: HashMap<Uuid, String> =
        people::queries::list_homes(db, &own).await?.into_iter().map(|home| (home.id, home.label)).collect();
    let mut homes = Vec::with_capacity(own.len());
    for home in own {
        let answer = queries::find_answer(db, id, home).await?;
        homes.push(MyHome {
            home_id: home,
            label: labels.get(&home.0).cloned().unwrap_or_default(),
            answer: answer.map(|answer| my_answer(caller, answer)).transpose()?,
        });
    }
    Ok(homes)
}

/// One's own answer; photos are shown to whoever added them.
fn my_answer(caller: &Caller, answer: consultation_answer::Model) -> Result<MyAnswer> {
    let own = caller.person_id().is_some_and(|person| person.0 == answer.answered_by);
    let photos = if own { serde_json::from_value(answer.photos).map_err(anyhow::Error::from)? } else { Vec::new() };
    Ok(MyAnswer {
        version: answer.version,
        channel: AnswerChannel::parse(&answer.channel).unwrap_or(AnswerChannel::Paper),
        answered_at: answer.answered_at,
        wishes: summary::read_wishes(&answer.wanted)?,
        remark: answer.remark,
        photos,
    })
}
