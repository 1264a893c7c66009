//! Rows of a decision and of its ballots, read as the rules understand them.

use chrono::{Duration, Months};
use linyi_shared::area::Area;
use linyi_shared::decisions::api::DecisionLink;
use linyi_shared::decisions::log::{Hash, Hex, Salt};
use linyi_shared::decisions::rules::{
    DecisionKind, DecisionState, DuplicatePolicy, RuleSet, Versions, Weight, Window, earliest_opening,
};
use linyi_shared::id::{DecisionId, PlaceId};
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;

use crate::entities::{ballot, ballot_version, decision};
use crate::error::Result;

/// How long ballots and records are kept after the final result (R25): five years, of which the law asks for one.
const KEPT_MONTHS: u32 = 60;

impl decision::Model {
    /// Its id.
    pub fn decision_id(&self) -> DecisionId {
        DecisionId(self.id)
    }

    /// Its compound.
    pub fn compound(&self) -> PlaceId {
        PlaceId(self.compound_id)
    }

    /// Where whoever runs it needs the duty: the cluster where all its compounds decide together, else the compound.
    pub fn seat(&self) -> PlaceId {
        PlaceId(self.cluster_id.unwrap_or(self.compound_id))
    }

    /// When ballots are taken.
    pub fn window(&self) -> Window {
        Window { opens: self.opens_at, closes: self.closes_at }
    }

    /// Where it stands at `now`: the last step people took, and whatever the clock brought about since.
    pub fn state_at(&self, now: Instant) -> DecisionState {
        DecisionState::parse(&self.state).unwrap_or(DecisionState::Void).at(self.window(), now)
    }

    /// Which kind it is.
    pub fn decision_kind(&self) -> Result<DecisionKind> {
        let kind = DecisionKind::parse(&self.kind);
        kind.ok_or_else(|| anyhow::anyhow!("decision {} has the unknown kind {}", self.id, self.kind).into())
    }

    /// The rule set that judges it, as it was stored.
    pub fn rules(&self) -> Result<RuleSet> {
        serde_json::from_value(self.rule_set.clone()).map_err(|error| anyhow::Error::from(error).into())
    }

    /// Which of several ballots counts.
    pub fn duplicate_policy(&self) -> DuplicatePolicy {
        DuplicatePolicy::parse(&self.duplicates).unwrap_or(DuplicatePolicy::LastReceived)
    }

    /// How often a ballot may be changed.
    pub fn changes(&self) -> u16 {
        u16::try_from(self.changes_allowed).unwrap_or(0)
    }

    /// `P` and `A`, as frozen; nothing before the notice.
    pub fn all(&self) -> Weight {
        Weight::new(self.persons, Area(self.area))
    }

    /// Whether it may be put to the vote again: its own window is over, so nobody votes in both (R14).
    pub fn may_be_repeated(&self, now: Instant) -> bool {
        !self.state_at(now).is_sealed() && self.notified_at.is_some()
    }

    /// Until when ballots and records are kept at least (R25): five years from the final result.
    pub fn kept_until(&self) -> Option<Instant> {
        Some(self.final_at? + Months::new(KEPT_MONTHS))
    }

    /// As another decision links it.
    pub fn link(&self, now: Instant) -> DecisionLink {
        DecisionLink { id: self.decision_id(), title: self.title.clone(), state: self.state_at(now) }
    }

    /// Refuses a decision that the public does not know of: a draft, or one that was discarded.
    pub fn check_public(&self, now: Instant) -> Result<()> {
        match self.state_at(now) {
            DecisionState::Draft | DecisionState::Void => Err(Code::NotFound.into()),
            _ => Ok(()),
        }
    }
}

impl ballot::Model {
    /// How many versions of it were acknowledged.
    pub fn so_far(&self) -> Versions {
        let count = |stored: i32| u32::try_from(stored).unwrap_or(u32::MAX);
        Versions { all: count(self.versions), own: count(self.own_versions) }
    }
}

impl ballot_version::Model {
    /// When it fell into the ballot box; a version of before papers were numbered was recorded as it was received.
    pub fn recorded_at(&self) -> Instant {
        self.recorded_at.unwrap_or(self.received_at)
    }

    /// The leaf of the public log.
    pub fn commitment(&self) -> Result<Hash> {
        hash(&self.commitment)
    }

    /// What opens the leaf; for the voter alone.
    pub fn salt(&self) -> Result<Salt> {
        hash(&self.salt)
    }
}

/// A stored value of 32 bytes.
pub fn hash(stored: &[u8]) -> Result<Hash> {
    let bytes = stored.try_into().map_err(|_| anyhow::anyhow!("{} bytes are stored where 32 belong", stored.len()))?;
    Ok(Hex(bytes))
}

/// The end of the last of `days` full days after a moment; a moment of 24:00 belongs to the day before (R35).
pub fn days_after(moment: Instant, days: u16) -> Instant {
    earliest_opening(moment - Duration::seconds(1), days)
}
