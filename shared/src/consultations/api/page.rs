//! What residents and visitors read of consultations.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::phase::Phase;
use super::super::rules::{AnswerChannel, ItemCount, ReachCounts, Wish};
use crate::id::{ConsultationId, HomeId, PhotoId, PlaceId, ProjectId, WorkItemId};

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
