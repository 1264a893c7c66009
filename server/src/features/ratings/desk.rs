//! What the desk reads of ratings: who was reached, never what anybody said before the close, and never whose it is.

use std::collections::HashMap;

use actix_web::web;
use chrono::Duration;
use linyi_shared::id::{PlaceId, ProjectId, RatingRoundId};
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::ratings::api::{
    DeskRatings, DeskRound, RatableProject, RatingBuilding, RatingChannelCount, RatingHome, RoundForm, RoundPhase,
};
use linyi_shared::ratings::rules::{RatingChannel, RemarkState, may_enter, may_open_round};
use linyi_shared::time::{end_of_day, local_date};
use serde::Deserialize;
use uuid::Uuid;

use super::views::{cards, remarks_in, round};
use super::{asked, queries};
use crate::entities::home;
use crate::error::Result;
use crate::features::deliberations::desk::compounds_of;
use crate::features::deliberations::views::parse_cursor;
use crate::features::{places, projects};
use crate::http::caller::Caller;
use crate::state::State;

/// Rounds of one page.
const PAGE: usize = 20;

/// How long a round is suggested to last, in days: longer than the shortest, so that homes can be visited (R48).
const SUGGESTED_DAYS: i64 = 14;

/// The query of the desk's list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskRatingQuery {
    /// Where to go on, from `rounds.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// Which homes are listed.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RatingHomesQuery {
    /// The building; the first one when absent.
    #[serde(default)]
    pub building_id: String,
}

/// Rounds of the caller's places, and the projects that may be rated.
#[utoipa::path(get, path = "/desk/ratings", tag = "ratings", params(DeskRatingQuery), responses((status = 200, body = DeskRatings)))]
pub async fn list_desk_ratings(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DeskRatingQuery>,
) -> Result<web::Json<DeskRatings>> {
    desk_ratings(&state, &caller, query.into_inner().cursor).await.map(web::Json)
}

/// What the form for a new round needs.
#[utoipa::path(get, path = "/projects/{project_id}/rating-rounds/form", tag = "ratings", params(("project_id" = ProjectId, Path)), responses((status = 200, body = RoundForm)))]
pub async fn find_round_form(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<RoundForm>> {
    form(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// A round as the desk works on it.
#[utoipa::path(get, path = "/rating-rounds/{round_id}/desk", tag = "ratings", params(("round_id" = RatingRoundId, Path), RatingHomesQuery), responses((status = 200, body = DeskRound)))]
pub async fn find_desk_round(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RatingRoundId>,
    query: web::Query<RatingHomesQuery>,
) -> Result<web::Json<DeskRound>> {
    desk_round(&state, &caller, path.into_inner(), query.into_inner().building_id).await.map(web::Json)
}

/// Rounds of the caller's places after `cursor`, twenty a page, and the projects that may be rated.
pub async fn desk_ratings(state: &State, caller: &Caller, cursor: String) -> Result<DeskRatings> {
    let db = state.database.reader();
    let compounds = compounds_of(state, caller, Duty::ReadDesk)?;
    let rows = queries::list_of_compounds(db, &compounds, parse_cursor(&cursor)?, PAGE as u64 + 1).await?;
    let page = Page::from_surplus(rows, PAGE, |row| row.id.to_string());
    let projects = if cursor.is_empty() { ratable(state, caller, &compounds).await? } else { Vec::new() };
    Ok(DeskRatings { rounds: Page { items: cards(state, &page.items).await?, meta: page.meta }, projects })
}

/// The projects the caller may open a round for now.
async fn ratable(state: &State, caller: &Caller, compounds: &[Uuid]) -> Result<Vec<RatableProject>> {
    let db = state.database.reader();
    let stages: Vec<_> = Stage::ALL.iter().copied().filter(|stage| may_open_round(*stage).is_ok()).collect();
    let rows = queries::list_projects(db, compounds, &stages).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let running = queries::list_rated_now(db, &ids, state.now()).await?;
    let free = rows
        .iter()
        .filter(|row| !running.contains(&row.id) && caller.may(state, Duty::RunRatings, PlaceId(row.compound_id)));
    let projects = free.filter_map(|row| {
        Some(RatableProject {
            project_id: row.id.into(),
            compound_name: state.places().name(PlaceId(row.compound_id)),
            stage: Stage::parse(&row.stage)?,
        })
    });
    Ok(projects.collect())
}

/// What the form for a new round needs.
pub async fn form(state: &State, caller: &Caller, id: ProjectId) -> Result<RoundForm> {
    let db = state.database.reader();
    let project = projects::queries::require_project(db, id).await?;
    let compound = PlaceId(project.compound_id);
    caller.require(state, Duty::RunRatings, compound)?;
    let stage = Stage::parse(&project.stage).ok_or_else(|| anyhow::anyhow!("unknown stage"))?;
    let running = queries::find_running(db, id, state.now()).await?;
    let items = asked::finished(&projects::queries::list_work_items(db, id).await?);
    let homes = places::queries::count_homes_of(db, compound).await?;
    Ok(RoundForm {
        project_id: id,
        compound_name: state.places().name(compound),
        stage,
        may_open: may_open_round(stage).is_ok() && running.is_none(),
        running: running.map(|row| row.id.into()),
        questions: asked::questions(&items, caller.lang),
        homes: u32::try_from(homes).unwrap_or(u32::MAX),
        opens_at: state.now(),
        closes_at: end_of_day(local_date(state.now() + Duration::days(SUGGESTED_DAYS))),
    })
}

/// A round as the desk works on it, with the homes of `building`, of the first one where it is empty.
pub async fn desk_round(state: &State, caller: &Caller, id: RatingRoundId, building: String) -> Result<DeskRound> {
    let db = state.database.reader();
    let row = queries::require_round(db, id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::ReadDesk, compound)?;
    let page = round(state, caller, id).await?;
    let answered: HashMap<Uuid, Option<RatingChannel>> = queries::list_answered(db, id)
        .await?
        .into_iter()
        .map(|(home, channel)| (home, RatingChannel::parse(&channel)))
        .collect();
    let homes = places::queries::list_homes(db, compound).await?;
    let buildings = buildings(state, compound, &homes, &answered).await?;
    let building_id = match building.as_str() {
        "" => buildings.first().map(|building| building.building_id),
        text => Some(text.parse().map_err(|_| Code::InvalidQuery)?),
    };
    let may_enter_now = page.phase == RoundPhase::Open && caller.may(state, Duty::VisitHomes, compound);
    let mut listed: Vec<_> = homes.iter().filter(|home| building_id == Some(PlaceId(home.building_id))).collect();
    listed.sort_by_key(|home| (home.floor, home.room.chars().count(), home.room.clone()));
    let listed = listed.into_iter().map(|home| {
        let standing = answered.get(&home.id);
        RatingHome {
            home_id: home.id.into(),
            label: home.label.clone(),
            answered: standing.is_some(),
            may_enter: may_enter_now && may_enter(standing.copied().flatten()).is_ok(),
        }
    });
    let may_review = caller.may(state, Duty::RunRatings, compound);
    let to_review = match page.phase {
        RoundPhase::Closed if may_review => remarks_in(&queries::list_remarks(db, id).await?, RemarkState::Waiting),
        _ => Vec::new(),
    };
    Ok(DeskRound {
        channels: channels(&answered),
        buildings,
        building_id,
        homes: listed.collect(),
        may_enter: may_enter_now,
        may_review,
        to_review,
        page,
    })
}

async fn buildings(
    state: &State,
    compound: PlaceId,
    homes: &[home::Model],
    answered: &HashMap<Uuid, Option<RatingChannel>>,
) -> Result<Vec<RatingBuilding>> {
    let rows = places::queries::list_buildings(state.database.reader(), compound).await?;
    let buildings = rows.into_iter().map(|row| {
        let own = homes.iter().filter(|home| home.building_id == row.id);
        RatingBuilding {
            building_id: row.id.into(),
            homes: own.clone().count() as u32,
            answered: own.filter(|home| answered.contains_key(&home.id)).count() as u32,
            name: row.name,
        }
    });
    Ok(buildings.collect())
}

fn channels(answered: &HashMap<Uuid, Option<RatingChannel>>) -> Vec<RatingChannelCount> {
    let count = |channel| answered.values().filter(|known| **known == Some(channel)).count() as u32;
    let counts =
        RatingChannel::ALL.iter().map(|channel| RatingChannelCount { channel: *channel, answers: count(*channel) });
    counts.filter(|count| count.answers > 0).collect()
}
