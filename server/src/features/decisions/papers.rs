//! Paper ballots: issued with a number, brought to a home, back with a signature and a photo, entered by two people.
//!
//! Invariants: every number is in exactly one state; a paper is counted at most once, by the ballot box; nobody is
//! shown what another person read on a paper.

pub mod deliver;
pub mod enter;
pub mod issue;
pub mod queries;
mod record;
pub mod take_back;
pub mod views;
pub mod void;

use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::{DecisionId, HomeId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use uuid::Uuid;

use super::queries::require_decision;
use super::scope;
use crate::entities::{decision, paper_ballot};
use crate::error::Result;
use crate::state::State;
use crate::write::Write;

/// The decision of a write about its papers, for a caller with `duty` there.
async fn require(state: &State, tx: &Write<'_>, id: DecisionId, duty: Duty) -> Result<decision::Model> {
    let row = require_decision(&**tx, id).await?;
    match duty {
        Duty::RunDecision => drop(tx.caller.require(state, duty, row.seat())?),
        _ => drop(scope::require_somewhere(state, tx.caller, &row, duty)?),
    }
    match row.state_at(tx.now) {
        DecisionState::Draft | DecisionState::Void => Err(Code::NotFound.into()),
        _ => Ok(row),
    }
}

/// Refuses a caller who does not enter ballots where a home of the decision lies.
async fn require_at(state: &State, tx: &Write<'_>, id: DecisionId, home: Uuid) -> Result<()> {
    let frame = state.frames.require(state, id).await?;
    let place = frame.entry_place(&**tx, HomeId(home)).await?;
    tx.caller.require(state, Duty::EnterBallots, place)?;
    Ok(())
}

/// A paper by its number, or a refusal.
async fn require_paper(tx: &Write<'_>, id: DecisionId, serial: u32) -> Result<paper_ballot::Model> {
    Ok(queries::lock_paper(&**tx, id, serial).await?.ok_or(Code::PaperUnknown)?)
}
