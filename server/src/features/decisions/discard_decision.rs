//! Discarding a draft; what was announced can no longer be discarded.

use actix_web::web;
use linyi_shared::decisions::api::{DecisionStep, DecisionStepped};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::DecisionId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::scope;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Discards a draft.
#[utoipa::path(post, path = "/decisions/{decision_id}/discard", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DecisionStep, responses((status = 200, body = DecisionStepped)))]
pub async fn discard_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    _: Input<DecisionStep>,
) -> Result<web::Json<DecisionStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let row = scope::require_run(&state, tx, id).await?;
            let compound = row.compound();
            row.state_at(tx.now).check_editable()?;
            let mut row = row.into_active_model();
            row.state = Set(DecisionState::Void.as_str().to_owned());
            row.update(&**tx).await?;
            tx.audit("decisions.discard", "decision", id, Some(compound), &serde_json::json!({})).await?;
            Ok(DecisionStepped { id, state: DecisionState::Void })
        })
        .await?;
    Ok(web::Json(stepped))
}
