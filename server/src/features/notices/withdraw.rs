//! Withdrawing: the notice goes, that it was there and why it went stays (R36).

use actix_web::web;
use linyi_shared::id::NoticeId;
use linyi_shared::notices::api::{NoticeReceipt, WithdrawNotice};
use linyi_shared::notices::rules::NoticeState;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::content::Content;
use super::draft::{receipt, require_duty, state_of};
use super::publish::{publish_photos, tell_residents};
use super::queries;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Withdraws a published notice; its versions stay in the archive and are no longer shown.
#[utoipa::path(post, path = "/notices/{notice_id}/withdraw", tag = "notices", params(("notice_id" = NoticeId, Path)), request_body = WithdrawNotice, responses((status = 200, body = NoticeReceipt)))]
pub async fn withdraw_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    Input(input): Input<WithdrawNotice>,
) -> Result<web::Json<NoticeReceipt>> {
    let id = path.into_inner();
    let compound = require_duty(&state, &caller, id).await?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            let withdrawn = state_of(&row).step_to(NoticeState::Withdrawn)?;
            for version in queries::list_versions(&**tx, id).await? {
                publish_photos(tx, &Content::of_version(&version).photos, compound, false).await?;
            }
            let mut row = row.into_active_model();
            row.status = Set(withdrawn.as_str().to_owned());
            row.withdrawn_at = Set(Some(tx.now));
            row.withdrawn_by = Set(tx.caller.person_id().map(Into::into));
            row.withdrawn_reason = Set(input.reason.to_string());
            let row = row.update(&**tx).await?;
            let title = [format!("已撤回：{}", row.title), format!("Withdrawn: {}", row.title)];
            let why = [format!("撤回原因：{}", input.reason), format!("Why it was withdrawn: {}", input.reason)];
            tell_residents(&state, tx, &row, title.into(), why.into()).await?;
            let details = serde_json::json!({"reason": input.reason, "version": row.version});
            tx.audit("notices.withdraw", "notice", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}
