//! What follows from a change of owners, whichever way it came: who spoke for the former owners no longer speaks for the
//! home, and a vote under way keeps the ballot that was given before (R21).

use std::collections::BTreeSet;

use chrono::SubsecRound;
use linyi_shared::id::PlaceId;
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::places::rules::changes_hands;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use uuid::Uuid;

use super::register_queries as queries;
use crate::entities::ownership_transfer;
use crate::error::Result;
use crate::write::Write;

/// Homes of one statement.
const ROWS: usize = 500;

/// The owners of a home before and after, by their ids in the register.
#[derive(Clone, Debug)]
pub struct OwnersChanged {
    /// The home.
    pub home: Uuid,
    /// Its owners before.
    pub before: Vec<Uuid>,
    /// Its owners since.
    pub after: Vec<Uuid>,
}

/// Records changes of owners that were just written to the register; the reason is empty where a roster brought them.
pub async fn record(
    tx: &Write<'_>,
    compound: PlaceId,
    changes: &[OwnersChanged],
    reason: &str,
    photos: Value,
) -> Result<()> {
    let person = tx.caller.person_id().map(Uuid::from);
    for batch in changes.chunks(ROWS) {
        let rows = batch.iter().map(|change| ownership_transfer::ActiveModel {
            id: Set(Uuid::now_v7()),
            compound_id: Set(compound.0),
            home_id: Set(change.home),
            owners_before: Set(json!(change.before)),
            owners_after: Set(json!(change.after)),
            reason: Set(reason.to_owned()),
            photos: Set(photos.clone()),
            recorded_by: Set(person),
            recorded_at: Set(tx.now),
        });
        queries::insert_transfers(&**tx, rows.collect()).await?;
        let sold: BTreeSet<Uuid> = batch
            .iter()
            .filter(|change| changes_hands(&change.before, &change.after))
            .map(|change| change.home)
            .collect();
        let sold: Vec<Uuid> = sold.into_iter().collect();
        if sold.is_empty() {
            continue;
        }
        // A tenant stays: a sale does not end a lease (民法典 725).
        let gone = [HomeRelation::Owner, HomeRelation::Family];
        let ended = queries::end_bindings(&**tx, &sold, &gone, tx.now).await?;
        queries::revoke_letters(&**tx, &sold, tx.now).await?;
        // Ballots are kept to the millisecond; whoever votes right after must not seem to have voted before.
        queries::mark_rolls(&**tx, &sold, tx.now.trunc_subsecs(3)).await?;
        for binding in &ended {
            tx.change_principal(binding.person_id.into()).await?;
        }
        let told = ended.into_iter().map(|row| (row.id, json!({"home_id": row.home_id, "because": "new owners"})));
        tx.audit_all("people.end_binding", "home_binding", Some(compound), told.collect()).await?;
    }
    Ok(())
}
