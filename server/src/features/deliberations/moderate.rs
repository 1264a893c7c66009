//! Staff hide a comment with a reason everybody reads, and show it again (R58).

use actix_web::web;
use linyi_shared::deliberations::api::{CommentReceipt, HideComment};
use linyi_shared::deliberations::rules::{CommentState, may_hide, may_show};
use linyi_shared::id::{CommentId, PersonId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::answer::link_of;
use super::comment::{receipt, state_of};
use super::queries;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::people::sign_out::Nothing;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Hides a comment; the reason stands in place of the text, and its author is told.
#[utoipa::path(post, path = "/comments/{comment_id}/hide", tag = "deliberations", params(("comment_id" = CommentId, Path)), request_body = HideComment, responses((status = 200, body = CommentReceipt)))]
pub async fn hide_comment(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<CommentId>,
    Input(input): Input<HideComment>,
) -> Result<web::Json<CommentReceipt>> {
    let id = path.into_inner();
    let reason = input.reason.into_string();
    let told = [
        format!("理由：{reason}。如果您不同意，可以向社区或街道申诉；也可以换一种说法再写。"),
        format!(
            "Reason: {reason}. If you do not agree, turn to your community or subdistrict office; you may also put it \
             in other words."
        ),
    ];
    let (title, body) = (["您的一条意见被隐藏", "A comment of yours was hidden"].into(), told.into());
    change(&state, &caller, id, Change { to: CommentState::Hidden, reason, title, body }).await.map(web::Json)
}

/// Shows a hidden comment again; its author is told.
#[utoipa::path(post, path = "/comments/{comment_id}/show", tag = "deliberations", params(("comment_id" = CommentId, Path)), responses((status = 200, body = CommentReceipt)))]
pub async fn show_comment(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<CommentId>,
    _: Input<Nothing>,
) -> Result<web::Json<CommentReceipt>> {
    let title = ["您的一条意见已恢复公开", "A comment of yours is public again"].into();
    let body = ["复核后恢复公开，大家又能看到了。", "It was reviewed; everybody can read it again."].into();
    let shown = Change { to: CommentState::Shown, reason: String::new(), title, body };
    change(&state, &caller, path.into_inner(), shown).await.map(web::Json)
}

struct Change {
    to: CommentState,
    reason: String,
    title: Words,
    body: Words,
}

async fn change(state: &State, caller: &Caller, id: CommentId, change: Change) -> Result<CommentReceipt> {
    let row = queries::require_comment(state.database.reader(), id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::RunDeliberation, compound)?;
    state
        .write(caller, async |tx| {
            let row = queries::require_comment(&**tx, id).await?;
            if change.to == CommentState::Hidden {
                may_hide(state_of(&row))?
            } else {
                may_show(state_of(&row))?
            };
            let mut row = row.into_active_model();
            row.state = Set(change.to.as_str().to_owned());
            row.hidden_reason = Set(change.reason.clone());
            let row = row.update(&**tx).await?;
            let link = link_of(&row);
            let message =
                Message { kind: "comment", title: change.title.clone(), body: change.body.clone(), link: &link };
            deliver(tx, &[PersonId(row.person_id)], &message).await?;
            let action = if change.to == CommentState::Hidden { "deliberations.hide" } else { "deliberations.show" };
            let details = serde_json::json!({"reason": change.reason});
            tx.audit(action, "comment", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await
}
