//! Publishing the outcome: provisional after the close, final once it was posted and every objection answered (R23,
//! R34).

use actix_web::web;
use linyi_shared::decisions::api::{CorrectOutcome, DecisionStep, DecisionStepped, FinishDecision};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::{DecisionId, ProjectId};
use linyi_shared::notices::rules::{ResultNotice, check_heard};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};

use super::record::days_after;
use super::settle_items::settle_items;
use super::{ballot_log, count, disputes, queries};
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
    complete_log(&state, &caller, id).await?;
    let stepped = state
        .write(&caller, async |tx| {
            let row = queries::lock_decision(&**tx, id).await?;
            let compound = row.compound();
            caller.require(&state, Duty::RunDecision, row.seat())?;
            match row.state_at(tx.now) {
                DecisionState::Closed => {}
                sealed if sealed.is_sealed() => return Err(Code::ResultSealed.into()),
                _ => return Err(Code::DecisionStepRefused.into()),
            }
            let version = add_version(&state, tx, row, "").await?;
            let details = serde_json::json!({"version": version});
            tx.audit("decisions.publish_outcome", "decision", id, Some(compound), &details).await?;
            Ok(DecisionStepped { id, state: DecisionState::Provisional })
        })
        .await?;
    Ok(web::Json(stepped))
}

/// Counts anew what residents objected to and publishes a new provisional version with its reason, to be posted anew;
/// what was published before stays readable (R17, R23).
#[utoipa::path(post, path = "/decisions/{decision_id}/outcome/corrections", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = CorrectOutcome, responses((status = 200, body = DecisionStepped)))]
pub async fn correct_outcome(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<CorrectOutcome>,
) -> Result<web::Json<DecisionStepped>> {
    let id = path.into_inner();
    complete_log(&state, &caller, id).await?;
    let stepped = state
        .write(&caller, async |tx| {
            let row = queries::lock_decision(&**tx, id).await?;
            let compound = row.compound();
            caller.require(&state, Duty::RunDecision, row.seat())?;
            row.state_at(tx.now).step_to(DecisionState::Provisional)?;
            let version = add_version(&state, tx, row, &input.reason).await?;
            let details = serde_json::json!({"version": version, "reason": input.reason});
            tx.audit("decisions.correct_outcome", "decision", id, Some(compound), &details).await?;
            Ok(DecisionStepped { id, state: DecisionState::Provisional })
        })
        .await?;
    Ok(web::Json(stepped))
}

/// Gives the last leaves of a closed vote their places: the head that is frozen with the outcome stands over every ballot.
async fn complete_log(state: &State, caller: &Caller, id: DecisionId) -> Result<()> {
    let row = queries::require_decision(state.database.reader(), id).await?;
    caller.require(state, Duty::RunDecision, row.seat())?;
    if row.state_at(state.now()).is_sealed() {
        return Ok(());
    }
    ballot_log::sequencer::place(state, id).await
}

/// Counts a decision and makes the count its provisional outcome; answers the version.
async fn add_version(state: &State, tx: &Write<'_>, row: decision::Model, reason: &str) -> Result<i32> {
    let officer = tx.caller.principal()?.person_id;
    let id = row.decision_id();
    let mut figures = count::count(&**tx, &row, tx.now).await?;
    // A paper that came back in time is a ballot, or is void for a reason, before anybody learns how it stands.
    if figures.papers.is_some_and(|papers| papers.waiting > 0) {
        return Err(Code::PapersWaiting.into());
    }
    // What a home says is not its own is looked into before anybody learns how it counts (R17).
    if disputes::queries::count(&**tx, id).await?.0 > 0 {
        return Err(Code::DisputesOpen.into());
    }
    figures.head = Some(ballot_log::views::head(state, id).await?);
    let version = queries::find_outcome(&**tx, id).await?.map_or(1, |last| last.version + 1);
    decision_outcome::ActiveModel {
        decision_id: Set(id.0),
        version: Set(version),
        figures: Set(serde_json::to_value(&figures).map_err(anyhow::Error::from)?),
        published_by: Set(officer.0),
        published_at: Set(tx.now),
        reason: Set(reason.to_owned()),
    }
    .insert(&**tx)
    .await?;
    let mut row = row.into_active_model();
    row.state = Set(DecisionState::Provisional.as_str().to_owned());
    row.provisional_at = Set(Some(tx.now));
    row.update(&**tx).await?;
    Ok(version)
}

/// Makes a provisional outcome final, once it was posted for its period (N4) and every objection is answered.
#[utoipa::path(post, path = "/decisions/{decision_id}/final", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = FinishDecision, responses((status = 200, body = DecisionStepped)))]
pub async fn finish_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<FinishDecision>,
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
                step(tx, row, steps, &input.signatories).await?;
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
        Some(since) => Ok(notices::results::result_notices(db, row, since, now).await?),
        None => Ok(Vec::new()),
    }
}

/// Notes that objections are taken to a provisional outcome, because its N4 was just published; to every one of the project
/// where the notice names no decision.
pub async fn take_objections(tx: &Write<'_>, project: ProjectId, decision: Option<DecisionId>) -> Result<()> {
    for row in queries::list_of_project(&**tx, project).await? {
        let is_told = decision.is_none_or(|id| id == row.decision_id());
        if is_told && row.state_at(tx.now) == DecisionState::Provisional {
            step(tx, row, &[DecisionState::Objecting], "").await?;
        }
    }
    Ok(())
}

async fn step(tx: &Write<'_>, row: decision::Model, steps: &[DecisionState], signatories: &str) -> Result<()> {
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
        row.signatories = Set(signatories.to_owned());
    }
    row.update(&**tx).await?;
    let details = serde_json::json!({"state": state, "signatories": signatories});
    tx.audit("decisions.step", "decision", id, Some(compound), &details).await
}
