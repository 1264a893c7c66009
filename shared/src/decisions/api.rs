//! Types of the API of `decisions`.

mod desk;
mod dispute;
mod electors;
mod lift;
mod log;
mod mandate;
mod page;
mod paper;
mod party_study;
mod rule_sets;
mod silence;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use desk::{
    DeskDecision, EntryHome, EntryPage, HomeTurnout, RollPreview, ScopeHome, ScopeOption, SetUpItem, SetUpPage,
};
pub use dispute::{AnswerDispute, DisputeBallot, DisputeCase, DisputeStored, DisputeView, DisputesPage};
pub use electors::{
    ElectorJudgementView, ElectorSide, ElectorsJudged, ElectorsPage, JudgeElectors, MergeVerdict, PossibleMergeView,
    RevokeJudgement,
};
pub use lift::{LiftConsentView, LiftKept, LiftPage, MyLiftShare, RecordLiftConsent, SetLiftScheme};
pub use log::{BallotLog, ConsistencyProof, LeavesPage};
pub use mandate::{
    AgentOption, Instruction, MandateHeld, MandateStored, MandateView, MandatesPage, RegisterMandate, RevokeMandate,
};
pub use page::{
    BallotPage, BuildingTurnout, ChannelCount, DecisionCard, DecisionLink, DecisionList, DecisionOutcome, DecisionPage,
    ExtensionView, ItemOutcome, ItemView, MyBallot, OutcomeCondition, OutcomeVersion, ParticipantHome,
    ParticipantsPage, ReceiptChoice, ReceiptPage, ReceiptView, Turnout, TurnoutBoard,
};
pub use paper::{
    DeliverPaper, DeliveryMethod, EnterPaper, EntryOutcome, IssuePapers, IssueTo, ItemMark, MAX_SPARE, PaperEntered,
    PaperEntryPage, PaperPrintPage, PaperStepped, PaperView, PapersIssued, PapersPage, PapersShown, ReturnPaper,
    VoidPaper,
};
pub use party_study::{PartyStudyRecorded, PartyStudyView, RecordPartyStudy};
pub use rule_sets::{AddRuleSet, EndRuleSet, LocalDocument, RuleSetStanding, RuleSetStored, RuleSetView, RuleSetsPage};
pub use silence::{NewSilenceRule, SilenceDocument, SilenceRule, silence_words};

use super::log::{Salt, SignedPromise};
use super::rules::{Channel, Choice, DecisionKind, DuplicatePolicy, GateQuestion, Unit};
use crate::id::{DecisionId, DecisionItemId, ElectorId, HomeId, MandateId, PersonId, PhotoId, PlaceId, WorkItemId};
use crate::text::{Line, Name, Note, Text};

/// The most questions one decision may ask. A ballot that an elderly voter can check has far fewer; a poll on all the
/// ideas of a consultation, answered little by little, has more than a hundred.
pub const MAX_ITEMS: usize = 200;
/// The most changes of a ballot a decision may allow: for a person as good as any number, for a script an end.
pub const MAX_CHANGES: u16 = 1_000;
/// What the desk proposes: a few changes, one by default (R17), or as many as anybody likes.
pub const PROPOSED_CHANGES: [u16; 7] = [0, 1, 2, 3, 4, 5, MAX_CHANGES];

/// A decision to be set up; everything may still be changed until the notice.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateDecision {
    /// What it is called.
    pub title: Name,
    /// What is asked and why, in plain words.
    pub explanation: Text<1, 4000>,
    /// Which rule judges it; the rule set is the one in force on the day of the opening.
    pub kind: DecisionKind,
    /// Who decides: the compound, a building or entrance of it, or the cluster with all its compounds (R5).
    pub scope_id: PlaceId,
    /// Only these homes of the scope decide, because they alone share what is decided about (F53).
    #[serde(default)]
    pub home_ids: Vec<HomeId>,
    /// The same as a pasted list: `3-2-501` or `3号楼2单元501`, one after the other; added to `home_ids`.
    #[serde(default)]
    pub home_names: Text<0, 20000>,
    /// What the set of homes is called; needed where one decides.
    #[serde(default)]
    pub scope_name: Option<Name>,
    /// Whether it is about a lift: its cost-sharing scheme is entered before the notice.
    #[serde(default)]
    pub lift: bool,
    /// When voting opens, UTC or the wall clock of a form.
    #[serde(deserialize_with = "crate::time::moment")]
    pub opens_at: DateTime<Utc>,
    /// When voting closes: the first moment that is too late.
    #[serde(deserialize_with = "crate::time::moment")]
    pub closes_at: DateTime<Utc>,
    /// Whether the shorter notice of a temporary meeting applies (R15).
    #[serde(default)]
    pub temporary: bool,
    /// Whether parking spaces count, because the rules of procedure say so (R4).
    #[serde(default)]
    pub counts_parking: bool,
    /// The compound's own rule on unanswered ballots; they count for nothing when absent (R13).
    #[serde(default)]
    pub silence: Option<NewSilenceRule>,
    /// How often a ballot may be changed before the close, at most 1000, which is told as any number; the rule set's
    /// figure when absent (R17).
    #[serde(default)]
    pub changes_allowed: Option<u16>,
    /// Which of several ballots of one voter counts; the last one received when absent (R18).
    #[serde(default)]
    pub duplicates: Option<DuplicatePolicy>,
    /// Work items of the project that are put to the vote, in this order, before the questions.
    #[serde(default)]
    pub work_items: Vec<WorkItemId>,
    /// Questions in own words; a consent gate has exactly its two (R29).
    #[serde(default)]
    pub questions: Vec<NewQuestion>,
    /// Who calls the vote, as the outcome names it (F64); the community when empty.
    #[serde(default)]
    pub initiator: Text<0, 60>,
    /// Whom to ask, with a telephone number; printed with the outcome (F64).
    #[serde(default)]
    pub contact: Text<0, 120>,
    /// The decision that is put to the vote again: a repeat is a new decision that links the old one.
    #[serde(default)]
    pub repeats_decision_id: Option<DecisionId>,
}

/// A question in own words.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    /// The question.
    pub title: Line,
    /// What it means for a home.
    #[serde(default)]
    pub explanation: Note,
    /// Which of the two questions of a consent gate it is.
    #[serde(default)]
    pub gate_question: Option<GateQuestion>,
}

/// A decision set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionCreated {
    /// The decision.
    pub id: DecisionId,
}

/// What was frozen with the notice (R5, R14).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionNotified {
    /// The decision.
    pub id: DecisionId,
    /// `P`: counted persons, or households.
    pub persons: i64,
    /// `A`, 0.01 ㎡; zero where only heads count.
    pub area: crate::area::Area,
    /// SHA-256 of the canonical text of what was frozen, hex.
    pub hash: String,
}

/// A longer window, with its published reason (R16).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtendDecision {
    /// The new close.
    #[serde(deserialize_with = "crate::time::moment")]
    pub closes_at: DateTime<Utc>,
    /// Why; everybody reads it.
    pub reason: Text<1, 500>,
}

/// A step without content, such as giving the notice or publishing the outcome.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecisionStep {}

/// A provisional outcome is counted and published anew, with its published reason (R17, R23).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectOutcome {
    /// What was wrong, and what was done; everybody reads it.
    pub reason: Text<1, 500>,
}

/// A provisional outcome becomes final (N5).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FinishDecision {
    /// Who signs the outcome, with office, one a line; everybody reads it.
    pub signatories: Text<1, 500>,
}

/// One answered question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemChoice {
    /// The question.
    pub item_id: DecisionItemId,
    /// The choice.
    pub choice: Choice,
}

/// A resident's ballot; it speaks for every home of the same elector (R12).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CastBallot {
    /// The home the resident speaks for.
    pub home_id: HomeId,
    /// A choice for every question.
    pub choices: Vec<ItemChoice>,
    /// Said of a ballot that waited on a phone without a network: it is recorded as sent later.
    #[serde(default)]
    pub kept: Option<KeptBallot>,
}

/// How long a ballot waited on a phone, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KeptBallot {
    /// Who confirmed it; nobody else may send it, also not from the same phone.
    pub by: PersonId,
    /// When it was confirmed by the phone's clock, UTC. Only told: the server's clock alone says whether it is late
    /// (R17).
    #[serde(deserialize_with = "crate::time::moment")]
    pub since: DateTime<Utc>,
}

/// A ballot received at the door, on the telephone or in a meeting (R22); papers are entered by their numbers.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnterBallot {
    /// The home it was given for; not needed where the elector is named.
    #[serde(default)]
    pub home_id: Option<HomeId>,
    /// The elector it was given by; needed where several live in one home, as in a meeting of adults.
    #[serde(default)]
    pub elector_id: Option<ElectorId>,
    /// How it came: visit, phone or meeting.
    pub channel: Channel,
    /// A choice for every question.
    pub choices: Vec<ItemChoice>,
    /// Photos of what was signed, if anything was.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// The mandate under which somebody else answered (R19).
    #[serde(default)]
    pub mandate_id: Option<MandateId>,
    /// How the voter's identity was checked, who was present: the evidence of this way.
    pub note: Text<1, 500>,
}

/// What a voter may keep: proof that the ballot arrived, without what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BallotReceipt {
    /// The decision.
    pub id: DecisionId,
    /// The number of the receipt.
    pub receipt_number: String,
    /// Which version of the elector's ballot it is, from 1.
    pub version: u32,
    /// Whether this version is the one that counts now.
    pub counted: bool,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The server's signed word that the ballot's leaf will be in the public log.
    pub promise: SignedPromise,
    /// What opens the leaf; for the voter alone, so not in the receipt of a ballot that staff entered.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub salt: Option<Salt>,
}

/// The state a decision reached by a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionStepped {
    /// The decision.
    pub id: DecisionId,
    /// Where it stands now.
    pub state: super::rules::DecisionState,
}

impl Unit {
    /// Whether the roll is made of owners; otherwise of households or of single residents.
    pub fn is_owner(self) -> bool {
        self == Self::Elector
    }

    /// Whether the roll is made of single residents, several of whom may live in one home and each of whom votes in
    /// person (R26, R27).
    pub fn is_individual(self) -> bool {
        matches!(self, Self::Adult | Self::Representative)
    }
}

impl Channel {
    /// Whether staff enter what they were told by this way.
    pub fn is_told(self) -> bool {
        matches!(self, Self::Visit | Self::Phone | Self::Meeting)
    }
}
