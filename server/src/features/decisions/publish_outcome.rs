//! Publishing the outcome: provisional after the close, final once it was posted and every objection answered (R23,
//! R34).

use actix_web::web;
use linyi_shared::decisions::api::{DecisionStep, DecisionStepped};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::{DecisionId, ProjectId};
use linyi_shared::notices::rules::{ResultNotice, check_heard};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};

use super::record::days_after;
use super::settle_items::settle_items;
use super::{count, queries};
use crate::entities::{decision, decision_outcome};
use crate::error::Result;
use crate::features::notices;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Counts a closed decision and publishes the provisional outcome.
#[utoipa::path(post, path = "/decisions/{decision_id}/outcome", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DecisionStep, responses((status = 200, body = DecisionStepped)))]
pub async fn publish_outcome(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    _: Input<DecisionStep>,
) -> Result<web::Json<DecisionStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let row = queries::lock_decision(&**tx, id).await?;
            let compound = row.compound();
            let officer = caller.require(&state, Duty::RunDecision, row.seat())?.person_id;
            let figures = match row.state_at(tx.now) {
                DecisionState::Closed => count::count(&**tx, &row, tx.now).await?,
                sealed if sealed.is_sealed() => return Err(Code::ResultSealed.into()),
                _ => return Err(Code::DecisionStepRefused.into()),
            };
            // A paper that came back in time is a ballot, or is void for a reason, before anybody learns how it stands.
            if figures.papers.is_some_and(|papers| papers.waiting > 0) {
                return Err(Code::PapersWaiting.into());
            }
            decision_outcome::ActiveModel {
                decision_id: Set(id.0),
                version: Set(1),
                figures: Set(serde_json::to_value(&figures).map_err(anyhow::Error::from)?),
                published_by: Set(officer.0),
                published_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let mut row = row.into_active_model();
            row.state = Set(DecisionState::Provisional.as_str().to_owned());
            row.provisional_at = Set(Some(tx.now));
            row.update(&**tx).await?;
            let details = serde_json::json!({"version": 1});
            tx.audit("decisions.publish_outcome", "decision", id, Some(compound), &details).await?;
            Ok(DecisionStepped { id, state: DecisionState::Provisional })
        })
        .await?;
    Ok(web::Json(stepped))
}

/// Makes a provisional outcome final, once it was posted for its period (N4) and every objection is answered.
#[utoipa::path(post, path = "/decisions/{decision_id}/final", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DecisionStep, responses((status = 200, body = DecisionStepped)))]
pub async fn finish_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    _: Input<DecisionStep>,
) -> Result<web::Json<DecisionStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let row = queries::require_decision(&**tx, id).await?;
            caller.require(&state, Duty::RunDecision, row.seat())?;
            let standing = row.state_at(tx.now);
            if standing != DecisionState::Final {
                let earliest = objections_until(&row)?.ok_or(Code::DecisionStepRefused)?;
                check_heard(&result_notices(&**tx, &row, tx.now).await?, earliest, tx.now)?;
                let steps = match standing {
                    // Posted before a posting was noted as a step of its own.
                    DecisionState::Provisional => &[DecisionState::Objecting, DecisionState::Final][..],
                    _ => &[DecisionState::Final],
                };
                step(tx, row, steps).await?;
            }
            Ok(DecisionStepped { id, state: DecisionState::Final })
        })
        .await?;
    Ok(web::Json(stepped))
}

/// Until when objections are taken at least: the shortest lawful period after the provisional outcome.
pub fn objections_until(row: &decision::Model) -> Result<Option<Instant>> {
    let days = row.rules()?.timing.min_objection_days;
    Ok(row.provisional_at.map(|published| days_after(published, days)))
}

/// The notices that tell of the provisional outcome of a decision (N4), the latest first; none before it is out.
pub async fn result_notices(
    db: &impl ConnectionTrait,
    row: &decision::Model,
    now: Instant,
) -> Result<Vec<ResultNotice>> {
    match row.provisional_at {
        Some(since) => Ok(notices::results::result_notices(db, ProjectId(row.project_id), since, now).await?),
        None => Ok(Vec::new()),
    }
}

/// Notes that objections are taken to every provisional outcome of a project: its N4 was just published.
pub async fn take_objections(tx: &Write<'_>, project: ProjectId) -> Result<()> {
    for row in queries::list_of_project(&**tx, project).await? {
        if row.state_at(tx.now) == DecisionState::Provisional {
            step(tx, row, &[DecisionState::Objecting]).await?;
        }
    }
    Ok(())
}

async fn step(tx: &Write<'_>, row: decision::Model, steps: &[DecisionState]) -> Result<()> {
    let (id, compound) = (row.decision_id(), row.compound());
    let mut state = row.state_at(tx.now);
    for next in steps {
        state = state.step_to(*next)?;
    }
    if state == DecisionState::Final {
        settle_items(tx, &row).await?;
    }
    let mut row = row.into_active_model();
    row.state = Set(state.as_str().to_owned());
    if state == DecisionState::Final {
        row.final_at = Set(Some(tx.now));
    }
    row.update(&**tx).await?;
    let details = serde_json::json!({"state": state});
    tx.audit("decisions.step", "decision", id, Some(compound), &details).await
}
