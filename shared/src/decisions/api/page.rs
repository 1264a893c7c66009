//! What residents and visitors read of decisions.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::dispute::DisputeView;
use super::mandate::MandateHeld;
use super::party_study::PartyStudyView;
use super::silence::SilenceRule;
use crate::area::Area;
use crate::decisions::log::{LogKey, OpenedBallot, SignedTreeHead};
use crate::decisions::rules::{
    Channel, Choice, DecisionKind, DecisionState, DuplicatePolicy, GateDenominator, GateOutcome, GateQuestion, LegNeed,
    Outcome, PaperAccount, RuleSet, SilenceReading, Unit, Weight,
};
use crate::id::{DecisionId, DecisionItemId, HomeId, PersonId, PlaceId, ProjectId, WorkItemId};
use crate::money::Fen;
use crate::notices::api::NoticeLink;
use crate::notices::rules::ResultNotice;
use crate::page::Page;

/// A decision in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionCard {
    /// The decision.
    pub id: DecisionId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Its project.
    pub project_id: ProjectId,
    /// What it is called.
    pub title: String,
    /// Which rule judges it.
    pub kind: DecisionKind,
    /// Where it stands.
    pub state: DecisionState,
    /// When voting opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When voting closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// How many of the roll have voted.
    pub voted: Weight,
    /// The roll.
    pub all: Weight,
    /// Whether a home of the caller's can vote now and has not.
    pub awaits_me: bool,
    /// Whether a home of the caller's has voted.
    pub i_voted: bool,
}

/// Decisions of a compound, or of all: what is open stands first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionList {
    /// Open now, the next close first; on the first page only.
    pub open: Vec<DecisionCard>,
    /// Announced and past ones, the latest first.
    pub rest: Page<DecisionCard>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemView {
    /// The question.
    pub id: DecisionItemId,
    /// Its number, from 1.
    pub position: u32,
    /// In words.
    pub title: String,
    /// What it means for a home; may be empty.
    pub explanation: String,
    /// The work item it is about.
    pub work_item_id: Option<WorkItemId>,
    /// Which question of the consent gate it is.
    pub gate_question: Option<GateQuestion>,
    /// What residents pay themselves, 分.
    pub resident_share: Fen,
}

/// An extension of the window with its reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExtensionView {
    /// When it was decided, UTC.
    pub decided_at: DateTime<Utc>,
    /// The close before, UTC.
    pub previous_closes_at: DateTime<Utc>,
    /// The close since, UTC.
    pub closes_at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// Who took part, never how (R55).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Turnout {
    /// The roll.
    pub all: Weight,
    /// Those whose ballot arrived.
    pub voted: Weight,
    /// The same by building, in homes.
    pub buildings: Vec<BuildingTurnout>,
}

/// The turnout of a building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BuildingTurnout {
    /// The building.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// Homes on the roll; where single residents vote, those who live there.
    pub homes: u32,
    /// Homes whose elector has voted, or residents who have.
    pub voted: u32,
}

/// Ballots that count by the way they came; how they chose is not told by channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChannelCount {
    /// The channel.
    pub channel: Channel,
    /// How many ballots; nothing where the figure is hidden because it, or one derived from it, is small (R51).
    pub ballots: Option<u32>,
}

/// One judged question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemOutcome {
    /// The question.
    pub item_id: DecisionItemId,
    /// Its number, from 1.
    pub position: u32,
    /// In words.
    pub title: String,
    /// The figures and the judgement, silence counting for nothing.
    pub outcome: Outcome,
    /// The same with those who were handed a ballot and did not answer counted with the majority; it decides where it
    /// is there, because everything R13 asks for is proven.
    #[serde(default)]
    pub with_silence: Option<Outcome>,
    /// Whether it is carried: by the judgement, and by whatever else is needed.
    pub carried: bool,
}

impl ItemOutcome {
    /// The reading that decides.
    pub fn decisive(&self) -> &Outcome {
        self.with_silence.as_ref().unwrap_or(&self.outcome)
    }
}

/// The outcome of a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionOutcome {
    /// Which published version; 0 while it is not published.
    pub version: u32,
    /// When it was published, UTC.
    pub published_at: Option<DateTime<Utc>>,
    /// Every question.
    pub items: Vec<ItemOutcome>,
    /// The consent gate as a whole; only for that kind (R29, R31).
    pub gate: Option<GateOutcome>,
    /// Ballots by channel.
    pub channels: Vec<ChannelCount>,
    /// The account of paper ballots, those that came back and do not count among them (R7); nothing where none were
    /// issued.
    pub papers: Option<PaperAccount>,
    /// Those who were handed a ballot and did not answer, and what is not proven of it; only where the decision has a
    /// rule on silence (R13).
    #[serde(default)]
    pub silence: Option<SilenceReading>,
    /// What is needed besides the tallies, such as the consent of a home whose own part a lift takes up (F52).
    pub conditions: Vec<OutcomeCondition>,
    /// The head of the public log over all ballots, signed when this version was published.
    pub head: Option<SignedTreeHead>,
}

/// Something that is needed, or told, besides a tally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutcomeCondition {
    /// What, in Chinese.
    pub zh: String,
    /// What, in English.
    pub en: String,
    /// Whether it has to hold; another reading of the law may be told without counting.
    pub counts: bool,
    /// Whether it holds.
    pub holds: bool,
}

impl DecisionOutcome {
    /// How many questions are carried.
    pub fn carried(&self) -> usize {
        self.items.iter().filter(|item| item.carried).count()
    }

    /// What has to hold besides the tallies and does not, as one Chinese sentence for the record.
    pub fn missing_conditions(&self) -> String {
        let missing: Vec<_> = self.conditions.iter().filter(|one| one.counts && !one.holds).collect();
        let names: Vec<_> = missing.iter().map(|one| one.zh.as_str()).collect();
        format!("表决通过，但还缺：{}。", names.join("；"))
    }

    /// Who took part. A ballot answers every question, so it is the same for each.
    pub fn participated(&self) -> Weight {
        self.items.first().map(|item| item.outcome.tally.participated()).unwrap_or_default()
    }
}

/// A published version of an outcome; what was published before stays readable (R17).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutcomeVersion {
    /// From 1.
    pub version: u32,
    /// When it was published, UTC.
    pub published_at: DateTime<Utc>,
    /// Why it replaced the one before; empty for the first.
    pub reason: String,
    /// Who took part by this version.
    pub participated: Weight,
    /// How many questions it carried.
    pub carried: u32,
}

/// Another decision, linked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionLink {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: DecisionState,
}

/// The caller's part in a decision: one for each elector among the caller's homes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyBallot {
    /// The caller's home to vote for.
    pub home_id: HomeId,
    /// All homes of the elector, in words: they have one ballot (R12).
    pub homes: Vec<String>,
    /// Their area together, 0.01 ㎡; zero where only heads count.
    pub area: Area,
    /// Versions acknowledged so far; 0: has not voted.
    pub versions: u32,
    /// Versions that use up changes, the first among them (R17).
    pub used: u32,
    /// The mandate under which the caller votes for somebody else's home (R19).
    pub mandate: Option<MandateHeld>,
    /// Whether a ballot, or a change of it, would be taken now.
    pub may_cast: bool,
}

/// A decision as everybody sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionPage {
    /// The decision.
    pub id: DecisionId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Its project.
    pub project_id: ProjectId,
    /// What it is called.
    pub title: String,
    /// What is asked and why, in plain words.
    pub explanation: String,
    /// Where it stands.
    pub state: DecisionState,
    /// The rule set that judges it, whole.
    pub rule_set: RuleSet,
    /// Who decides: the cluster, compound, building, entrance or set of homes in words.
    pub scope_name: String,
    /// What the reader's homes pay for the lift, in the reader's language; empty where it is not about one. What every
    /// floor pays stands at `/decisions/{id}/lift`.
    pub lift_notes: Vec<String>,
    /// What the community's party organisation resolved before; for residents' decisions only (R28).
    #[serde(default)]
    pub party_study: Option<PartyStudyView>,
    /// When voting opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When voting closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// Extensions so far.
    pub extensions: Vec<ExtensionView>,
    /// How often a ballot may be changed.
    pub changes_allowed: u32,
    /// Which of several ballots counts.
    pub duplicates: DuplicatePolicy,
    /// Whether parking spaces count.
    pub counts_parking: bool,
    /// The compound's own rule on unanswered ballots; they count for nothing where there is none (R13).
    #[serde(default)]
    pub silence: Option<SilenceRule>,
    /// When the notice was given, UTC.
    pub notified_at: Option<DateTime<Utc>>,
    /// SHA-256 of what was frozen with the notice, hex.
    pub register_hash: Option<String>,
    /// The key that heads and promises of the public log are signed with.
    pub log_key: LogKey,
    /// The questions.
    pub items: Vec<ItemView>,
    /// Who took part so far.
    pub turnout: Turnout,
    /// When the provisional result is due, UTC (R23).
    pub result_due_at: DateTime<Utc>,
    /// When the result became final, UTC.
    pub final_at: Option<DateTime<Utc>>,
    /// Who signed the final result, one a line; empty before.
    pub signatories: String,
    /// When it was archived, UTC.
    pub archived_at: Option<DateTime<Utc>>,
    /// Until when ballots and records are kept at least, UTC (R25); nothing before the result is final.
    pub kept_until: Option<DateTime<Utc>>,
    /// Who calls the vote.
    pub initiator: String,
    /// Whom to ask; may be empty.
    pub contact: String,
    /// The decision that was put to the vote again.
    pub repeats: Option<DecisionLink>,
    /// The decisions that put this one to the vote again, the earliest first.
    pub repeated_by: Vec<DecisionLink>,
    /// The outcome, once it is out.
    pub outcome: Option<DecisionOutcome>,
    /// Every published version of the outcome, the first first.
    pub outcome_versions: Vec<OutcomeVersion>,
    /// Where objections to the provisional result are raised (N4), the latest first; empty before it is posted.
    pub result_notices: Vec<ResultNotice>,
    /// Every published notice that names this decision, the latest first.
    #[serde(default)]
    pub notices: Vec<NoticeLink>,
    /// The caller's own part.
    pub mine: Vec<MyBallot>,
    /// Whether the caller speaks for homes here whose ballot is their owner's to cast.
    pub owners_only: bool,
}

/// What a voter needs for the ballot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BallotPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: DecisionState,
    /// When voting opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When voting closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// How often a ballot may be changed.
    pub changes_allowed: u32,
    /// What it takes and what the choices mean, in the reader's language, where that is not what everybody expects: of a
    /// consent gate and of an objection vote.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The questions.
    pub items: Vec<ItemView>,
    /// The caller: a ballot kept on a phone without a network is sent by this person alone.
    pub person_id: PersonId,
    /// The caller's electors.
    pub mine: Vec<MyBallot>,
    /// Whether the caller speaks for homes here whose ballot is their owner's to cast.
    pub owners_only: bool,
}

/// A choice on a receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptChoice {
    /// The number of the question.
    pub position: u32,
    /// The question.
    pub title: String,
    /// What was chosen.
    pub choice: Choice,
}

/// A receipt, for the people of the elector's homes only (R24).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptView {
    /// Its number.
    pub receipt_number: String,
    /// Which version of the ballot, from 1.
    pub version: u32,
    /// Whether this version counts; an earlier one is superseded.
    pub counted: bool,
    /// How it came.
    pub channel: Channel,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// When it was confirmed, UTC and by the phone's clock, where it waited there without a network.
    #[serde(default)]
    pub kept_since: Option<DateTime<Utc>>,
    /// The homes it speaks for.
    pub homes: Vec<String>,
    /// What it says; empty for a superseded version.
    pub choices: Vec<ReceiptChoice>,
    /// The ballot opened for its voter, to be checked against the public log; only of the version that counts.
    pub opened: Option<OpenedBallot>,
    /// The home for which the caller may say now that this version, which somebody else gave for it, is not its own.
    #[serde(default)]
    pub disputable_for: Option<HomeId>,
    /// That it was disputed, and what came of it.
    #[serde(default)]
    pub dispute: Option<DisputeView>,
}

/// The caller's receipts of a decision, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// The compound's name.
    pub compound_name: String,
    /// Where it stands.
    pub state: DecisionState,
    /// When voting closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// The receipts.
    pub receipts: Vec<ReceiptView>,
    /// The caller's electors, with what they may still change.
    pub mine: Vec<MyBallot>,
}

/// The turnout of a decision as it is projected in a meeting: how many, never how (R6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TurnoutBoard {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// The compound's name.
    pub compound_name: String,
    /// Who decides, in words.
    pub scope_name: String,
    /// Where it stands.
    pub state: DecisionState,
    /// When voting opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When voting closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// The server's clock when this was answered, UTC.
    pub now: DateTime<Utc>,
    /// What one head is.
    pub unit: Unit,
    /// What the quorum needs; empty where there is none.
    pub needs: Vec<LegNeed>,
    /// Of which homes the share of a consent gate is taken; nothing for other kinds (R29).
    #[serde(default)]
    pub gate_denominator: Option<GateDenominator>,
    /// Who took part so far.
    pub turnout: Turnout,
}

/// A home on the roll after the close: room and area, whether it took part; no name, no choice (R24, R55).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantHome {
    /// Its address in the compound.
    pub label: String,
    /// Its area when the notice froze the roll, 0.01 ㎡.
    pub area: Area,
    /// Whether the ballot of its elector counts.
    pub took_part: bool,
}

/// Who took part in a decision, room by room, a hundred a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantsPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// The compound's name.
    pub compound_name: String,
    /// Where it stands.
    pub state: DecisionState,
    /// All homes on the roll.
    pub all: u32,
    /// Those that took part.
    pub took_part: u32,
    /// The homes in the order of the register.
    pub homes: Page<ParticipantHome>,
}
