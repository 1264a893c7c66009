//! Ending the display, not before its period is over (R37); the notice stays readable.

use actix_web::web;
use linyi_shared::id::NoticeId;
use linyi_shared::notices::api::NoticeReceipt;
use linyi_shared::notices::rules::{NoticeState, PostingMoment, may_end};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};

use super::draft::{kind_of, receipt, require_duty, state_of};
use super::{period, queries};
use crate::entities::{notice, notice_posting};
use crate::error::Result;
use crate::features::people::sign_out::Nothing;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Ends the display of a notice.
#[utoipa::path(post, path = "/notices/{notice_id}/end", tag = "notices", params(("notice_id" = NoticeId, Path)), responses((status = 200, body = NoticeReceipt)))]
pub async fn end_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    _: Input<Nothing>,
) -> Result<web::Json<NoticeReceipt>> {
    let id = path.into_inner();
    let compound = require_duty(&state, &caller, id).await?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            let postings = queries::list_postings(&**tx, id).await?;
            check_end(&state, &**tx, &row, &postings).await?;
            let mut row = row.into_active_model();
            row.status = Set(NoticeState::Ended.as_str().to_owned());
            row.ended_at = Set(Some(tx.now));
            let row = row.update(&**tx).await?;
            let details = serde_json::json!({"version": row.version, "ends_at": row.ends_at});
            tx.audit("notices.end", "notice", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Refuses an end before the period, of a board the works need, or without photos of the place (R36, R37, R38).
pub(super) async fn check_end(
    state: &State,
    db: &impl ConnectionTrait,
    row: &notice::Model,
    postings: &[notice_posting::Model],
) -> Result<()> {
    let kind = kind_of(row)?;
    let stage = projects::queries::require_project(db, row.project_id.into()).await?.stage;
    let works_finished = Stage::parse(&stage).is_some_and(|stage| stage > Stage::Works);
    let ends_at = row.ends_at.unwrap_or(row.listed_at);
    may_end(kind, state_of(row), ends_at, works_finished, state.now())?;
    let version = queries::require_version(db, row.id.into(), row.version).await?;
    let shown = period::shown_now(row, version.published_at, postings, &period::calendar(&state.plan));
    if !shown.missing_at.is_empty() {
        return Err(Problem::new(Code::NoticePeriodRunning).with_detail(shown.missing_at.join("、")).into());
    }
    let photographed = |moment: PostingMoment| postings.iter().any(|posting| posting.moment == moment.as_str());
    for moment in [PostingMoment::Posted, PostingMoment::Removed] {
        if !photographed(moment) {
            moment.check_photos(0)?;
        }
    }
    Ok(())
}
