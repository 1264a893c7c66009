//! What the desk sees of the works.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{PartyView, WorksPage};
use crate::id::ProjectId;
use crate::page::Page;
use crate::projects::rules::Stage;

/// The works of a project as those work on them who build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorksDesk {
    /// What everybody sees.
    pub page: WorksPage,
    /// Whether the caller may write at this place.
    pub may_write: bool,
    /// Whether units can be named at this step.
    pub takes_parties: bool,
    /// Whether progress can be recorded at this step.
    pub takes_progress: bool,
    /// Units that were replaced, the latest first.
    pub former: Vec<FormerParty>,
}

/// A unit that was replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormerParty {
    /// As it was named.
    pub party: PartyView,
    /// Until when, UTC.
    pub until: DateTime<Utc>,
    /// Why it was replaced.
    pub reason: String,
}

/// The projects below the caller's places whose works are prepared, running or done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskWorks {
    /// The rows, by id.
    pub rows: Page<DeskWorksRow>,
    /// Which step is shown; all from the procurement on when absent.
    pub stage: Option<Stage>,
}

/// A project in the desk's table of works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskWorksRow {
    /// The project.
    pub project_id: ProjectId,
    /// Its compound's name.
    pub compound_name: String,
    /// The step it is at.
    pub stage: Stage,
    /// Work items that are built.
    pub items: u32,
    /// Those of them that are finished.
    pub finished: u32,
    /// Units that have to be named and are not.
    pub missing_parties: u32,
    /// When progress was recorded last, UTC.
    pub last_entry_at: Option<DateTime<Utc>>,
}
