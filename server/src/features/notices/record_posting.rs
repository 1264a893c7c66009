//! The sheet on the board: photographed when it is put up and when it is taken down (R36); taken down too early, it
//! owes its days (R37).

use actix_web::{HttpResponse, web};
use linyi_shared::id::{NoticeId, PlaceId};
use linyi_shared::notices::api::{NoticeReceipt, RecordPosting};
use linyi_shared::notices::rules::NoticeState;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::content::photos_json;
use super::draft::{receipt, state_of};
use super::{period, queries, told};
use crate::entities::notice_posting;
use crate::error::Result;
use crate::features::media;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Records a sheet at its place; one that comes back after it was away prolongs the period.
#[utoipa::path(post, path = "/notices/{notice_id}/postings", tag = "notices", params(("notice_id" = NoticeId, Path)), request_body = RecordPosting, responses((status = 201, body = NoticeReceipt)))]
pub async fn record_posting(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    Input(input): Input<RecordPosting>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let compound = require_sheet_duty(&state, &caller, id).await?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            if state_of(&row) != NoticeState::Published {
                return Err(Code::NoticeStepRefused.into());
            }
            input.moment.check_photos(input.photos.len())?;
            media::serve::attach(tx, &input.photos, compound, true).await?;
            notice_posting::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                notice_id: Set(id.0),
                version: Set(row.version),
                moment: Set(input.moment.as_str().to_owned()),
                place: Set(input.place.to_string()),
                photos: Set(photos_json(&input.photos)),
                recorded_by: Set(tx.caller.principal()?.person_id.0),
                recorded_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let version = queries::require_version(&**tx, id, row.version).await?;
            let postings = queries::list_postings(&**tx, id).await?;
            let calendar = period::calendar(&state.plan);
            let shown = period::shown_now(&row, version.published_at, &postings, &calendar);
            let mut row = row.into_active_model();
            row.ends_at = Set(Some(shown.ends_at));
            row.sheets_away = Set(i32::try_from(shown.missing_at.len()).unwrap_or(i32::MAX));
            let row = row.update(&**tx).await?;
            let details = serde_json::json!({"moment": input.moment, "place": input.place, "ends_at": row.ends_at});
            tx.audit("notices.record_posting", "notice", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Refuses a caller who may publish notices in none of the compounds where the notice hangs; answers the notice's own.
async fn require_sheet_duty(state: &State, caller: &Caller, id: NoticeId) -> Result<PlaceId> {
    let row = queries::require_notice(state.database.reader(), id).await?;
    let compounds = told::compounds(&state.places(), &row);
    caller.principal()?;
    if !compounds.iter().any(|compound| caller.may(state, Duty::PublishNotices, *compound)) {
        return Err(Code::Forbidden.into());
    }
    Ok(PlaceId(row.compound_id))
}
