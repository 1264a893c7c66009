//! What residents can take part in now: in their own compounds, or in all.

use actix_web::web;
use linyi_shared::deliberations::api::{DeliberationList, MatterKind, OpenMatter};
use linyi_shared::id::PlaceId;
use linyi_shared::page::Page;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::Instant;
use serde::Deserialize;
use uuid::Uuid;

use super::queries;
use super::views::parse_cursor;
use crate::entities::project;
use crate::error::Result;
use crate::features::{consultations, decisions, ratings};
use crate::http::caller::Caller;
use crate::state::State;

/// Projects of one page of the public list.
const PAGE: usize = 20;

/// The steps in which residents take part before anything is built.
const STAGES: &[Stage] = &[Stage::Consultation, Stage::Motion, Stage::Deliberation, Stage::Decision];

/// The query of the list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct MatterQuery {
    /// `all` for every compound; without it the compounds of the caller's homes, or all.
    #[serde(default)]
    pub compound: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// What is open now: consultations, deliberations, decisions, ratings.
#[utoipa::path(get, path = "/deliberations", tag = "deliberations", params(MatterQuery), responses((status = 200, body = DeliberationList)))]
pub async fn list_deliberations(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<MatterQuery>,
) -> Result<web::Json<DeliberationList>> {
    let MatterQuery { compound, cursor } = query.into_inner();
    deliberations(&state, &caller, compound, cursor).await.map(web::Json)
}

/// What is open now in the caller's compounds; in all where there are none or `compound` is `all`.
pub async fn deliberations(
    state: &State,
    caller: &Caller,
    compound: String,
    cursor: String,
) -> Result<DeliberationList> {
    let db = state.database.reader();
    let homes = caller.principal.iter().flat_map(|principal| principal.homes.iter());
    let mut own: Vec<Uuid> = homes.map(|(_, compound)| compound.0).collect();
    own.sort_unstable();
    own.dedup();
    let has_home = !own.is_empty();
    let (projects, limited_to) = if has_home && compound != "all" {
        let projects = queries::list_projects(db, &own, Stage::ALL).await?;
        let names = own.iter().map(|compound| state.places().name(PlaceId(*compound)));
        (Page { items: projects, meta: Default::default() }, names.collect())
    } else {
        let rows = queries::list_open_projects(db, STAGES, parse_cursor(&cursor)?, PAGE as u64 + 1).await?;
        (Page::from_surplus(rows, PAGE, |row| row.id.to_string()), Vec::new())
    };
    let mut matters = matters_of(state, &projects.items).await?;
    // What has a deadline comes first, the next one before the others.
    matters.sort_by_key(|matter| (matter.closes_at.is_none(), matter.closes_at, matter.id));
    Ok(DeliberationList { limited_to, has_home, matters, meta: projects.meta })
}

/// What is open in these projects.
async fn matters_of(state: &State, projects: &[project::Model]) -> Result<Vec<OpenMatter>> {
    let (db, now) = (state.database.reader(), state.now());
    let compounds: Vec<_> = projects.iter().map(|project| project.compound_id).collect();
    let places: Vec<_> = compounds.iter().map(|compound| PlaceId(*compound)).collect();
    let matter = |kind, id, compound: Uuid, title: String, closes_at: Option<Instant>| OpenMatter {
        kind,
        id,
        title,
        compound_id: PlaceId(compound),
        compound_name: state.places().name(PlaceId(compound)),
        closes_at,
    };
    let mut matters = Vec::new();
    // A project has few consultations; more than this many of one page of projects is not possible in practice.
    for row in consultations::queries::list_of_compounds(db, &places, None, 1_000).await? {
        if row.opens_at <= now && now < row.closes_at && row.closed_at.is_none() {
            matters.push(matter(MatterKind::Consultation, row.id, row.compound_id, row.title, Some(row.closes_at)));
        }
    }
    for row in decisions::queries::list_open(db, Some(&compounds), now).await? {
        matters.push(matter(MatterKind::Decision, row.id, row.compound_id, row.title, Some(row.closes_at)));
    }
    for row in ratings::queries::list_open(db, &compounds, now).await? {
        matters.push(matter(MatterKind::Rating, row.id, row.compound_id, row.title, Some(row.closes_at)));
    }
    let is_deliberated = |project: &&project::Model| {
        [Stage::Motion, Stage::Deliberation].iter().any(|stage| stage.as_str() == project.stage)
    };
    for project in projects.iter().filter(is_deliberated) {
        matters.push(matter(MatterKind::Deliberation, project.id, project.compound_id, project.title.clone(), None));
    }
    Ok(matters)
}
