//! Those who build record how far a work item is, with photos; a correction is an entry of its own.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{PlaceId, ProgressId, ProjectId, WorkItemId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::works::api::{ProgressRecorded, RecordProgress};
use linyi_shared::works::rules::{Entry, check_entry, is_built};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::queries;
use super::views::{percent_of, photos_json, stage_of, status_of};
use crate::entities::{progress_entry, work_item};
use crate::error::Result;
use crate::features::{media, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Records progress of a work item while the works run.
#[utoipa::path(post, path = "/work-items/{work_item_id}/progress", tag = "works", params(("work_item_id" = WorkItemId, Path)), request_body = RecordProgress, responses((status = 201, body = ProgressRecorded)))]
pub async fn record_progress(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<WorkItemId>,
    Input(input): Input<RecordProgress>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let item = projects::queries::require_work_item(state.database.reader(), id).await?;
    caller.require(&state, Duty::RunWorks, PlaceId(item.compound_id))?;
    let recorded = state.write(&caller, async |tx| record(tx, id, &input).await).await?;
    Ok(HttpResponse::Created().json(recorded))
}

async fn record(tx: &Write<'_>, id: WorkItemId, input: &RecordProgress) -> Result<ProgressRecorded> {
    let item = projects::queries::require_work_item(&**tx, id).await?;
    let project = projects::queries::require_project(&**tx, ProjectId(item.project_id)).await?;
    if !is_built(status_of(&item)) {
        return Err(Code::WorkItemNotBuilt.into());
    }
    let entry = Entry {
        percent: input.percent,
        photos: input.photos.len(),
        reason: &input.reason,
        is_correction: input.corrects.is_some(),
        is_hidden_work: input.hidden_work,
        location: &input.location,
        seen_at: input.seen_at,
    };
    let before = percent_of(item.percent);
    check_entry(stage_of(&project), before, &entry, tx.now)?;
    let compound = PlaceId(item.compound_id);
    media::serve::attach(tx, &input.photos, compound, true).await?;
    let is_shown = take_place(tx, &item, input.corrects).await?;
    let row = insert(tx, &item, input, is_shown).await?;
    if is_shown {
        let mut item = item.into_active_model();
        item.percent = Set(i32::from(input.percent));
        item.update(&**tx).await?;
    }
    let details = json!({"work_item_id": id, "before": before, "percent": input.percent, "corrects": input.corrects});
    tx.audit("works.record_progress", "progress_entry", row.id, Some(compound), &details).await?;
    let percent = if is_shown { input.percent } else { before };
    Ok(ProgressRecorded { id: ProgressId(row.id), work_item_id: id, percent })
}

/// Whether the new entry says how far the item is: always, unless it corrects one that no longer does.
///
/// The entry that said so until now gives its place up.
async fn take_place(tx: &Write<'_>, item: &work_item::Model, corrects: Option<ProgressId>) -> Result<bool> {
    if let Some(corrected) = corrects {
        let corrected = queries::require_entry(&**tx, corrected).await?;
        if corrected.work_item_id != item.id {
            return Err(Code::NotFound.into());
        }
        if corrected.shown_for.is_none() {
            return Ok(false);
        }
    }
    if let Some(shown) = queries::find_shown(&**tx, item.id).await? {
        let mut shown = shown.into_active_model();
        shown.shown_for = Set(None);
        shown.update(&**tx).await?;
    }
    Ok(true)
}

async fn insert(
    tx: &Write<'_>,
    item: &work_item::Model,
    input: &RecordProgress,
    is_shown: bool,
) -> Result<progress_entry::Model> {
    let row = progress_entry::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(item.compound_id),
        project_id: Set(item.project_id),
        work_item_id: Set(item.id),
        percent: Set(i32::from(input.percent)),
        text: Set(input.text.to_string()),
        photos: Set(photos_json(&input.photos)),
        hidden_work: Set(input.hidden_work),
        location: Set(input.location.to_string()),
        seen_at: Set(input.seen_at),
        reason: Set(input.reason.to_string()),
        corrects: Set(input.corrects.map(Uuid::from)),
        shown_for: Set(is_shown.then_some(item.id)),
        recorded_by: Set(tx.caller.principal()?.person_id.0),
        recorded_at: Set(tx.now),
    };
    Ok(row.insert(&**tx).await?)
}
