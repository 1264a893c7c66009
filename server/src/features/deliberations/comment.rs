//! Residents comment on a work item, and may take their comment back.

use actix_web::{HttpResponse, web};
use linyi_shared::deliberations::api::{CommentReceipt, WriteComment};
use linyi_shared::deliberations::rules::{CommentState, may_comment, may_withdraw};
use linyi_shared::id::{CommentId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::propose::stage_of;
use super::queries;
use crate::entities::comment;
use crate::error::Result;
use crate::features::people::sign_out::Nothing;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// A home says something about an item; everybody reads it, nobody learns whose it is.
#[utoipa::path(post, path = "/work-items/{work_item_id}/comments", tag = "deliberations", params(("work_item_id" = WorkItemId, Path)), request_body = WriteComment, responses((status = 201, body = CommentReceipt)))]
pub async fn write_comment(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<WorkItemId>,
    Input(input): Input<WriteComment>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let item = projects::queries::require_work_item(state.database.reader(), id).await?;
    let compound = PlaceId(item.compound_id);
    let person = caller.require_home(input.home_id, compound)?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let item = projects::queries::require_work_item(&**tx, id).await?;
            let project = projects::queries::require_project(&**tx, ProjectId(item.project_id)).await?;
            let waiting = queries::count_waiting_of_home(&**tx, id, input.home_id).await?;
            may_comment(stage_of(&project)?, item.status == "dropped", waiting)?;
            let row = comment::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(item.compound_id),
                project_id: Set(item.project_id),
                work_item_id: Set(item.id),
                home_id: Set(input.home_id.0),
                person_id: Set(person.0),
                body: Set(input.text.to_string()),
                state: Set(CommentState::Shown.as_str().to_owned()),
                hidden_reason: Set(String::new()),
                answer_version: Set(0),
                created_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            // The trail names the item and not the comment: whoever reads it must not learn who wrote which one.
            let details = serde_json::json!({"project_id": item.project_id});
            tx.audit("deliberations.comment", "work_item", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Takes a comment of the caller's own back; an official answer to it stays.
#[utoipa::path(post, path = "/comments/{comment_id}/withdraw", tag = "deliberations", params(("comment_id" = CommentId, Path)), responses((status = 200, body = CommentReceipt)))]
pub async fn withdraw_comment(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<CommentId>,
    _: Input<Nothing>,
) -> Result<web::Json<CommentReceipt>> {
    let id = path.into_inner();
    let person = caller.principal()?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_comment(&**tx, id).await?;
            // Whoever did not write it does not learn who did.
            if row.person_id != person.0 {
                return Err(Code::NotFound.into());
            }
            may_withdraw(state_of(&row))?;
            let compound = PlaceId(row.compound_id);
            let mut row = row.into_active_model();
            row.state = Set(CommentState::Withdrawn.as_str().to_owned());
            let row = row.update(&**tx).await?;
            let details = serde_json::json!({"project_id": row.project_id});
            tx.audit("deliberations.withdraw_comment", "work_item", row.work_item_id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Where a stored comment stands.
pub(super) fn state_of(row: &comment::Model) -> CommentState {
    CommentState::parse(&row.state).unwrap_or(CommentState::Hidden)
}

/// What a write left.
pub(super) fn receipt(row: &comment::Model) -> CommentReceipt {
    CommentReceipt { id: row.id.into(), state: state_of(row), answer_version: row.answer_version.unsigned_abs() }
}
