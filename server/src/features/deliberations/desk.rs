//! What the desk reads of deliberations: what waits for an answer first, and never whose it is.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::deliberations::api::{DeskComment, DeskDeliberation, DeskDeliberations, DeskProject};
use linyi_shared::deliberations::rules::{CommentState, may_amend, may_meet, may_propose};
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use serde::Deserialize;
use uuid::Uuid;

use super::comment::state_of;
use super::propose::stage_of;
use super::queries;
use super::views::{answer_view, deliberation, parse_cursor};
use crate::entities::comment;
use crate::error::Result;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::state::State;

/// Comments of one page.
const PAGE: usize = 20;

/// The steps whose projects the desk lists.
const STAGES: &[Stage] = &[Stage::Motion, Stage::Deliberation, Stage::Decision];

/// The query of the desk's list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct WaitingQuery {
    /// Where to go on, from `waiting.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The query of one project's comments.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskCommentQuery {
    /// `waiting` for those without an answer; all when absent.
    #[serde(default)]
    pub show: String,
    /// Where to go on, from `comments.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// Comments that wait for an answer, and the projects that are deliberated.
#[utoipa::path(get, path = "/desk/deliberations", tag = "deliberations", params(WaitingQuery), responses((status = 200, body = DeskDeliberations)))]
pub async fn list_desk_deliberations(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<WaitingQuery>,
) -> Result<web::Json<DeskDeliberations>> {
    desk_list(&state, &caller, query.into_inner().cursor).await.map(web::Json)
}

/// The deliberation of a project as the desk works on it.
#[utoipa::path(get, path = "/projects/{project_id}/deliberation/desk", tag = "deliberations", params(("project_id" = ProjectId, Path), DeskCommentQuery), responses((status = 200, body = DeskDeliberation)))]
pub async fn find_desk_deliberation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    query: web::Query<DeskCommentQuery>,
) -> Result<web::Json<DeskDeliberation>> {
    let DeskCommentQuery { show, cursor } = query.into_inner();
    desk(&state, &caller, path.into_inner(), show, cursor).await.map(web::Json)
}

/// The compounds at which the caller has a duty; refused where there are none.
pub(crate) fn compounds_of(state: &State, caller: &Caller, duty: Duty) -> Result<Vec<Uuid>> {
    let places = state.places();
    let grants = caller.principal()?.grants.iter().filter(|grant| duty.roles().contains(&grant.role));
    let mut compounds: Vec<_> =
        grants.flat_map(|grant| places.compounds_below(grant.place)).map(|place| place.0).collect();
    compounds.sort_unstable();
    compounds.dedup();
    if compounds.is_empty() { Err(Code::Forbidden.into()) } else { Ok(compounds) }
}

/// Comments of the caller's places that wait for an answer, after `cursor`, and the projects that are deliberated.
pub async fn desk_list(state: &State, caller: &Caller, cursor: String) -> Result<DeskDeliberations> {
    let db = state.database.reader();
    let compounds = compounds_of(state, caller, Duty::ReadDesk)?;
    let rows = queries::list_waiting(db, &compounds, parse_cursor(&cursor)?, PAGE as u64 + 1).await?;
    let page = Page::from_surplus(rows, PAGE, |row| row.id.to_string());
    let projects = match cursor.as_str() {
        "" => desk_projects(state, &compounds).await?,
        _ => Vec::new(),
    };
    Ok(DeskDeliberations {
        waiting: Page { items: desk_comments(state, caller, &page.items).await?, meta: page.meta },
        waiting_count: queries::count_waiting(db, &compounds).await?,
        projects,
    })
}

async fn desk_projects(state: &State, compounds: &[Uuid]) -> Result<Vec<DeskProject>> {
    let db = state.database.reader();
    let rows = queries::list_projects(db, compounds, STAGES).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let moved = queries::list_moved(db, &ids).await?;
    let meetings = queries::count_meetings(db, &ids).await?;
    let waiting = queries::count_waiting_by_project(db, &ids).await?;
    let figure = |counts: &HashMap<Uuid, i64>, id: &Uuid| {
        counts.get(id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0)
    };
    let mut projects = Vec::new();
    for row in &rows {
        let compound = PlaceId(row.compound_id);
        projects.push(DeskProject {
            project_id: row.id.into(),
            compound_id: compound,
            compound_name: state.places().name(compound),
            stage: stage_of(row)?,
            has_motion: moved.contains(&row.id),
            meetings: figure(&meetings, &row.id),
            waiting: figure(&waiting, &row.id),
        });
    }
    projects.sort_by(|a, b| (b.waiting, &a.compound_name).cmp(&(a.waiting, &b.compound_name)));
    Ok(projects)
}

/// The deliberation of a project as the desk works on it, with its comments after `cursor`.
pub async fn desk(
    state: &State,
    caller: &Caller,
    id: ProjectId,
    show: String,
    cursor: String,
) -> Result<DeskDeliberation> {
    let db = state.database.reader();
    let project = projects::queries::require_project(db, id).await?;
    let compound = PlaceId(project.compound_id);
    caller.require(state, Duty::ReadDesk, compound)?;
    let only_waiting = match show.as_str() {
        "" => false,
        "waiting" => true,
        _ => return Err(Code::InvalidQuery.into()),
    };
    let may_write = caller.may(state, Duty::RunDeliberation, compound);
    let page = deliberation(state, caller, id).await?;
    let rows = queries::list_comments_of_project(db, id, only_waiting, parse_cursor(&cursor)?, PAGE as u64 + 1).await?;
    let comments = Page::from_surplus(rows, PAGE, |row| row.id.to_string());
    Ok(DeskDeliberation {
        may_propose: may_write && may_propose(page.stage, page.motion.is_some()).is_ok(),
        may_amend: may_write && page.motion.is_some() && may_amend(page.stage).is_ok(),
        may_meet: may_write && may_meet(page.stage).is_ok(),
        may_write,
        today: local_date(state.now()),
        comments: Page { items: desk_comments(state, caller, &comments.items).await?, meta: comments.meta },
        page,
    })
}

async fn desk_comments(state: &State, caller: &Caller, rows: &[comment::Model]) -> Result<Vec<DeskComment>> {
    let db = state.database.reader();
    let answers = queries::list_answers(db, rows).await?;
    let items = queries::list_item_titles(db, rows).await?;
    let comments = rows.iter().map(|row| {
        let compound = PlaceId(row.compound_id);
        let state_now = state_of(row);
        DeskComment {
            id: row.id.into(),
            project_id: row.project_id.into(),
            compound_name: state.places().name(compound),
            work_item_id: row.work_item_id.into(),
            item_title: items.get(&row.work_item_id).cloned().unwrap_or_default(),
            state: state_now,
            // What was taken back is nobody's business any more.
            text: if state_now == CommentState::Withdrawn { String::new() } else { row.body.clone() },
            hidden_reason: row.hidden_reason.clone(),
            created_at: row.created_at,
            answer: answers.get(&row.id).map(answer_view),
            may_answer: caller.may(state, Duty::RunDeliberation, compound),
        }
    });
    Ok(comments.collect())
}
