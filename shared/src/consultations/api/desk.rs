//! What the desk reads of consultations.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::phase::Phase;
use super::super::rules::{AnswerChannel, ReachCounts, ReachState, VisitResult};
use super::{AskedGroup, ConsultationCard, SummaryView};
use crate::id::{ConsultationId, HomeId, PhotoId, PlaceId, ProjectId};
use crate::page::PageMeta;

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
