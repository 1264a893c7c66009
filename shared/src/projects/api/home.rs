//! The home page.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::StepView;
use crate::id::PlaceId;
use crate::places::api::PlacesSummary;
use crate::projects::rules::Stage;

/// What the home page shows: the district for everybody, my compound and what I should do for a resident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomePage {
    /// The counts of the district.
    pub summary: PlacesSummary,
    /// How many projects stand at which step; steps without a project are left out.
    pub stages: Vec<StageCount>,
    /// What was last published, the latest first.
    pub latest: Vec<LatestFact>,
    /// The compounds the caller has a home in.
    pub mine: Vec<MyCompound>,
    /// What the caller should do now, the nearest deadline first, at most three.
    pub todo: Vec<Todo>,
    /// Whether the caller has work on the desk.
    pub is_staff: bool,
    /// Whether this is a demonstration with invented people.
    pub is_demo: bool,
}

/// How many projects stand at a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StageCount {
    /// The step.
    pub stage: Stage,
    /// How many projects.
    pub projects: u32,
}

/// Something that was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LatestFact {
    /// What it is, in a word, in the caller's language.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Its page.
    pub link: String,
}

/// A compound the caller has a home in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyCompound {
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub name: String,
    /// The title of its project.
    pub title: String,
    /// Its way.
    pub way: Vec<StepView>,
    /// Its notices, the latest first.
    pub latest: Vec<LatestFact>,
}

/// A kind of thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TodoKind {
    /// Say what to change.
    Consultation,
    /// Vote.
    Decision,
    /// Rate.
    Rating,
}

/// Something the caller should do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Todo {
    /// What kind.
    pub kind: TodoKind,
    /// Its title.
    pub title: String,
    /// The compound's name.
    pub compound_name: String,
    /// Until when, UTC.
    pub until: DateTime<Utc>,
    /// Where it is done.
    pub link: String,
}
