//! What the desk sees of checks, defects and acceptance.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AcceptanceCard, AcceptancePage, LegalView, LineView, ObservationView};
use crate::acceptance::rules::WarrantyCategory;
use crate::id::{PhotoId, WorkItemId};
use crate::page::Page;
use crate::works::rules::PartyRole;

/// The acceptance of a project as staff work on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptanceDesk {
    /// What everybody sees.
    pub page: AcceptancePage,
    /// Whether the caller may record checks and verify defects here, and the step is due.
    pub may_check: bool,
    /// Whether the caller may put defects right here.
    pub may_rectify: bool,
    /// Whether the caller determines here who is responsible for a defect under warranty.
    #[serde(default)]
    pub may_determine: bool,
    /// Whether the caller may note here that a responsible unit came.
    #[serde(default)]
    pub may_note_visit: bool,
    /// Whether the caller may record the legal acceptance here, and the step is due.
    pub may_accept: bool,
    /// The line or work item to check now: the one asked for, else the first without a check.
    pub selected: Option<SelectedLine>,
    /// Residents present at the check before, as a suggestion.
    pub last_observers: u32,
    /// Today on the wall clock.
    pub today: NaiveDate,
    /// A suggested deadline for a defect.
    pub suggested_due_on: NaiveDate,
    /// Units that have to be named before the acceptance and are not.
    pub missing_parties: Vec<PartyRole>,
    /// Work items with their warranty categories, for the form of the acceptance.
    pub warranty_forms: Vec<WarrantyForm>,
    /// Every observation, those without an answer first.
    pub observations: Vec<DeskObservation>,
    /// Earlier records of the legal acceptance, the latest first.
    pub earlier: Vec<LegalView>,
}

/// The line or work item to check now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SelectedLine {
    /// The line.
    pub line: LineView,
    /// The name of its checklist; empty for a work item.
    pub list_name: String,
    /// Whether an elderly or disabled resident has to be present.
    pub needs_accessible_observer: bool,
}

/// A work item with its warranty categories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WarrantyForm {
    /// The work item.
    pub work_item_id: WorkItemId,
    /// Its title.
    pub title: String,
    /// Its categories by the plan's catalogue.
    pub categories: Vec<WarrantyCategory>,
}

/// An observation with its photos, which only staff see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskObservation {
    /// The observation.
    pub observation: ObservationView,
    /// Its photos.
    pub photos: Vec<PhotoId>,
}

/// The projects below the caller's places that are checked, accepted or under warranty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskAcceptance {
    /// The rows.
    pub rows: Page<DeskAcceptanceRow>,
}

/// A project in the desk's table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskAcceptanceRow {
    /// The project.
    pub card: AcceptanceCard,
    /// Observations without an answer.
    pub waiting_observations: u32,
}
