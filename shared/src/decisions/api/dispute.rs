//! Types of the API of disputes: a home says that a ballot entered on its behalf is not its own (dossier R17, R22).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::decisions::rules::{Channel, DecisionState, DisputeAnswer};
use crate::id::{DecisionId, DisputeId, HomeId, PhotoId};
use crate::text::Text;

/// A home disputes a version of its ballot that somebody else gave for it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DisputeBallot {
    /// A home of the elector for which the caller votes.
    pub home_id: HomeId,
    /// The version, as the receipt numbers it, from 1.
    pub version: u32,
    /// What is not right, in the home's words.
    pub words: Text<1, 500>,
}

/// The answer to a dispute.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerDispute {
    /// What came of it.
    pub answer: DisputeAnswer,
    /// What was looked at and why; the home reads it.
    pub reason: Text<1, 500>,
}

/// A dispute that was raised or answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeStored {
    /// The dispute.
    pub id: DisputeId,
    /// What came of it; nothing while it waits.
    pub answer: Option<DisputeAnswer>,
}

/// A dispute as its home and the desk read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeView {
    /// What is not right, in the home's words.
    pub words: String,
    /// When it was raised, UTC.
    pub made_at: DateTime<Utc>,
    /// What came of it; nothing while it waits.
    pub answer: Option<DisputeAnswer>,
    /// Why; empty while it waits.
    pub reason: String,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
    /// Photos of what was signed, on the receipt of who raised it.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A disputed ballot on the desk with its evidence; never what it says while the vote is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeCase {
    /// The dispute.
    pub id: DisputeId,
    /// What was said and answered.
    pub dispute: DisputeView,
    /// The homes of the elector.
    pub homes: Vec<String>,
    /// The number of the receipt.
    pub receipt_number: String,
    /// Which version of the ballot, from 1.
    pub version: u32,
    /// Whether this version counts now.
    pub counted: bool,
    /// How it came.
    pub channel: Channel,
    /// Whether it was cast under a mandate.
    pub by_mandate: bool,
    /// The number of the paper it came by.
    pub serial: Option<String>,
    /// How identity was checked, who was present.
    pub note: String,
    /// How many photos of what was signed there are. They show the choices.
    pub photos: u32,
    /// The photos, for whoever may answer, once the vote is closed.
    #[serde(default)]
    pub photos_open: Vec<PhotoId>,
    /// Who entered it, or cast it under the mandate.
    pub entered_by: Vec<String>,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// When it fell into the box, UTC.
    pub recorded_at: DateTime<Utc>,
    /// Whether the caller may answer: it waits, and the caller had no part in the entry.
    pub may_answer: bool,
}

/// The disputed ballots of a decision on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputesPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: DecisionState,
    /// The disputes, those that wait first.
    pub cases: Vec<DisputeCase>,
}
