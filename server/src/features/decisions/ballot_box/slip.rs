//! A ballot on its way into the box, and what is known of it once it is in.

use linyi_shared::decisions::api::{BallotReceipt, ItemChoice};
use linyi_shared::decisions::log::{Hash, Salt, receipt_number};
use linyi_shared::decisions::rules::Channel;
use linyi_shared::id::{DecisionId, HomeId, PhotoId};
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
    /// How it came.
    pub channel: Channel,
    /// The choices.
    pub choices: Vec<ItemChoice>,
    /// Who submits it, with the key that makes the submission repeatable; authorised already.
    pub caller: Caller,
    /// What goes with a ballot that staff enter.
    pub entry: Option<Entry>,
}

/// What goes with a ballot that staff enter for somebody.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Printed on the paper.
    pub serial_number: Option<String>,
    /// How identity was checked, who was present.
    pub note: String,
    /// Photos of the signed paper.
    pub photos: Vec<PhotoId>,
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
    /// When it was received, UTC, to the millisecond.
    pub received_at: Instant,
}

impl Slip {
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
            promise: state.keys.promise(self.decision, self.commitment, self.received_at),
            salt: channel.is_electronic().then_some(self.salt),
        }
    }
}
