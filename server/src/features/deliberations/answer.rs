//! Staff answer a comment officially; there is one answer, corrected by versions.

use actix_web::web;
use linyi_shared::deliberations::api::{AnswerComment, CommentReceipt};
use linyi_shared::deliberations::rules::may_answer;
use linyi_shared::id::{CommentId, PersonId, PlaceId, WorkItemId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::comment::{receipt, state_of};
use super::queries;
use crate::entities::comment_answer;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::projects;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Answers a comment, or corrects the answer with a reason; its author finds it in the inbox.
#[utoipa::path(post, path = "/comments/{comment_id}/replies", tag = "deliberations", params(("comment_id" = CommentId, Path)), request_body = AnswerComment, responses((status = 200, body = CommentReceipt)))]
pub async fn answer_comment(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<CommentId>,
    Input(input): Input<AnswerComment>,
) -> Result<web::Json<CommentReceipt>> {
    let id = path.into_inner();
    let row = queries::require_comment(state.database.reader(), id).await?;
    let compound = PlaceId(row.compound_id);
    let staff = caller.require(&state, Duty::RunDeliberation, compound)?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_comment(&**tx, id).await?;
            may_answer(state_of(&row), row.answer_version > 0, &input.reason).map_err(|problem| {
                let words = ["请写明更正的理由", "say why it is corrected"];
                if problem.code == Code::CorrectionNeedsReason { problem.with_field("/reason", words) } else { problem }
            })?;
            let version = row.answer_version + 1;
            let answer = comment_answer::ActiveModel {
                comment_id: Set(row.id),
                version: Set(version),
                compound_id: Set(row.compound_id),
                body: Set(input.text.to_string()),
                reason: Set(input.reason.to_string()),
                answered_by: Set(staff.0),
                answered_at: Set(tx.now),
            };
            comment_answer::Entity::insert(answer).exec_without_returning(&**tx).await?;
            let mut row = row.into_active_model();
            row.answer_version = Set(version);
            let row = row.update(&**tx).await?;
            let item = projects::queries::require_work_item(&**tx, WorkItemId(row.work_item_id)).await?;
            let title = if version == 1 {
                [format!("您对“{}”的意见已答复", item.title), format!("Your comment on “{}” was answered", item.title)]
            } else {
                [
                    format!("您对“{}”的意见的答复有更正", item.title),
                    format!("The answer to your comment on “{}” was corrected", item.title),
                ]
            };
            let (title, body) = (Words::from(title), Words::from(input.text.to_string()));
            let link = link_of(&row);
            let message = Message { kind: "comment", title, body, link: &link };
            deliver(tx, &[PersonId(row.person_id)], &message).await?;
            let details = serde_json::json!({"version": version, "reason": input.reason.as_str()});
            tx.audit("deliberations.answer", "comment", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Where a comment is read.
pub(super) fn link_of(row: &crate::entities::comment::Model) -> String {
    format!("/projects/{}/deliberation/{}#comments", row.project_id, row.work_item_id)
}
