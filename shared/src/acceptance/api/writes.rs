//! Writes of checks, defects and acceptance, and their answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::acceptance::rules::{CheckResult, DefectState, LegalResult, Verdict, WarrantyCategory};
use crate::id::{AcceptanceId, CheckId, DefectId, ObservationId, PhotoId, WorkItemId};
use crate::text::{Note, Text};
use crate::works::rules::PartyRole;

/// Recording a check of a checklist line or of a work item, exactly one of them (R46).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordCheck {
    /// The code of a checklist line of the plan.
    #[serde(default)]
    pub line: Option<Text<1, 60>>,
    /// A work item.
    #[serde(default)]
    pub work_item_id: Option<WorkItemId>,
    /// What was found.
    pub result: CheckResult,
    /// What was seen; needed where it does not apply.
    #[serde(default)]
    pub note: Note,
    /// Photos; at least one, unless it does not apply.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Residents who were present; at least two, unless it does not apply.
    #[serde(default)]
    pub observers: u8,
    /// Elderly or disabled residents among them; at least one where the item is there for them.
    #[serde(default)]
    pub accessible_observers: u8,
    /// The defect, where it failed: what is wrong.
    #[serde(default)]
    pub description: Text<0, 500>,
    /// The defect: who puts it right.
    #[serde(default)]
    pub responsible: Option<PartyRole>,
    /// The defect: until when.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

/// A check was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckRecorded {
    /// The check.
    pub id: CheckId,
    /// The defect it made, where it failed.
    pub defect_id: Option<DefectId>,
}

/// Telling what was seen, by a resident or by staff.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Observe {
    /// The work item it is about, if one.
    #[serde(default)]
    pub work_item_id: Option<WorkItemId>,
    /// What was seen, and where.
    pub text: Text<1, 1000>,
    /// Photos.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// An observation was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObservationRecorded {
    /// The observation.
    pub id: ObservationId,
}

/// Answering an observation; it becomes public with its answer.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerObservation {
    /// What was found and what is done about it.
    pub text: Text<1, 1000>,
}

/// An observation was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObservationAnswered {
    /// The observation.
    pub id: ObservationId,
}

/// Telling that a defect was put right.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RectifyDefect {
    /// What was done.
    pub text: Text<1, 1000>,
    /// Photos of it; at least one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// The day it was completed; today when absent.
    #[serde(default)]
    pub repaired_on: Option<NaiveDate>,
}

/// Verifying what was put right, by somebody else (R46).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyDefect {
    /// What was found.
    pub verdict: Verdict,
    /// What was seen; needed when it is sent back.
    #[serde(default)]
    pub text: Text<0, 1000>,
    /// Photos.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// The authority determines who is responsible for a defect under warranty, and tells that unit (R44).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DetermineDefect {
    /// Who is responsible.
    pub responsible: PartyRole,
    /// On what grounds; everybody reads it.
    pub text: Text<1, 1000>,
    /// The day the unit was told; today when absent.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}

/// The responsible unit came on site (R44).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitDefect {
    /// What was agreed; everybody reads it.
    pub text: Text<1, 1000>,
    /// The day; today when absent.
    #[serde(default)]
    pub day: Option<NaiveDate>,
    /// Photos.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A defect moved on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DefectMoved {
    /// The defect.
    pub id: DefectId,
    /// Where it stands now.
    pub state: DefectState,
}

/// Recording the legal acceptance (竣工验收, F71).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordAcceptance {
    /// What was found.
    pub result: LegalResult,
    /// Its day.
    pub accepted_on: NaiveDate,
    /// The number of the certificate; needed when it was accepted.
    #[serde(default)]
    pub certificate: Text<0, 60>,
    /// The number of the filing (备案), if there is one.
    #[serde(default)]
    pub filing: Text<0, 60>,
    /// The units that took part; client, designer, contractor and supervisor are needed.
    #[serde(default)]
    pub parties: Vec<PartyRole>,
    /// A note.
    #[serde(default)]
    pub note: Note,
    /// Photos, such as of the certificate.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Warranty as the contract says; the law's where absent (R41).
    #[serde(default)]
    pub warranty: Vec<ContractTerm>,
    /// Why it is recorded again, where it was.
    #[serde(default)]
    pub reason: Text<0, 500>,
}

/// A warranty as the contract says.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ContractTerm {
    /// The work item.
    pub work_item_id: WorkItemId,
    /// The category, one of those the item has in the plan's catalogue.
    pub category: WarrantyCategory,
    /// Months from the day of the acceptance, 1–1200; nothing where the contract says nothing.
    #[serde(default)]
    pub months: Option<u32>,
}

/// The legal acceptance was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptanceRecorded {
    /// The record.
    pub id: AcceptanceId,
    /// What was found.
    pub result: LegalResult,
}
