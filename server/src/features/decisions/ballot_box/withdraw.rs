//! A version that somebody entered for a home is withdrawn: it stays on record and in the log, and counts no more.

use std::collections::HashSet;

use linyi_shared::area::Area;
use linyi_shared::decisions::rules::{Received, Weight, standing_version};
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use crate::entities::{ballot_version, decision};
use crate::error::Result;
use crate::features::decisions::ballot_queries::{Turnout, add_turnout, count_homes};
use crate::features::decisions::queries::{list_ballots_of, list_versions};
use crate::features::decisions::{disputes, papers};
use crate::write::Write;

/// Withdraws a version; the decision is locked by the caller, so that no ballot arrives meanwhile.
///
/// The last valid version of the others counts from now on (R17, R18). Where none is left the elector has not voted, and
/// the turnout says so.
pub async fn withdraw(tx: &Write<'_>, decision: &decision::Model, version: &ballot_version::Model) -> Result<()> {
    let (id, elector) = (decision.decision_id(), version.elector_id);
    let ballot = list_ballots_of(&**tx, &[elector]).await?.pop().ok_or(Code::Internal)?;
    let mut withdrawn: HashSet<_> = disputes::withdrawn(&**tx, id).await?;
    withdrawn.insert((elector, version.version));
    let mut versions = list_versions(&**tx, &[elector]).await?;
    versions.retain(|row| !withdrawn.contains(&(elector, row.version)));
    versions.sort_by_key(|row| row.version);
    let left = versions.iter().map(|row| {
        let received = Received { channel: row.arrived_by(), at: row.received_at };
        (u32::try_from(row.version).unwrap_or(0), received)
    });
    let standing = standing_version(left, decision.duplicate_policy());
    let had_voted = ballot.counted > 0;
    let mut ballot = ballot.into_active_model();
    match standing {
        Some((number, received)) => {
            ballot.counted = Set(i32::try_from(number).unwrap_or(0));
            ballot.counted_channel = Set(received.channel.as_str().to_owned());
            ballot.counted_at = Set(received.at);
        }
        None => ballot.counted = Set(0),
    }
    ballot.update(&**tx).await?;
    papers::queries::save_withdrawn(&**tx, elector, version.version).await?;
    if standing.is_none() && had_voted {
        let area = papers::queries::list_areas(&**tx, &[elector]).await?.get(&elector).copied().unwrap_or(0);
        let mut turnout = Turnout::default();
        turnout.add_elector(id, Weight::new(-1, Area(-area)));
        for (decision, building, homes) in count_homes(&**tx, &[elector]).await? {
            turnout.add_homes(decision, building, -homes);
        }
        add_turnout(&**tx, turnout).await?;
    }
    Ok(())
}
