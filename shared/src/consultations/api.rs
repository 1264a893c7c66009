//! Types of the API of consultations.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::phase::Phase;
use super::rules::{AnswerChannel, ItemCount, Priority, ReachCounts, ReachState, VisitResult, Wish};
use crate::id::{ConsultationId, HomeId, PhotoId, PlaceId, ProjectId, WorkItemId};
use crate::page::PageMeta;
use crate::projects::amount::Yuan;
use crate::text::{Name, Note, Text};

/// A consultation to be opened, or to be changed while nobody has answered.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferConsultation {
    /// What it is called.
    pub title: Name,
    /// What it is about, in plain words.
    pub introduction: Text<1, 4000>,
    /// From when answers are taken, UTC.
    #[serde(deserialize_with = "crate::time::moment")]
    pub opens_at: DateTime<Utc>,
    /// Until when answers are taken, UTC.
    #[serde(deserialize_with = "crate::time::moment")]
    pub closes_at: DateTime<Utc>,
    /// Codes of the plan's catalogue that residents may choose from.
    #[serde(default)]
    pub offered: Vec<Text<1, 60>>,
}

/// Closing a consultation.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseConsultation {
    /// Why it closes before its end; may be empty afterwards.
    #[serde(default)]
    pub reason: Text<0, 200>,
}

/// Publishing the summary: every asked item is adopted or not, with the reason (dossier §1.2, N2).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishSummary {
    /// What becomes of each asked item, by its code in the catalogue.
    #[serde(default)]
    pub outcomes: BTreeMap<String, ItemOutcome>,
}

/// What becomes of an asked item.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemOutcome {
    /// Whether it is adopted.
    pub adopted: bool,
    /// Why; needed when it is not adopted.
    #[serde(default)]
    pub reason: Text<0, 500>,
    /// The title of the work item; the catalogue's name where empty.
    #[serde(default)]
    pub title: Text<0, 60>,
    /// Where it is built.
    #[serde(default)]
    pub location: Text<0, 200>,
    /// How much, as written in the plan: `420 米`.
    #[serde(default)]
    pub quantity: Text<0, 60>,
    /// The budget in yuan, as text: `120000.00`.
    #[serde(default)]
    pub budget: Yuan,
    /// What residents pay themselves, in yuan, as text.
    #[serde(default)]
    pub resident_share: Yuan,
}

/// A resident's answer for a home.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveAnswer {
    /// The home that answers.
    pub home_id: HomeId,
    /// The items wanted with their priorities, by code in the catalogue.
    #[serde(default)]
    pub wishes: BTreeMap<String, Priority>,
    /// What else is to be said.
    #[serde(default)]
    pub remark: Note,
    /// Photos of what is wrong.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// That an adult answers (R30).
    #[serde(default)]
    pub adult: bool,
}

/// An answer given on paper or on a visit, entered by staff.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnterAnswer {
    /// The home that answered.
    pub home_id: HomeId,
    /// `visit` or `paper`.
    pub channel: AnswerChannel,
    /// The items wanted with their priorities, by code in the catalogue.
    #[serde(default)]
    pub wishes: BTreeMap<String, Priority>,
    /// What else was said.
    #[serde(default)]
    pub remark: Note,
    /// Photos: of the paper where there is one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// That an adult answered (R30).
    #[serde(default)]
    pub adult: bool,
}

/// A visit without an answer.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordVisit {
    /// The home visited.
    pub home_id: HomeId,
    /// `not_met` or `refused`; an answer is entered as one.
    pub result: VisitResult,
    /// What the next visitor should know.
    #[serde(default)]
    pub note: Text<0, 500>,
}

/// A consultation was opened, changed, closed or published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultationChanged {
    /// The consultation.
    pub id: ConsultationId,
    /// Where it stands now.
    pub phase: Phase,
}

/// An answer counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerAccepted {
    /// The consultation.
    pub id: ConsultationId,
    /// The home.
    pub home_id: HomeId,
    /// The version that counts now; the first is 1.
    pub version: i32,
    /// The way it came.
    pub channel: AnswerChannel,
    /// When, UTC.
    pub answered_at: DateTime<Utc>,
}

/// A visit is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitRecorded {
    /// The home.
    pub home_id: HomeId,
    /// How far the home is reached now.
    pub reach: ReachState,
}

/// A consultation in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultationCard {
    /// The consultation.
    pub id: ConsultationId,
    /// The project.
    pub project_id: ProjectId,
    /// The compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// What it is called.
    pub title: String,
    /// From when answers are taken, UTC.
    pub opens_at: DateTime<Utc>,
    /// Until when answers are taken, UTC.
    pub closes_at: DateTime<Utc>,
    /// Where it stands.
    pub phase: Phase,
    /// Homes of the compound, and how they are reached.
    pub reach: ReachCounts,
}

/// The consultations of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectConsultations {
    /// The project.
    pub project_id: ProjectId,
    /// The project's title.
    pub project_title: String,
    /// The compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// The latest first.
    pub consultations: Vec<ConsultationCard>,
}

/// A consultation as everybody reads it; signed in, with the caller's own answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultationPage {
    /// The consultation.
    pub id: ConsultationId,
    /// The project.
    pub project_id: ProjectId,
    /// The project's title.
    pub project_title: String,
    /// The compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub introduction: String,
    /// From when answers are taken, UTC.
    pub opens_at: DateTime<Utc>,
    /// Until when answers are taken, UTC.
    pub closes_at: DateTime<Utc>,
    /// When staff closed it, UTC.
    pub closed_at: Option<DateTime<Utc>>,
    /// Why it closed before its end; empty otherwise.
    pub close_reason: String,
    /// When the summary was published, UTC.
    pub published_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub phase: Phase,
    /// What is asked, in the plan's groups; empty groups are left out.
    pub groups: Vec<AskedGroup>,
    /// How many homes are reached; public from the beginning.
    pub reach: ReachCounts,
    /// What homes want; public only after the close.
    pub summary: Option<SummaryView>,
    /// The caller's homes in this compound with their answers.
    pub my_homes: Vec<MyHome>,
}

/// Asked items of one of the plan's groups.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedGroup {
    /// The group's code.
    pub code: String,
    /// Its name, in the caller's language.
    pub name: String,
    /// One plain line about it, in the caller's language.
    pub explain: String,
    /// The problems the plan promises to solve with it, in the caller's language.
    pub problems: Vec<String>,
    /// The items, in the plan's order.
    pub items: Vec<AskedItem>,
}

/// An asked item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedItem {
    /// Its code in the catalogue.
    pub code: String,
    /// Its name, in the caller's language.
    pub name: String,
    /// One plain line about it, in the caller's language.
    pub explain: String,
    /// Whether it is offered here; always true outside of the form that chooses.
    pub offered: bool,
}

/// What the homes want.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SummaryView {
    /// Homes that answered: the denominator of the shares.
    pub answers: i64,
    /// How the homes were reached when it closed.
    pub reach: ReachCounts,
    /// One row an asked item, the most wanted first.
    pub items: Vec<SummaryItem>,
}

/// How much one item is wanted, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SummaryItem {
    /// Its code in the catalogue.
    pub code: String,
    /// Its name, in the caller's language.
    pub name: String,
    /// Homes that want it, by priority.
    pub count: ItemCount,
    /// Whether it was adopted; unknown until the summary is published.
    pub adopted: Option<bool>,
    /// Why.
    pub reason: String,
    /// The work item it became.
    pub work_item_id: Option<WorkItemId>,
}

/// One of the caller's homes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyHome {
    /// The home.
    pub home_id: HomeId,
    /// Its address in the compound.
    pub label: String,
    /// Its answer that counts.
    pub answer: Option<MyAnswer>,
}

/// The answer of one's own home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyAnswer {
    /// The version that counts.
    pub version: i32,
    /// The way it came.
    pub channel: AnswerChannel,
    /// When, UTC.
    pub answered_at: DateTime<Utc>,
    /// The items wanted with their priorities.
    pub wishes: Vec<Wish>,
    /// What else was said.
    pub remark: String,
    /// Photos, where the caller added them.
    pub photos: Vec<PhotoId>,
}

/// The desk's list over the caller's places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskConsultations {
    /// Projects in the stage of consultation that have none yet, where the caller may open one.
    pub waiting: Vec<WaitingProject>,
    /// Consultations, the latest first.
    pub items: Vec<ConsultationCard>,
    /// How to go on.
    pub meta: PageMeta,
}

/// A project that waits for its consultation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingProject {
    /// The project.
    pub project_id: ProjectId,
    /// Its title.
    pub title: String,
    /// The compound's name.
    pub compound_name: String,
}

/// What the form for a new consultation needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultationForm {
    /// The project.
    pub project_id: ProjectId,
    /// Its title.
    pub project_title: String,
    /// The compound's name.
    pub compound_name: String,
    /// The whole catalogue; what is usually asked is offered at first.
    pub groups: Vec<AskedGroup>,
    /// The suggested beginning on the wall clock: `2026-03-09T14:00`.
    pub opens_at: String,
    /// The suggested end, fifteen days on (dossier §3.3): `2026-03-25T00:00`.
    pub closes_at: String,
}

/// A consultation on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultationDesk {
    /// The consultation.
    pub id: ConsultationId,
    /// The project.
    pub project_id: ProjectId,
    /// The project's title.
    pub project_title: String,
    /// The compound's name.
    pub compound_name: String,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub introduction: String,
    /// From when answers are taken, UTC.
    pub opens_at: DateTime<Utc>,
    /// Until when answers are taken, UTC.
    pub closes_at: DateTime<Utc>,
    /// The beginning on the wall clock, for the form.
    pub opens_local: String,
    /// The end on the wall clock, for the form.
    pub closes_local: String,
    /// When it was closed, UTC.
    pub closed_at: Option<DateTime<Utc>>,
    /// Why it closed before its end; empty otherwise.
    pub close_reason: String,
    /// When the summary was published, UTC.
    pub published_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub phase: Phase,
    /// The whole catalogue with what is offered.
    pub groups: Vec<AskedGroup>,
    /// How many homes are reached.
    pub reach: ReachCounts,
    /// The same by building.
    pub buildings: Vec<BuildingReach>,
    /// What homes want; only after the close, for staff too.
    pub summary: Option<SummaryView>,
    /// Whether the caller may manage it.
    pub may_run: bool,
    /// Whether the caller may record visits.
    pub may_visit: bool,
    /// Whether it may still be changed: nobody has answered.
    pub may_edit: bool,
}

/// How far the homes of a building are reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BuildingReach {
    /// The building.
    pub building_id: PlaceId,
    /// Its name.
    pub name: String,
    /// Its homes by state.
    pub reach: ReachCounts,
}

/// The homes of a building with their states, for the round on the stairs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomesReach {
    /// The consultation.
    pub id: ConsultationId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub phase: Phase,
    /// Every building of the compound.
    pub buildings: Vec<BuildingReach>,
    /// The building shown.
    pub building_id: Option<PlaceId>,
    /// Its homes, entrance by entrance from the ground floor up.
    pub homes: Vec<HomeReach>,
}

/// A home with its state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeReach {
    /// The home.
    pub home_id: HomeId,
    /// Its address in the compound.
    pub label: String,
    /// Its room number.
    pub room: String,
    /// The floor.
    pub floor: i32,
    /// Its state.
    pub reach: ReachState,
    /// How often it was visited.
    pub visits: u32,
}

/// One home on the desk: visits and versions, never what it wants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeDesk {
    /// The consultation.
    pub id: ConsultationId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub phase: Phase,
    /// Until when answers are taken, UTC.
    pub closes_at: DateTime<Utc>,
    /// What is asked.
    pub groups: Vec<AskedGroup>,
    /// The home.
    pub home_id: HomeId,
    /// Its building.
    pub building_id: PlaceId,
    /// Its address in the compound.
    pub label: String,
    /// Its state.
    pub reach: ReachState,
    /// Visits, the latest first.
    pub visits: Vec<VisitView>,
    /// Versions of the answer, the latest first.
    pub versions: Vec<VersionView>,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitView {
    /// When, UTC.
    pub visited_at: DateTime<Utc>,
    /// What came of it.
    pub result: VisitResult,
    /// What the next visitor should know.
    pub note: String,
}

/// A version of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionView {
    /// Its number.
    pub version: i32,
    /// The way it came.
    pub channel: AnswerChannel,
    /// When, UTC.
    pub answered_at: DateTime<Utc>,
    /// Photos that came with an answer entered by staff.
    pub photos: Vec<PhotoId>,
}

/// What a home wrote in its own words; the desk reads it without the home's name or number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemarkView {
    /// The building's name.
    pub building_name: String,
    /// The words.
    pub remark: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
}
