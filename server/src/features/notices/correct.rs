//! Correcting: a new version with its reason; what was published before stays readable (R36).

use actix_web::web;
use linyi_shared::id::NoticeId;
use linyi_shared::lang::Lang;
use linyi_shared::notices::api::{CorrectNotice, NoticeReceipt};
use linyi_shared::notices::rules::may_correct;
use linyi_shared::problem::{Code, Problem};

use super::content::{Content, accept_fields};
use super::draft::{accept_days, attach_new, kind_of, receipt, require_duty, state_of, write_content};
use super::publish::{add_version, draw, tell_residents};
use super::queries;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Publishes a corrected version; its display period begins anew.
#[utoipa::path(post, path = "/notices/{notice_id}/correct", tag = "notices", params(("notice_id" = NoticeId, Path)), request_body = CorrectNotice, responses((status = 200, body = NoticeReceipt)))]
pub async fn correct_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    Input(input): Input<CorrectNotice>,
) -> Result<web::Json<NoticeReceipt>> {
    let id = path.into_inner();
    let compound = require_duty(&state, &caller, id).await?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            let kind = kind_of(&row)?;
            let before = Content::of_notice(&row);
            let content = Content {
                title: input.title.to_string(),
                body: input.body.to_string(),
                fields: accept_fields(kind, &input.fields)?,
                photos: input.photos.clone(),
                display_days: accept_days(kind, input.display_days, before.display_days)?,
            };
            may_correct(kind, state_of(&row), &content.fields, content.display_days, tx.caller.lang)?;
            if content == before.as_written(kind) {
                let words = ["内容没有改动，不用更正", "nothing was changed, so there is nothing to correct"];
                return Err(Problem::new(Code::InvalidInput).with_field("/body", words).into());
            }
            attach_new(tx, &before.photos, &content.photos, compound, true).await?;
            let content = draw(&state, tx, &row, kind, content).await?;
            let row = write_content(tx, row, &content).await?;
            let (row, sha256) = add_version(&state, tx, row, &content, &input.reason).await?;
            let title = [format!("更正：{}", row.title), format!("Corrected: {}", row.title)];
            let why = [format!("更正原因：{}", input.reason), format!("Corrected because: {}", input.reason)];
            tell_residents(&state, tx, &row, title.into(), why.into()).await?;
            let details = serde_json::json!({
                "version": row.version,
                "reason": input.reason,
                "changed": content.changes_since(&before, kind, Lang::Zh),
                "sha256": sha256,
            });
            tx.audit("notices.correct", "notice", id, Some(compound), &details).await?;
            Ok(NoticeReceipt { sha256: Some(sha256), ..receipt(&row) })
        })
        .await?;
    Ok(web::Json(receipt))
}
