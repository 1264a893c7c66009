//! Types of the API of paper ballots (dossier R22): issued with a number, delivered, back, entered twice.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::desk::ScopeOption;
use super::page::ItemView;
use crate::decisions::rules::{DecisionState, Mark, PaperAccount, PaperState, VoidReason};
use crate::id::{DecisionId, DecisionItemId, ElectorId, HomeId, MandateId, PhotoId, PlaceId};
use crate::page::Page;
use crate::projects::terms::terms;
use crate::text::Text;

/// The most spare papers issued at once.
pub const MAX_SPARE: u16 = 200;

terms! {
    /// For whom papers are issued.
    pub enum IssueTo {
        /// Everybody on the roll, or in one building, who has neither voted nor a paper.
        Missing = "missing", "还没投票、也没领纸质选票的住房", "homes that have neither voted nor a paper";
        /// One home.
        Home = "home", "指定一户", "one home";
        /// Nobody yet: spare papers, as for a meeting.
        Spare = "spare", "备用空白选票", "spare papers";
    }
}

terms! {
    /// How a paper reached its home: the proof of delivery that R13 (b) asks for.
    pub enum DeliveryMethod {
        /// Given to the voter, who signed for it.
        InPerson = "in_person", "本人签收", "signed for by the voter";
        /// Given to an adult of the same home.
        Relative = "relative", "同住成年家属签收", "signed for by an adult of the home";
        /// Sent by registered mail.
        Mail = "mail", "挂号信或快递", "registered mail";
        /// Left at the door in the presence of a witness.
        LeftWitnessed = "left_witnessed", "留置送达，有见证人", "left at the door before a witness";
    }
}

terms! {
    /// Which papers are listed.
    pub enum PapersShown {
        /// Every paper.
        All = "all", "全部", "all";
        /// Given out, not back.
        Outstanding = "outstanding", "未收回", "not back";
        /// Back, to be entered.
        Waiting = "waiting", "待录入", "to be entered";
        /// In the ballot box.
        Counted = "counted", "已计入", "counted";
        /// Void.
        Void = "void", "已作废", "void";
    }
}

/// Papers to be issued.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssuePapers {
    /// For whom.
    pub to: IssueTo,
    /// The building they are limited to; every building when absent.
    #[serde(default)]
    pub building_id: Option<PlaceId>,
    /// The home, where they are for one.
    #[serde(default)]
    pub home_id: Option<HomeId>,
    /// The elector, where they are for one and several live in one home.
    #[serde(default)]
    pub elector_id: Option<ElectorId>,
    /// How many, where they are spare: 1 to [`MAX_SPARE`].
    #[serde(default)]
    pub spare: Option<u16>,
}

/// Papers that were issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PapersIssued {
    /// The decision.
    pub id: DecisionId,
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
}

/// A paper reached its home.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeliverPaper {
    /// Its number.
    pub serial: u32,
    /// How.
    pub method: DeliveryMethod,
    /// When, UTC or the wall clock of a form.
    #[serde(deserialize_with = "crate::time::moment")]
    pub delivered_at: DateTime<Utc>,
    /// Who signed or witnessed, where the mail went.
    #[serde(default)]
    pub note: Text<0, 200>,
    /// Photos of the signature, of the paper at the door or of the receipt of the mail.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A signed paper came back.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnPaper {
    /// Its number.
    pub serial: u32,
    /// When it was signed for, UTC or the wall clock of a form; this decides whether it came in time.
    #[serde(deserialize_with = "crate::time::moment")]
    pub received_at: DateTime<Utc>,
    /// The home that gave it back, where the paper is a spare one.
    #[serde(default)]
    pub home_id: Option<HomeId>,
    /// The elector who gave it back, where the paper is a spare one and several live in one home.
    #[serde(default)]
    pub elector_id: Option<ElectorId>,
    /// The mandate under which somebody else signed it (R19).
    #[serde(default)]
    pub mandate_id: Option<MandateId>,
    /// Photos of the signed paper, at least one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A paper that takes part no more.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VoidPaper {
    /// Its number.
    pub serial: u32,
    /// Why.
    pub reason: VoidReason,
    /// In words.
    #[serde(default)]
    pub note: Text<0, 200>,
}

/// What stands beside one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemMark {
    /// The question.
    pub item_id: DecisionItemId,
    /// The mark.
    pub mark: Mark,
}

/// What one person reads on a paper.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnterPaper {
    /// Its number.
    pub serial: u32,
    /// A mark for every question.
    pub marks: Vec<ItemMark>,
}

terms! {
    /// What an entry came to. Nobody is told what another person entered.
    pub enum EntryOutcome {
        /// Somebody else has to enter it too.
        First = "first", "已记下，等第二人核对", "noted; a second person has to enter it";
        /// The entries differ; a further person has to enter it.
        Differs = "differs", "两次录入不一致，请第三人录入", "the entries differ; a third person has to enter it";
        /// Two entries are equal, and the ballot is in the box.
        Counted = "counted", "两次录入一致，已计入", "two entries agree; counted";
    }
}

/// What an entry came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperEntered {
    /// The decision.
    pub id: DecisionId,
    /// The paper's number.
    pub serial: u32,
    /// What it came to.
    pub outcome: EntryOutcome,
    /// The number of the ballot's receipt, once it is counted.
    pub receipt_number: Option<String>,
}

/// A step of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperStepped {
    /// The decision.
    pub id: DecisionId,
    /// The paper's number.
    pub serial: u32,
    /// Where it is now.
    pub state: PaperState,
}

/// A paper in the desk's list; never what stands on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperView {
    /// Its number.
    pub serial: u32,
    /// Where it is.
    pub state: PaperState,
    /// The homes it speaks for; none while it is spare.
    pub homes: Vec<String>,
    /// Their area, 0.01 ㎡; zero where only heads count.
    pub area: crate::area::Area,
    /// When it was issued, UTC.
    pub issued_at: DateTime<Utc>,
    /// When and how it reached its home, UTC.
    pub delivered: Option<(DateTime<Utc>, DeliveryMethod)>,
    /// Who signed or witnessed, where the mail went; may be empty.
    #[serde(default)]
    pub delivery_note: String,
    /// Photos of the delivery.
    #[serde(default)]
    pub delivery_photos: u32,
    /// When it was signed for, UTC.
    pub received_at: Option<DateTime<Utc>>,
    /// Why it is void.
    pub void_reason: Option<VoidReason>,
    /// How many people entered it.
    pub entries: u32,
    /// Whether their entries differ.
    pub differs: bool,
    /// Whether the caller entered it.
    pub entered_by_caller: bool,
}

/// The papers of a decision on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PapersPage {
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
    /// Now on the wall clock, as a form's first value: `2026-03-18T08:00`.
    pub now: String,
    /// The account of the numbers.
    pub account: PaperAccount,
    /// Whether the caller may issue papers and declare them void.
    pub may_issue: bool,
    /// How many papers wait for an entry of the caller.
    pub waiting_for_caller: u32,
    /// Buildings on the roll.
    pub buildings: Vec<ScopeOption>,
    /// Homes on the roll.
    pub homes: Vec<super::desk::EntryHome>,
    /// Mandates in force, for papers that an agent signed.
    pub mandates: Vec<super::mandate::MandateView>,
    /// Which papers are listed.
    pub shown: PapersShown,
    /// The papers, by number.
    pub papers: Page<PaperView>,
}

/// What is needed to enter papers by the keyboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperEntryPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// The questions.
    pub items: Vec<ItemView>,
    /// The paper to enter: the one asked for, or the next that waits for the caller.
    pub paper: Option<PaperView>,
    /// How many papers wait for an entry of the caller.
    pub waiting_for_caller: u32,
}

/// Papers to be printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperPrintPage {
    /// The decision.
    pub id: DecisionId,
    /// What it is called.
    pub title: String,
    /// What is asked and why.
    pub explanation: String,
    /// The compound's name.
    pub compound_name: String,
    /// The rule in one sentence and its basis.
    pub rule_set: crate::decisions::rules::RuleSet,
    /// Everybody on the roll.
    pub all: crate::decisions::rules::Weight,
    /// The compound's own rule on unanswered ballots (R13).
    #[serde(default)]
    pub silence: Option<super::silence::SilenceRule>,
    /// When voting opens, UTC.
    pub opens_at: DateTime<Utc>,
    /// When voting closes, UTC.
    pub closes_at: DateTime<Utc>,
    /// The questions.
    pub items: Vec<ItemView>,
    /// The papers, by number.
    pub papers: Vec<PaperView>,
}
