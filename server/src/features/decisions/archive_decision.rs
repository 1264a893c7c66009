//! Archiving: a final decision whose result was posted for its period becomes a record that is only kept (R25).

use actix_web::web;
use linyi_shared::decisions::api::{DecisionStep, DecisionStepped};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::DecisionId;
use linyi_shared::notices::rules::check_posted_out;
use linyi_shared::time::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};

use super::scope;
use crate::entities::decision;
use crate::error::Result;
use crate::features::notices;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Archives a final decision, once its final result hung for its whole period (N5).
#[utoipa::path(post, path = "/decisions/{decision_id}/archive", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DecisionStep, responses((status = 200, body = DecisionStepped)))]
pub async fn archive_decision(
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
            let standing = row.state_at(tx.now);
            if standing != DecisionState::Archived {
                standing.step_to(DecisionState::Archived)?;
                check_archivable(&**tx, &row, tx.now).await?;
                let kept_until = row.kept_until();
                let mut row = row.into_active_model();
                row.state = Set(DecisionState::Archived.as_str().to_owned());
                row.archived_at = Set(Some(tx.now));
                row.update(&**tx).await?;
                let details = serde_json::json!({"kept_until": kept_until});
                tx.audit("decisions.archive", "decision", id, Some(compound), &details).await?;
            }
            Ok(DecisionStepped { id, state: DecisionState::Archived })
        })
        .await?;
    Ok(web::Json(stepped))
}

/// Refuses a decision whose final result did not hang for its whole period since it became final.
pub async fn check_archivable(db: &impl ConnectionTrait, row: &decision::Model, now: Instant) -> Result<()> {
    let posted = match row.final_at {
        Some(since) => notices::results::decision_notices(db, row, since, now).await?,
        None => Vec::new(),
    };
    Ok(check_posted_out(&posted)?)
}
