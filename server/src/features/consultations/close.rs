//! Staff close a consultation: answers end and the counts are frozen.

use actix_web::web;
use linyi_shared::consultations::api::{CloseConsultation, ConsultationChanged};
use linyi_shared::consultations::phase::{Phase, may_close};
use linyi_shared::id::{ConsultationId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::offer::changed;
use super::{queries, summary, views};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Closes a consultation; before its end a reason is needed.
#[utoipa::path(post, path = "/consultations/{consultation_id}/close", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), request_body = CloseConsultation, responses((status = 200, body = ConsultationChanged)))]
pub async fn close_consultation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    Input(input): Input<CloseConsultation>,
) -> Result<web::Json<ConsultationChanged>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_consultation(state.database.reader(), id).await?.compound_id);
    let staff = caller.require(&state, Duty::RunConsultation, compound)?.person_id;
    let changed = state
        .write(&caller, async |tx| {
            let row = queries::require_consultation(&**tx, id).await?;
            let moments = views::moments(&row);
            may_close(&moments, &input.reason, tx.now).map_err(|problem| match problem.code {
                Code::EarlyCloseNeedsReason => problem.with_field("/reason", ["请写明原因", "give a reason"]),
                _ => problem,
            })?;
            let frozen = summary::count(&**tx, &row).await?;
            let early = moments.phase(tx.now) != Phase::Ended;
            let mut row = row.into_active_model();
            row.closed_at = Set(Some(tx.now));
            row.closed_by = Set(Some(staff.0));
            row.close_reason = Set(early.then(|| input.reason.to_string()));
            row.summary = Set(Some(serde_json::to_value(&frozen).map_err(anyhow::Error::from)?));
            let row = row.update(&**tx).await?;
            let details = serde_json::json!({"reason": row.close_reason, "reach": frozen.reach});
            tx.audit("consultations.close", "consultation", id, Some(compound), &details).await?;
            Ok(changed(&row, tx.now))
        })
        .await?;
    Ok(web::Json(changed))
}
