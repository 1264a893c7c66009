//! Whom of the staff something is told that waits for an answer.

use linyi_shared::id::{PersonId, PlaceId};
use linyi_shared::people::rules::{Duty, Role};

use super::queries::list_holders;
use crate::error::Result;
use crate::state::State;
use crate::write::Write;

/// The community staff of a place who have `duty`, but those who stand `apart` because they may not answer; where
/// nobody is left, everybody else who has the duty there.
pub async fn on_duty(
    state: &State,
    tx: &Write<'_>,
    duty: Duty,
    place: PlaceId,
    apart: &[PersonId],
) -> Result<Vec<PersonId>> {
    let above = state.places().ancestors(place);
    let (office, others): (Vec<_>, Vec<_>) =
        duty.roles().iter().copied().partition(|role| *role == Role::CommunityStaff);
    for roles in [office, others] {
        let mut people = list_holders(&**tx, &roles, &above, tx.now).await?;
        people.retain(|person| !apart.contains(person));
        if !people.is_empty() {
            return Ok(people);
        }
    }
    Ok(Vec::new())
}
