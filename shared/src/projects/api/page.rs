//! The page of a compound and its project.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{AcceptanceAnswer, MoneyAnswer, PlanAnswer, WhatAnswer, WhenAnswer};
use crate::area::Area;
use crate::id::ProjectId;
use crate::places::api::CompoundCard;
use crate::projects::rules::Stage;

/// Everything the page of a compound shows: the five answers residents ask for first, and the way (dossier §9.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompoundPage {
    /// The compound.
    pub compound: CompoundCard,
    /// Its address.
    pub address: String,
    /// The year its first building was finished.
    pub built_year: i32,
    /// Its project.
    pub project: ProjectView,
    /// Every step of the way, in order.
    pub way: Vec<StepView>,
    /// What is changed?
    pub what: WhatAnswer,
    /// Is there a plan?
    pub plan: PlanAnswer,
    /// Where does the money go?
    pub money: MoneyAnswer,
    /// Was it accepted?
    pub acceptance: AcceptanceAnswer,
    /// When will it be finished?
    pub when: WhenAnswer,
    /// The page of the rating round that is open or was opened last.
    pub rating: Option<String>,
    /// Counts.
    pub counts: PageCounts,
}

/// The project of a compound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectView {
    /// The project.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// What and why, in plain words.
    pub summary: String,
    /// The earliest step that is open.
    pub stage: Stage,
    /// The planned start of the works.
    pub planned_start: Option<NaiveDate>,
    /// The planned end of the works.
    pub planned_end: Option<NaiveDate>,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Closed with its evidence.
    Done,
    /// Open.
    Now,
    /// Not opened yet.
    Ahead,
}

/// A step of the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepView {
    /// The step.
    pub stage: Stage,
    /// Where it stands.
    pub state: StepState,
    /// When it was opened, UTC.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it was closed, UTC.
    pub closed_at: Option<DateTime<Utc>>,
    /// Until when something is open in it, UTC.
    pub until: Option<DateTime<Utc>>,
    /// The evidence in one line, in the caller's language; empty where there is none yet.
    pub evidence: String,
    /// The page of the evidence.
    pub link: Option<String>,
}

/// Counts of a compound and its project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageCounts {
    /// Buildings.
    pub buildings: u32,
    /// Homes.
    pub homes: u32,
    /// Their area, 0.01 ㎡.
    pub area: Area,
    /// Published notices.
    pub notices: u32,
    /// Steps closed.
    pub steps_done: u32,
}
