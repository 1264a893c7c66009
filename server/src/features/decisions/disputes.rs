//! Disputes: a home says that a ballot entered on its behalf is not its own, and somebody else answers (dossier R17,
//! R19, R22).
//!
//! Invariants: a version is disputed once; nobody answers for an entry of their own; no outcome is published while a
//! dispute waits; a withdrawn version stays on record and in the log, and counts no more.

pub mod answer;
pub mod evidence;
pub mod queries;
pub mod raise;
pub mod views;

use std::collections::HashSet;

use linyi_shared::decisions::api::DisputeView;
use linyi_shared::decisions::rules::{Channel, DisputeAnswer, Voice};
use linyi_shared::id::{DecisionId, MandateId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::entities::{ballot_dispute, ballot_version};
use crate::error::Result;
use crate::features::decisions::{mandates, papers};

impl ballot_dispute::Model {
    /// As its home and the desk read it.
    pub fn view(&self) -> DisputeView {
        DisputeView {
            words: self.words.clone(),
            made_at: self.made_at,
            answer: self.answer.as_deref().and_then(DisputeAnswer::parse),
            reason: self.reason.clone(),
            photos: Vec::new(),
            answered_at: self.answered_at,
        }
    }
}

impl ballot_version::Model {
    /// How it came.
    pub fn arrived_by(&self) -> Channel {
        Channel::parse(&self.channel).unwrap_or(Channel::Paper)
    }

    /// Whose voice it is.
    pub fn voice(&self) -> Voice {
        Voice::of(self.arrived_by(), self.mandate_id.is_some())
    }

    /// The paper it came by.
    pub fn serial(&self) -> Option<i32> {
        self.serial_number.as_deref()?.parse().ok()
    }
}

/// The versions of a decision's ballots that were withdrawn, as elector and version.
pub async fn withdrawn(db: &impl ConnectionTrait, id: DecisionId) -> Result<HashSet<(Uuid, i32)>> {
    Ok(queries::list_withdrawn(db, id).await?.into_iter().collect())
}

/// Who had a part in a version that somebody gave for a home: those who entered it, or who cast it under the mandate and
/// who registered that.
async fn people_behind(
    db: &impl ConnectionTrait,
    id: DecisionId,
    version: &ballot_version::Model,
) -> Result<Vec<Uuid>> {
    let mut people = vec![version.submitted_by];
    if let Some(serial) = version.serial() {
        people.extend(papers::queries::list_enterers(db, id, &[serial]).await?.into_values().flatten());
    }
    if let Some(mandate) = version.mandate_id {
        let mandates = mandates::queries::list_by_id(db, &[MandateId(mandate)]).await?;
        people.extend(mandates.into_iter().map(|mandate| mandate.registered_by));
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}
