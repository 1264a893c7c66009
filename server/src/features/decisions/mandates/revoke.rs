//! A mandate is taken back, by its principal or by staff at the principal's wish; a ballot cast under it stands until the
//! principal casts another (R19).

use actix_web::web;
use linyi_shared::decisions::api::{MandateStored, RevokeMandate};
use linyi_shared::id::{DecisionId, MandateId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::queries;
use crate::entities::{decision, mandate};
use crate::error::Result;
use crate::features::decisions::queries::require_decision;
use crate::features::decisions::scope;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Takes a mandate back.
#[utoipa::path(post, path = "/decisions/{decision_id}/mandates/{mandate_id}/revocation", tag = "decisions", params(("decision_id" = DecisionId, Path), ("mandate_id" = MandateId, Path)), request_body = RevokeMandate, responses((status = 200, body = MandateStored)))]
pub async fn revoke_mandate(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(DecisionId, MandateId)>,
    Input(input): Input<RevokeMandate>,
) -> Result<web::Json<MandateStored>> {
    let (id, mandate) = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let decision = require_decision(&**tx, id).await?;
            scope::require_somewhere(&state, &caller, &decision, Duty::EnterBallots)?;
            let row = queries::lock_mandate(&**tx, mandate).await?.filter(|row| row.decision_id == id.0);
            let row = row.ok_or(Code::NotFound)?;
            if row.revoked_at.is_none() {
                revoke(tx, row, &decision, &input.reason).await?;
            }
            Ok(MandateStored { id: mandate, in_force: false })
        })
        .await?;
    Ok(web::Json(stored))
}

/// Marks a mandate as taken back.
pub async fn revoke(tx: &Write<'_>, row: mandate::Model, decision: &decision::Model, reason: &str) -> Result<()> {
    let details = serde_json::json!({"mandate_id": row.id, "reason": reason});
    let mut row = row.into_active_model();
    row.revoked_at = Set(Some(tx.now));
    row.revoked_by = Set(tx.caller.person_id().map(Uuid::from));
    row.revoked_because = Set(reason.to_owned());
    row.update(&**tx).await?;
    let compound = Some(decision.compound());
    tx.audit("decisions.revoke_mandate", "decision", decision.decision_id(), compound, &details).await
}
