//! What the desk reads of decisions; never how anyone voted.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::lift::LiftPage;
use super::mandate::MandateView;
use super::page::{DecisionLink, DecisionPage, ItemView};
use crate::decisions::rules::{
    DecisionKind, DecisionState, MeetingMembers, PaperAccount, RuleSet, SilenceReading, Weight,
};
use crate::id::{DecisionId, ElectorId, HomeId, PhotoId, PlaceId, ProjectId, WorkItemId};
use crate::money::Fen;
use crate::projects::rules::Stage;

/// A home that can be part of a set of homes that decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScopeHome {
    /// The home.
    pub id: HomeId,
    /// Its address in the compound.
    pub label: String,
}

/// A scope that can decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScopeOption {
    /// The cluster, compound, building or entrance.
    pub id: PlaceId,
    /// In words: `3号楼2单元`.
    pub name: String,
}

/// A work item that can be put to the vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetUpItem {
    /// The work item.
    pub id: WorkItemId,
    /// Its title.
    pub title: String,
    /// Its budget, 分.
    pub budget: Fen,
    /// What residents pay themselves, 分.
    pub resident_share: Fen,
}

/// The roll as it would be frozen now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RollPreview {
    /// `P` and `A`.
    pub all: Weight,
    /// Homes in the scope that count.
    pub homes: u32,
    /// Homes without a known owner, each a person by itself; a correction of the roster is better.
    pub unknown_owners: u32,
    /// Pairs of electors that share an owner, such as one alone and as half of a couple, which nobody has decided (R3).
    pub possible_merges: u32,
    /// How many persons fewer the decisions about such pairs make.
    pub merged: u32,
    /// Homes without an area, with which no vote of owners can be held.
    pub without_area: u32,
    /// People on the register of adults who are not of age on the day of the opening and do not count (R30).
    #[serde(default)]
    pub minors: u32,
    /// The members of a residents' representatives' meeting; for that kind only (R27).
    #[serde(default)]
    pub meeting: Option<MeetingMembers>,
}

/// What staff need to set up a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetUpPage {
    /// The project.
    pub project_id: ProjectId,
    /// Its title.
    pub project_title: String,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Where the project stands; a decision needs the stage `decision`.
    pub stage: Stage,
    /// The kinds that can be chosen.
    pub kinds: Vec<DecisionKind>,
    /// The scopes that can be chosen.
    pub scopes: Vec<ScopeOption>,
    /// The chosen kind.
    pub kind: DecisionKind,
    /// The chosen scope.
    pub scope_id: PlaceId,
    /// Whether it is about a lift: an entrance decides unless another scope is chosen.
    pub lift: bool,
    /// The homes of the scope to choose a set from; empty for a cluster.
    pub homes: Vec<ScopeHome>,
    /// The rule set in force when voting may open at the earliest.
    pub rule_set: RuleSet,
    /// The roll as it would be.
    pub roll: RollPreview,
    /// When voting may open at the earliest, if the notice is given now, UTC.
    pub earliest_opening: DateTime<Utc>,
    /// The opening proposed, on the wall clock: `2026-03-18T08:00`.
    pub proposed_opening: String,
    /// The close proposed, on the wall clock.
    pub proposed_closing: String,
    /// Work items of the project.
    pub work_items: Vec<SetUpItem>,
    /// Decisions of the compound that may be put to the vote again, the latest first.
    pub repeatable: Vec<DecisionLink>,
    /// The community, which calls the vote where nobody else is named.
    pub community_name: String,
}

/// A home on the roll and whether its elector has voted; never how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeTurnout {
    /// The home.
    pub id: HomeId,
    /// Its building.
    pub building_id: PlaceId,
    /// Its address in the compound.
    pub label: String,
    /// The floor.
    pub floor: i32,
    /// The room number.
    pub room: String,
    /// Whether the ballot of its elector arrived.
    pub voted: bool,
}

/// A decision on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDecision {
    /// What everybody sees, with the roll as it would be while it is a draft.
    pub page: DecisionPage,
    /// Whether the caller may take its steps.
    pub may_run: bool,
    /// Whether the caller may enter ballots.
    pub may_enter: bool,
    /// The cost-sharing scheme; for a lift only.
    pub lift: Option<LiftPage>,
    /// The homes whose consent a lift may need: those of the compound; for a lift only.
    pub lift_homes: Vec<ScopeHome>,
    /// Photos of the minutes of the party organisation's study; for the desk alone.
    #[serde(default)]
    pub party_study_photos: Vec<PhotoId>,
    /// Where pairs of electors that may be one person are decided: the compound, or the cluster that decides.
    pub electors_place: PlaceId,
    /// The roll as it would be frozen now; for a draft only.
    pub roll: Option<RollPreview>,
    /// When voting may open at the earliest if the notice were given now, UTC; for a draft only.
    pub earliest_opening: Option<DateTime<Utc>>,
    /// The latest possible close of an extension, UTC; nothing where none is possible any more (R16).
    pub extendable_until: Option<DateTime<Utc>>,
    /// The earliest moment at which the provisional result may become final, UTC; what else it waits for stands in
    /// `page.result_notices` (R23).
    pub final_from: Option<DateTime<Utc>>,
    /// Whether it may become final now.
    pub may_finish: bool,
    /// The account of paper ballots.
    pub papers: PaperAccount,
    /// Disputes of entered ballots that wait for an answer; the outcome is not published before.
    #[serde(default)]
    pub disputes_open: u32,
    /// How many there were at all.
    #[serde(default)]
    pub disputes: u32,
    /// Those who were handed a ballot and have not answered so far, and what is not proven yet; only before the outcome
    /// of a decision with a rule on silence (R13).
    #[serde(default)]
    pub silence: Option<SilenceReading>,
    /// Whether the provisional outcome may be corrected now.
    pub may_correct: bool,
    /// Whether it may be archived now: its final result hung for its period (N5).
    pub may_archive: bool,
    /// Homes on the roll with their turnout; empty for those who neither run decisions nor enter ballots.
    pub homes: Vec<HomeTurnout>,
}

/// A home for which a ballot can be entered; in a meeting of single residents each of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryHome {
    /// The home.
    pub id: HomeId,
    /// The elector, where several may live in one home: then it is named in place of the home.
    #[serde(default)]
    pub elector_id: Option<ElectorId>,
    /// Its address in the compound, with the resident where each votes alone.
    pub label: String,
    /// Whether the ballot of its elector arrived already.
    pub voted: bool,
}

/// What staff need to enter a ballot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryPage {
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
    /// What whoever answers has to be told, as on the ballot itself.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The questions.
    pub items: Vec<ItemView>,
    /// The homes on the roll.
    pub homes: Vec<EntryHome>,
    /// Mandates in force, for answers somebody else gave.
    pub mandates: Vec<MandateView>,
}
