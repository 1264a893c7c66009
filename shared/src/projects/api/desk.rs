//! The first page of the desk and the desk pages of projects.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{CompoundPage, StageCount};
use crate::id::{PlaceId, ProjectId};
use crate::money::Fen;
use crate::page::Page;
use crate::people::rules::Role;
use crate::projects::duties::EvidenceTask;
use crate::projects::rules::Stage;

/// What a staff member finds first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskOverview {
    /// The caller's name.
    pub name: String,
    /// The caller's roles and places.
    pub places: Vec<DeskPlace>,
    /// Compounds below these places.
    pub compounds: u32,
    /// Their projects by step; steps without a project are left out.
    pub stages: Vec<StageCount>,
    /// Projects under way with an open step the caller may close, the one open longest first, at most twenty.
    pub waiting: Vec<DeskProjectRow>,
    /// How many there are together.
    pub waiting_count: u32,
}

/// A role of the caller at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskPlace {
    /// The place.
    pub place_id: PlaceId,
    /// Its name.
    pub place_name: String,
    /// The role.
    pub role: Role,
    /// Compounds below it.
    pub compounds: u32,
}

/// A project in a table of the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskProjectRow {
    /// The project.
    pub project_id: ProjectId,
    /// The compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Its cluster's name.
    pub cluster_name: String,
    /// Its community's name.
    pub community_name: String,
    /// The earliest open step.
    pub stage: Stage,
    /// When that step was opened, UTC.
    pub opened_at: Option<DateTime<Utc>>,
    /// Whole days it has been open.
    pub days_open: u32,
    /// Whether the caller may close it.
    pub is_mine: bool,
    /// The budgets of the work items that were not dropped, 分.
    pub budget: Fen,
    /// The planned end of the works.
    pub planned_end: Option<NaiveDate>,
}

/// The projects below the caller's places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskProjects {
    /// All of them by step, whatever the filter is.
    pub stages: Vec<StageCount>,
    /// The rows that fit the filter, by the compound's name.
    pub rows: Page<DeskProjectRow>,
}

/// A project on the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskProjectPage {
    /// What everybody sees.
    pub page: CompoundPage,
    /// The steps that are open, with their evidence.
    pub open: Vec<OpenStep>,
    /// Whether the caller may change title, dates and money.
    pub may_edit: bool,
    /// Whether work items can still be changed.
    pub items_open: bool,
    /// The sources the plan names.
    pub sources: Vec<SourceView>,
}

/// An open step with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenStep {
    /// The step.
    pub stage: Stage,
    /// When it was opened, UTC.
    pub opened_at: Option<DateTime<Utc>>,
    /// The evidence that is there, in words.
    pub present: Vec<String>,
    /// The evidence other records still have to give, in words.
    pub missing: Vec<String>,
    /// What the caller may do to complete the evidence.
    pub tasks: Vec<EvidenceTask>,
    /// The desk's page of the record the step lives on, where there is one already.
    pub record: Option<String>,
    /// What is written in the form that closes it.
    pub fields: Vec<TypedField>,
    /// Whether the caller may close it.
    pub is_mine: bool,
    /// Who may close it, in words.
    pub who: String,
    /// Whether the step has no end of its own, as the warranty.
    pub stays_open: bool,
}

/// Evidence that is written in the form that closes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TypedField {
    /// The number of the approval.
    ApprovalNumber,
    /// The day of the approval.
    ApprovedOn,
    /// The budget after its review.
    ReviewedAmount,
    /// The contractor's name.
    Contractor,
    /// The contract price.
    ContractPrice,
    /// The settlement.
    SettlementAmount,
    /// The audited settlement.
    AuditedAmount,
}

impl TypedField {
    /// What the form that closes `stage` asks for.
    pub fn of(stage: Stage) -> &'static [Self] {
        match stage {
            Stage::Approval => &[Self::ApprovalNumber, Self::ApprovedOn],
            Stage::BudgetReview => &[Self::ReviewedAmount],
            Stage::Procurement => &[Self::Contractor, Self::ContractPrice],
            Stage::SettlementAudit => &[Self::SettlementAmount, Self::AuditedAmount],
            _ => &[],
        }
    }

    /// The name in the form and in the pointer of a refusal; the same as that of the missing piece of evidence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApprovalNumber => "approval_number",
            Self::ApprovedOn => "approved_on",
            Self::ReviewedAmount => "reviewed_amount",
            Self::Contractor => "contractor",
            Self::ContractPrice => "contract_price",
            Self::SettlementAmount => "settlement_amount",
            Self::AuditedAmount => "audited_amount",
        }
    }
}

/// A source of money the plan names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceView {
    /// Its code.
    pub code: String,
    /// Its name, in the caller's language.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projects::evidence::{MissingEvidence, required};

    #[test]
    fn what_is_typed_with_a_step_is_evidence_of_that_step() {
        for stage in Stage::ALL {
            for field in TypedField::of(*stage) {
                let piece = MissingEvidence::parse(field.as_str()).expect("a piece of evidence of the same name");
                assert!(required(*stage).contains(&piece), "{stage:?} {field:?}");
            }
        }
    }
}
