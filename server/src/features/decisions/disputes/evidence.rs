//! Who may open the photos that go with a disputed ballot. They show what was signed, so they open late and for few.

use linyi_shared::id::{DecisionId, PhotoId};
use linyi_shared::people::rules::Duty;

use super::queries;
use crate::error::Result;
use crate::features::decisions::queries::require_decision;
use crate::http::caller::Caller;
use crate::state::State;

/// Whether a photo is evidence of a disputed ballot that opens for the caller: for who raised the dispute at any time,
/// because it is said to be of the own home; for whoever may answer it once the vote is closed, while it waits.
pub async fn may_open(state: &State, caller: &Caller, photo: PhotoId) -> Result<bool> {
    let Some(person) = caller.person_id() else { return Ok(false) };
    let db = state.database.reader();
    for (elector, version) in queries::list_versions_of_photo(db, photo.0).await? {
        let Some(dispute) = queries::find_of_version(db, elector, version).await? else { continue };
        if dispute.person_id == person.0 {
            return Ok(true);
        }
        let decision = require_decision(db, DecisionId(dispute.decision_id)).await?;
        let is_due = dispute.answer.is_none() && !decision.state_at(state.now()).is_sealed();
        if is_due && caller.may(state, Duty::RunDecision, decision.seat()) {
            return Ok(true);
        }
    }
    Ok(false)
}
