//! What everybody reads of deliberations; a caller's own comments are marked for the caller alone.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::deliberations::api::{
    AnswerView, CommentView, CommentingHome, DeliberationPage, ItemComments, ItemDiscussion, MeetingView, MotionView,
    ProposedItem, VersionNote,
};
use linyi_shared::deliberations::rules::{CommentState, MeetingKind, ProposingBody, takes_comments};
use linyi_shared::id::{HomeId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::money::Fen;
use linyi_shared::page::{Page, PageQuery};
use linyi_shared::problem::Code;
use uuid::Uuid;

use super::comment::state_of;
use super::propose::{read_ids, stage_of};
use super::queries::{self, CommentCounts};
use crate::entities::{comment, comment_answer, meeting_version, motion_version, work_item};
use crate::error::Result;
use crate::features::{people, projects};
use crate::http::caller::Caller;
use crate::state::State;

/// The deliberation of a project: motion, meetings, items with comments.
#[utoipa::path(get, path = "/projects/{project_id}/deliberation", tag = "deliberations", params(("project_id" = ProjectId, Path)), responses((status = 200, body = DeliberationPage)))]
pub async fn find_deliberation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<DeliberationPage>> {
    deliberation(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The comments on a work item, the latest first.
#[utoipa::path(get, path = "/work-items/{work_item_id}/comments", tag = "deliberations", params(("work_item_id" = WorkItemId, Path), ("cursor" = Option<String>, Query), ("per_page" = Option<u32>, Query)), responses((status = 200, body = ItemComments)))]
pub async fn list_comments(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<WorkItemId>,
    query: web::Query<PageQuery>,
) -> Result<web::Json<ItemComments>> {
    let size = query.size();
    let cursor = query.into_inner().cursor.unwrap_or_default();
    comments_sized(&state, &caller, path.into_inner(), cursor, size).await.map(web::Json)
}

/// The deliberation of a project.
pub async fn deliberation(state: &State, caller: &Caller, id: ProjectId) -> Result<DeliberationPage> {
    let db = state.database.reader();
    let project = projects::queries::require_project(db, id).await?;
    let compound = PlaceId(project.compound_id);
    let items = projects::queries::list_work_items(db, id).await?;
    let motion = match queries::find_motion_of(db, id).await? {
        Some(row) => motion_view(row.id, queries::list_motion_versions(db, row.id).await?, &items),
        None => None,
    };
    let meetings = queries::list_meeting_versions(db, id).await?;
    let mut meetings: Vec<_> = meetings.into_values().filter_map(|versions| meeting_view(&versions)).collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.held_at, meeting.id)));
    let counts = queries::count_comments(db, id).await?;
    let latest = queries::list_latest_comments(db, id).await?;
    let mut latest_of: HashMap<Uuid, Vec<CommentView>> = HashMap::new();
    let answers = queries::list_answers(db, &latest).await?;
    for row in &latest {
        latest_of.entry(row.work_item_id).or_default().push(comment_view(row, answers.get(&row.id), caller));
    }
    let proposed: Vec<_> = motion.iter().flat_map(|motion| motion.items.iter().map(|item| item.id)).collect();
    let kept = items.iter().filter(|item| item.status != "dropped");
    let items = kept.map(|item| {
        let latest = latest_of.remove(&item.id).unwrap_or_default();
        discussion(item, proposed.contains(&WorkItemId(item.id)), counts.get(&item.id).copied(), latest)
    });
    let stage = stage_of(&project)?;
    Ok(DeliberationPage {
        project_id: id,
        compound_id: compound,
        compound_name: state.places().name(compound),
        stage,
        motion,
        meetings,
        items: items.collect(),
        takes_comments: takes_comments(stage),
        my_homes: commenting_homes(state, caller, compound).await?,
        title: project.title,
    })
}

/// The comments on a work item after `cursor`, twenty a page.
pub async fn comments(state: &State, caller: &Caller, id: WorkItemId, cursor: String) -> Result<ItemComments> {
    comments_sized(state, caller, id, cursor, 20).await
}

async fn comments_sized(
    state: &State,
    caller: &Caller,
    id: WorkItemId,
    cursor: String,
    size: usize,
) -> Result<ItemComments> {
    let db = state.database.reader();
    let item = projects::queries::require_work_item(db, id).await?;
    let (project_id, compound) = (ProjectId(item.project_id), PlaceId(item.compound_id));
    let project = projects::queries::require_project(db, project_id).await?;
    let motion = match queries::find_motion_of(db, project_id).await? {
        Some(row) => queries::list_motion_versions(db, row.id).await?.into_iter().next(),
        None => None,
    };
    let proposed = motion.is_some_and(|version| read_ids(&version.items).contains(&id));
    let counts = queries::count_comments(db, project_id).await?.remove(&item.id);
    let rows = queries::list_comments(db, id, parse_cursor(&cursor)?, size as u64 + 1).await?;
    let answers = queries::list_answers(db, &rows).await?;
    let page = Page::from_surplus(rows, size, |row| row.id.to_string());
    Ok(ItemComments {
        project_id,
        compound_name: state.places().name(compound),
        takes_comments: takes_comments(stage_of(&project)?) && item.status != "dropped",
        my_homes: commenting_homes(state, caller, compound).await?,
        comments: Page {
            items: page.items.iter().map(|row| comment_view(row, answers.get(&row.id), caller)).collect(),
            meta: page.meta,
        },
        item: discussion(&item, proposed, counts, Vec::new()),
    })
}

/// Reads the cursor of a list ordered by id.
pub(crate) fn parse_cursor(cursor: &str) -> Result<Option<Uuid>> {
    if cursor.is_empty() { Ok(None) } else { Ok(Some(cursor.parse().map_err(|_| Code::InvalidQuery)?)) }
}

/// The caller's homes in `compound`.
async fn commenting_homes(state: &State, caller: &Caller, compound: PlaceId) -> Result<Vec<CommentingHome>> {
    let homes: Vec<HomeId> = caller.homes_in(compound);
    if homes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = people::queries::list_homes(state.database.reader(), &homes).await?;
    Ok(rows.into_iter().map(|row| CommentingHome { id: row.id.into(), label: row.label }).collect())
}

fn discussion(
    item: &work_item::Model,
    proposed: bool,
    counts: Option<CommentCounts>,
    latest: Vec<CommentView>,
) -> ItemDiscussion {
    let counts = counts.unwrap_or_default();
    ItemDiscussion {
        id: WorkItemId(item.id),
        title: item.title.clone(),
        location: item.location.clone(),
        quantity: item.quantity.clone(),
        budget: Fen(item.budget),
        proposed,
        comments: u32::try_from(counts.comments).unwrap_or(0),
        answered: u32::try_from(counts.answered).unwrap_or(0),
        latest,
    }
}

/// A comment without its author; the caller's own is marked.
fn comment_view(row: &comment::Model, answer: Option<&comment_answer::Model>, caller: &Caller) -> CommentView {
    let state = state_of(row);
    CommentView {
        id: row.id.into(),
        state,
        text: (state == CommentState::Shown).then(|| row.body.clone()),
        hidden_reason: row.hidden_reason.clone(),
        created_at: row.created_at,
        mine: caller.person_id().is_some_and(|person| person.0 == row.person_id),
        answer: answer.map(answer_view),
    }
}

/// An official answer as it stands.
pub(super) fn answer_view(row: &comment_answer::Model) -> AnswerView {
    AnswerView {
        text: row.body.clone(),
        answered_at: row.answered_at,
        version: row.version.unsigned_abs(),
        reason: row.reason.clone(),
    }
}

/// A motion from its versions, the latest first.
fn motion_view(id: Uuid, versions: Vec<motion_version::Model>, items: &[work_item::Model]) -> Option<MotionView> {
    let notes = versions.iter().map(|row| VersionNote {
        version: row.version.unsigned_abs(),
        published_at: row.published_at,
        reason: row.reason.clone(),
        text: row.body.clone(),
    });
    let notes = notes.collect();
    let row = versions.into_iter().next()?;
    let proposed = read_ids::<WorkItemId>(&row.items).into_iter().filter_map(|id| {
        let item = items.iter().find(|item| item.id == id.0)?;
        Some(ProposedItem { id, title: item.title.clone() })
    });
    Some(MotionView {
        id: id.into(),
        items: proposed.collect(),
        body: ProposingBody::parse(&row.party_body)?,
        held_on: row.held_on,
        photos: read_ids(&row.photos),
        attendance: row.attendance.unsigned_abs(),
        title: row.title,
        text: row.body,
        place: row.place,
        chair: row.chair,
        record: row.record,
        versions: notes,
    })
}

/// A meeting from its versions, the latest first.
fn meeting_view(versions: &[meeting_version::Model]) -> Option<MeetingView> {
    let row = versions.first()?;
    let notes = versions.iter().map(|row| VersionNote {
        version: row.version.unsigned_abs(),
        published_at: row.published_at,
        reason: row.reason.clone(),
        text: row.minutes.clone(),
    });
    Some(MeetingView {
        id: row.meeting_id.into(),
        kind: MeetingKind::parse(&row.kind)?,
        held_at: row.held_at,
        place: row.place.clone(),
        chair: row.chair.clone(),
        attendance: row.attendance.unsigned_abs(),
        attendees: row.attendees.clone(),
        minutes: row.minutes.clone(),
        amendments: row.amendments.clone(),
        photos: read_ids(&row.photos),
        versions: notes.collect(),
    })
}
