//! Staff answer an objection, in public and without saying whose it was.

use actix_web::web;
use linyi_shared::id::{ObjectionId, PersonId, PlaceId};
use linyi_shared::notices::api::{AnswerObjection, ObjectionReceipt};
use linyi_shared::notices::rules::{ObjectionState, may_answer_objection};
use linyi_shared::people::rules::Duty;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::object::{objection_state, receipt};
use super::queries;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Answers an objection; whoever raised it finds the answer in the inbox.
#[utoipa::path(post, path = "/objections/{objection_id}/answer", tag = "notices", params(("objection_id" = ObjectionId, Path)), request_body = AnswerObjection, responses((status = 200, body = ObjectionReceipt)))]
pub async fn answer_objection(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ObjectionId>,
    Input(input): Input<AnswerObjection>,
) -> Result<web::Json<ObjectionReceipt>> {
    let id = path.into_inner();
    let row = queries::require_objection(state.database.reader(), id).await?;
    let compound = PlaceId(row.compound_id);
    let staff = caller.require(&state, Duty::PublishNotices, compound)?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_objection(&**tx, id).await?;
            may_answer_objection(objection_state(&row))?;
            let notice = queries::require_notice(&**tx, row.notice_id.into()).await?;
            let mut row = row.into_active_model();
            row.status = Set(ObjectionState::Answered.as_str().to_owned());
            row.answer = Set(input.answer.to_string());
            row.answered_by = Set(Some(staff.0));
            row.answered_at = Set(Some(tx.now));
            row.open_key = Set(None);
            let row = row.update(&**tx).await?;
            let title =
                [format!("您的异议已答复：{}", notice.title), format!("Your objection was answered: {}", notice.title)];
            let (title, body) = (Words::from(title), Words::from(input.answer.to_string()));
            let link = format!("/notices/{}#objections", notice.id);
            let message = Message { kind: "objection", title, body, link: &link };
            deliver(tx, &[PersonId(row.person_id)], &message).await?;
            let details = serde_json::json!({"notice_id": notice.id});
            tx.audit("notices.answer_objection", "objection", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}
