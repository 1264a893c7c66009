//! A ballot on its way into the box, and what is known of it once it is in.

use linyi_shared::decisions::api::{BallotReceipt, ItemChoice};
use linyi_shared::decisions::log::{Hash, Salt, receipt_number};
use linyi_shared::decisions::rules::{Channel, Voice};
use linyi_shared::id::{DecisionId, ElectorId, HomeId, MandateId, PhotoId};
use linyi_shared::time::Instant;
use uuid::Uuid;

use crate::http::caller::Caller;
use crate::state::State;

/// A ballot on its way into the box.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The decision.
    pub decision: DecisionId,
    /// The home it is given for.
    pub home: HomeId,
    /// The elector it is given by; nothing where the home has one alone, as an owners' vote sees it.
    pub elector: Option<ElectorId>,
    /// How it came.
    pub channel: Channel,
    /// The choices.
    pub choices: Vec<ItemChoice>,
    /// Who submits it, with the key that makes the submission repeatable; authorised already.
    pub caller: Caller,
    /// The mandate under which somebody else votes for the home; in force for this person, as far as was known.
    pub mandate: Option<MandateId>,
    /// What goes with a ballot that staff enter.
    pub entry: Option<Entry>,
    /// Since when it waited on a phone, as the phone says, UTC.
    pub kept_since: Option<Instant>,
}

/// What goes with a ballot that staff enter for somebody.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The paper it came by.
    pub paper: Option<Paper>,
    /// How identity was checked, who was present.
    pub note: String,
    /// Photos of what was signed; those of a paper belong to the paper.
    pub photos: Vec<PhotoId>,
}

/// The numbered paper a ballot came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its number.
    pub serial: u32,
    /// When it was signed for, UTC.
    pub received_at: Instant,
}

/// A ballot that is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The decision.
    pub decision: DecisionId,
    /// The elector it counts for.
    pub elector: Uuid,
    /// Which version of the elector's ballot, from 1.
    pub version: u32,
    /// Whether this version counts now.
    pub counted: bool,
    /// What hides the choices; for the voter alone.
    pub salt: Salt,
    /// The leaf it becomes.
    pub commitment: Hash,
    /// When it was received, UTC, to the millisecond; for paper the moment on the signed receipt.
    pub received_at: Instant,
    /// When it fell into the box, UTC, to the millisecond.
    pub recorded_at: Instant,
}

impl Slip {
    /// Whose voice it is.
    pub fn voice(&self) -> Voice {
        Voice::of(self.channel, self.mandate.is_some())
    }

    /// The paper it came by.
    pub fn paper(&self) -> Option<Paper> {
        self.entry.as_ref()?.paper
    }

    /// What makes its submission repeatable.
    pub fn key(&self) -> Option<&str> {
        self.caller.repeat.key.get().map(String::as_str)
    }
}

impl Taken {
    /// The receipt for whoever submitted the ballot. Staff who entered it do not get the salt: with it they could prove
    /// to somebody else how the home voted.
    pub fn receipt(&self, state: &State, channel: Channel) -> BallotReceipt {
        BallotReceipt {
            id: self.decision,
            receipt_number: receipt_number(self.commitment),
            version: self.version,
            counted: self.counted,
            received_at: self.received_at,
            promise: state.keys.promise(self.decision, self.commitment, self.recorded_at),
            salt: channel.is_electronic().then_some(self.salt),
        }
    }
}
