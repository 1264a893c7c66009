//! What the desk reads of the works.

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::api::ItemStatus;
use linyi_shared::projects::rules::Stage;
use linyi_shared::works::api::{DeskWorks, DeskWorksRow, FormerParty, WorksDesk};
use linyi_shared::works::rules::{PartyRole, is_built, is_done, may_set_party, missing_parties};
use serde::Deserialize;
use uuid::Uuid;

use super::queries;
use super::views::{TimelineQuery, party_view, percent_of, stage_of, works};
use crate::entities::{party, project};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// Projects of one page of the table.
pub const ROWS: usize = 50;

/// The query of the desk's table of works.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskWorksQuery {
    /// Only projects at this step.
    #[serde(default)]
    pub stage: String,
    /// Where to go on, from `rows.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The projects below the caller's places from the procurement on.
#[utoipa::path(get, path = "/desk/works", tag = "works", params(DeskWorksQuery), responses((status = 200, body = DeskWorks)))]
pub async fn list_desk_works(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DeskWorksQuery>,
) -> Result<web::Json<DeskWorks>> {
    let DeskWorksQuery { stage, cursor } = query.into_inner();
    desk_works(&state, &caller, stage, cursor).await.map(web::Json)
}

/// The works of a project as the desk works on them.
#[utoipa::path(get, path = "/projects/{project_id}/works/desk", tag = "works", params(("project_id" = ProjectId, Path), TimelineQuery), responses((status = 200, body = WorksDesk)))]
pub async fn find_works_desk(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    query: web::Query<TimelineQuery>,
) -> Result<web::Json<WorksDesk>> {
    works_desk(&state, &caller, path.into_inner(), query.into_inner().cursor).await.map(web::Json)
}

/// The projects below the caller's places at `stage`, or from the procurement on, after `cursor`.
pub async fn desk_works(state: &State, caller: &Caller, stage: String, cursor: String) -> Result<DeskWorks> {
    let compounds = compounds_of(state, caller)?;
    let stage = match stage.as_str() {
        "" => None,
        name => Some(Stage::parse(name).ok_or(Code::InvalidQuery)?),
    };
    let stages: Vec<_> = match stage {
        Some(stage) => vec![stage],
        None => Stage::ALL.iter().copied().filter(|stage| *stage >= Stage::Procurement).collect(),
    };
    let db = state.database.reader();
    let rows = queries::list_projects_at(db, Some(&compounds), &stages, read_cursor(&cursor)?, ROWS as u64 + 1).await?;
    let rows = Page::from_surplus(rows, ROWS, |row| row.id.to_string());
    Ok(DeskWorks { rows: Page { items: table(state, rows.items).await?, meta: rows.meta }, stage })
}

/// The works of a project as the desk works on them, with the timeline after `cursor`.
pub async fn works_desk(state: &State, caller: &Caller, id: ProjectId, cursor: String) -> Result<WorksDesk> {
    let page = works(state, caller, id, cursor).await?;
    caller.require(state, Duty::ReadDesk, page.compound_id)?;
    let former = queries::list_former_parties(state.database.reader(), id).await?;
    Ok(WorksDesk {
        may_write: caller.may(state, Duty::RunWorks, page.compound_id),
        takes_parties: may_set_party(page.stage).is_ok(),
        takes_progress: page.stage == Stage::Works,
        former: former.into_iter().filter_map(former_party).collect(),
        page,
    })
}

fn former_party(row: party::Model) -> Option<FormerParty> {
    Some(FormerParty { party: party_view(&row)?, until: row.replaced_at?, reason: row.replaced_reason })
}

async fn table(state: &State, rows: Vec<project::Model>) -> Result<Vec<DeskWorksRow>> {
    let db = state.database.reader();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let items = queries::list_items_of(db, &ids).await?;
    let roles = queries::list_named_roles(db, &ids).await?;
    let last = queries::list_last_entries(db, &ids).await?;
    let places = state.places();
    let rows = rows.into_iter().map(|row| {
        let built = || {
            let own = items.iter().filter(|(project, ..)| *project == row.id);
            own.filter(|(_, _, status, _)| ItemStatus::parse(status).is_some_and(is_built))
        };
        let named: Vec<_> = roles.iter().filter(|(project, _)| *project == row.id).collect();
        let named: Vec<_> = named.into_iter().filter_map(|(_, role)| PartyRole::parse(role)).collect();
        DeskWorksRow {
            project_id: row.id.into(),
            compound_name: places.name(PlaceId(row.compound_id)),
            stage: stage_of(&row),
            items: built().count() as u32,
            finished: built().filter(|(_, _, _, percent)| is_done(percent_of(*percent))).count() as u32,
            missing_parties: missing_parties(&named).len() as u32,
            last_entry_at: last.iter().find(|(project, _)| *project == row.id).and_then(|(_, at)| *at),
        }
    });
    Ok(rows.collect())
}

/// The compounds whose desk the caller may read.
pub fn compounds_of(state: &State, caller: &Caller) -> Result<Vec<PlaceId>> {
    let tree = state.places();
    let grants = caller.principal()?.grants.iter().filter(|grant| Duty::ReadDesk.roles().contains(&grant.role));
    let mut compounds: Vec<_> = grants.flat_map(|grant| tree.compounds_below(grant.place)).collect();
    compounds.sort_unstable();
    compounds.dedup();
    Ok(compounds)
}

/// Reads the cursor of a list of projects.
pub fn read_cursor(cursor: &str) -> Result<Option<Uuid>> {
    match cursor {
        "" => Ok(None),
        text => Ok(Some(text.parse().map_err(|_| Code::InvalidQuery)?)),
    }
}
