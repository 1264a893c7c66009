//! What everybody reads of the works.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::id::{PartyId, PhotoId, PlaceId, ProgressId, ProjectId, WorkItemId};
use linyi_shared::page::Page;
use linyi_shared::problem::Code;
use linyi_shared::projects::api::ItemStatus;
use linyi_shared::projects::rules::Stage;
use linyi_shared::works::api::{EntryView, ItemProgress, PartyView, WorksPage};
use linyi_shared::works::rules::{PartyRole, is_built, missing_parties};
use serde::Deserialize;
use uuid::Uuid;

use super::queries;
use crate::entities::{party, progress_entry, project, work_item};
use crate::error::Result;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::state::State;

/// Entries of one page of the timeline.
const ENTRIES: usize = 20;

/// The query of the page of the works.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct TimelineQuery {
    /// Where the timeline goes on, from `timeline.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The works of a project: who builds, how far each item is, and what was recorded.
#[utoipa::path(get, path = "/projects/{project_id}/works", tag = "works", params(("project_id" = ProjectId, Path), TimelineQuery), responses((status = 200, body = WorksPage)))]
pub async fn find_works(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    query: web::Query<TimelineQuery>,
) -> Result<web::Json<WorksPage>> {
    works(&state, &caller, path.into_inner(), query.into_inner().cursor).await.map(web::Json)
}

/// The works of a project, with the timeline after `cursor`.
pub async fn works(state: &State, caller: &Caller, id: ProjectId, cursor: String) -> Result<WorksPage> {
    let db = state.database.reader();
    let project = projects::queries::require_project(db, id).await?;
    let cursor = match cursor.as_str() {
        "" => None,
        text => Some(text.parse::<ProgressId>().map_err(|_| Code::InvalidQuery)?),
    };
    let items = projects::queries::list_work_items(db, id).await?;
    let entries = queries::list_entries(db, id, cursor, ENTRIES as u64 + 1).await?;
    let timeline = Page::from_surplus(entries, ENTRIES, |entry| entry.id.to_string());
    let corrected =
        queries::list_corrected(db, &timeline.items.iter().map(|entry| entry.id).collect::<Vec<_>>()).await?;
    let shown = queries::list_shown(db, id).await?;
    let titles: HashMap<Uuid, String> = items.iter().map(|item| (item.id, item.title.clone())).collect();
    let entry_view = |entry: progress_entry::Model| {
        let title = titles.get(&entry.work_item_id).cloned().unwrap_or_default();
        entry_view(entry, title, &corrected)
    };
    let parties = queries::list_parties(db, id).await?;
    let compound = PlaceId(project.compound_id);
    let views = projects::views::items(state, caller, id).await?;
    Ok(WorksPage {
        project_id: id,
        compound_id: compound,
        compound_name: state.places().name(compound),
        stage: stage_of(&project),
        percent: projects::answers::progress(&views),
        missing_parties: missing_parties(&queries::roles(&parties)),
        parties: parties.iter().filter_map(party_view).collect(),
        items: items
            .into_iter()
            .filter(|item| is_built(status_of(item)))
            .map(|item| {
                let latest = shown.iter().find(|entry| entry.shown_for == Some(item.id)).cloned();
                item_progress(item, latest.map(&entry_view))
            })
            .collect(),
        timeline: Page { items: timeline.items.into_iter().map(&entry_view).collect(), meta: timeline.meta },
        title: project.title,
        planned_start: project.planned_start,
        planned_end: project.planned_end,
    })
}

/// The step a project is at.
pub fn stage_of(project: &project::Model) -> Stage {
    Stage::parse(&project.stage).unwrap_or(Stage::Reserve)
}

/// What became of a work item.
pub fn status_of(item: &work_item::Model) -> ItemStatus {
    ItemStatus::parse(&item.status).unwrap_or(ItemStatus::Proposed)
}

/// A stored share, 0–100.
pub fn percent_of(percent: i32) -> u8 {
    u8::try_from(percent.clamp(0, 100)).unwrap_or(0)
}

/// Photos as they are stored.
pub fn photos_json(photos: &[PhotoId]) -> serde_json::Value {
    photos.iter().map(|photo| serde_json::Value::from(photo.to_string())).collect()
}

/// Photos as they were stored.
pub fn read_photos(photos: &serde_json::Value) -> Vec<PhotoId> {
    let ids = photos.as_array().into_iter().flatten();
    ids.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// A unit taking part.
pub fn party_view(row: &party::Model) -> Option<PartyView> {
    Some(PartyView {
        id: PartyId(row.id),
        role: PartyRole::parse(&row.role)?,
        unit: row.unit.clone(),
        person: row.person.clone(),
        phone: row.phone.clone(),
        since: row.set_at,
    })
}

fn item_progress(item: work_item::Model, latest: Option<EntryView>) -> ItemProgress {
    ItemProgress {
        id: WorkItemId(item.id),
        percent: percent_of(item.percent),
        title: item.title,
        location: item.location,
        quantity: item.quantity,
        latest,
    }
}

fn entry_view(entry: progress_entry::Model, item_title: String, corrected: &[Uuid]) -> EntryView {
    EntryView {
        id: ProgressId(entry.id),
        work_item_id: WorkItemId(entry.work_item_id),
        item_title,
        percent: percent_of(entry.percent),
        text: entry.text,
        photos: read_photos(&entry.photos),
        hidden_work: entry.hidden_work,
        location: entry.location,
        seen_at: entry.seen_at,
        reason: entry.reason,
        corrects: entry.corrects.map(ProgressId),
        is_corrected: corrected.contains(&entry.id),
        recorded_at: entry.recorded_at,
    }
}
