//! What everybody sees of checks, defects, acceptance and warranty.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::acceptance::rules::{ChangeKind, CheckResult, ComplaintTerms, DefectState, LegalResult, WarrantyCategory};
use crate::id::{AcceptanceId, CheckId, DefectId, ObservationId, PhotoId, PlaceId, ProjectId, WorkItemId};
use crate::page::Page;
use crate::projects::rules::Stage;
use crate::works::rules::PartyRole;

/// Everything the page of the acceptance shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptancePage {
    /// The project.
    pub project_id: ProjectId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// The step the project is at.
    pub stage: Stage,
    /// Counts.
    pub counts: CheckCounts,
    /// The work items with their checks, in the plan's order.
    pub items: Vec<LineView>,
    /// The checklists of the plan with their checks.
    pub lists: Vec<CheckListView>,
    /// Defects, those not settled first, by deadline.
    pub defects: Vec<DefectView>,
    /// Open defects under warranty with which somebody is late by law (R44).
    #[serde(default)]
    pub overdue_complaints: u32,
    /// Observations with their answers, and the caller's own; the latest first.
    pub observations: Vec<ObservationView>,
    /// Whether the caller may tell what was seen.
    pub may_observe: bool,
    /// The legal acceptance, if it was held.
    pub legal: Option<LegalView>,
    /// Warranty by work item and category, once it was accepted.
    pub warranty: Vec<WarrantyView>,
}

/// Counts of a project's checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckCounts {
    /// Work items to be checked.
    pub items: u32,
    /// Those of them that were checked.
    pub checked_items: u32,
    /// Defects found.
    pub defects: u32,
    /// Those of them that are not settled.
    pub open_defects: u32,
    /// Those not settled that are past their deadline.
    pub overdue_defects: u32,
}

/// A checklist of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckListView {
    /// Its code in the plan.
    pub code: String,
    /// Its name, in the caller's language.
    pub name: String,
    /// Where the plan states it.
    pub clause: String,
    /// Its lines, in the plan's order.
    pub lines: Vec<LineView>,
}

/// A line of a checklist, or a work item, with the check that stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LineView {
    /// The code of the checklist line; the id of the work item.
    pub key: String,
    /// Whether it is a work item.
    pub is_item: bool,
    /// What has to be so; for a work item its title.
    pub title: String,
    /// The latest check.
    pub check: Option<CheckView>,
    /// Defects of it that are not settled.
    pub open_defects: u32,
}

/// A check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckView {
    /// The check.
    pub id: CheckId,
    /// What was found.
    pub result: CheckResult,
    /// What was seen.
    pub note: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
    /// Residents who were present.
    pub observers: u32,
    /// Elderly or disabled residents among them.
    pub accessible_observers: u32,
    /// When it was recorded, UTC.
    pub checked_at: DateTime<Utc>,
}

/// A defect with what happened to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DefectView {
    /// The defect.
    pub id: DefectId,
    /// The line or work item it was found at.
    pub title: String,
    /// What is wrong.
    pub description: String,
    /// Photos of it.
    pub photos: Vec<PhotoId>,
    /// Who puts it right.
    pub responsible: PartyRole,
    /// The unit's name; empty while it is not named.
    pub unit: String,
    /// The unit's telephone number; empty while it is not named.
    pub phone: String,
    /// When it was found, UTC.
    pub found_at: DateTime<Utc>,
    /// Until when it has to be put right; the day itself counts.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: DefectState,
    /// Whether it is past its deadline.
    pub is_overdue: bool,
    /// How often it was put right (R45).
    pub repairs: u32,
    /// Whether the quality body of the district has to look at it (R45).
    pub must_escalate: bool,
    /// What happened to it, in order.
    pub changes: Vec<ChangeView>,
    /// What the law gives for a complaint and how it was kept; only for what was reported under warranty (R44).
    #[serde(default)]
    pub terms: Option<ComplaintTerms>,
    /// Until when the repaired part has its warranty, which began again with the repair (R42).
    pub warranty_until: Option<NaiveDate>,
}

/// Something that happened to a defect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeView {
    /// What.
    pub kind: ChangeKind,
    /// In words; may be empty.
    pub text: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
    /// When it was recorded, UTC.
    pub at: DateTime<Utc>,
    /// The day it was repaired, where it was.
    pub repaired_on: Option<NaiveDate>,
}

/// What somebody saw; never who.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObservationView {
    /// The observation.
    pub id: ObservationId,
    /// The work item it is about; empty where it is about none.
    pub item_title: String,
    /// What was seen.
    pub text: String,
    /// Whether a resident told it, or staff.
    pub by_resident: bool,
    /// Whether the caller told it.
    pub is_mine: bool,
    /// When, UTC.
    pub observed_at: DateTime<Utc>,
    /// The answer; empty while there is none.
    pub answer: String,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
}

/// The legal acceptance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalView {
    /// The record.
    pub id: AcceptanceId,
    /// What was found.
    pub result: LegalResult,
    /// Its day.
    pub accepted_on: NaiveDate,
    /// The number of the certificate.
    pub certificate: String,
    /// The number of the filing.
    pub filing: String,
    /// The units that took part: role and legal name.
    pub parties: Vec<(PartyRole, String)>,
    /// A note.
    pub note: String,
    /// Photos.
    pub photos: Vec<PhotoId>,
    /// Why it was recorded again; empty otherwise.
    pub reason: String,
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
}

/// A warranty clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WarrantyView {
    /// The work item.
    pub work_item_id: WorkItemId,
    /// Its title.
    pub title: String,
    /// The category.
    pub category: WarrantyCategory,
    /// The day of the acceptance.
    pub starts_on: NaiveDate,
    /// The last day; none while the contract's term is not recorded.
    pub ends_on: Option<NaiveDate>,
    /// Whether it is over.
    pub is_over: bool,
}

/// A project in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptanceCard {
    /// The project.
    pub project_id: ProjectId,
    /// Its compound's name.
    pub compound_name: String,
    /// The step it is at.
    pub stage: Stage,
    /// Counts.
    pub counts: CheckCounts,
    /// The day of the legal acceptance.
    pub accepted_on: Option<NaiveDate>,
}

/// Where the bottom bar's “checks” leads: the caller's compound, or the projects that are checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptanceOverview {
    /// The caller's first compound; nothing for visitors.
    pub mine: Option<AcceptancePage>,
    /// The caller's other compounds.
    pub also_mine: Vec<AcceptanceCard>,
    /// The projects that are checked or accepted.
    pub others: Page<AcceptanceCard>,
}
