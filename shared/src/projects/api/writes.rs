//! Writes of projects and their answers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::TypedField;
use crate::id::{ProjectId, WorkItemId};
use crate::projects::amount::Yuan;
use crate::projects::rules::Stage;
use crate::text::{Line, Name, Note, Text};

/// Closing a step: the evidence only this step writes; everything else is in the records of the other features (R33).
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseStage {
    /// What is written with this step; fields of another step are refused.
    #[serde(default)]
    pub evidence: TypedEvidence,
}

/// Evidence that is written when a step is closed.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TypedEvidence {
    /// Approval: the number of the document.
    #[serde(default)]
    pub approval_number: Option<Text<1, 60>>,
    /// Approval: its day.
    #[serde(default)]
    pub approved_on: Option<NaiveDate>,
    /// Budget review: the reviewed budget, yuan as text.
    #[serde(default)]
    pub reviewed_amount: Option<Yuan>,
    /// Procurement: the contractor's legal name.
    #[serde(default)]
    pub contractor: Option<Text<1, 100>>,
    /// Procurement: the contract price, yuan as text.
    #[serde(default)]
    pub contract_price: Option<Yuan>,
    /// Settlement audit: the settlement, yuan as text.
    #[serde(default)]
    pub settlement_amount: Option<Yuan>,
    /// Settlement audit: what the audit confirmed, yuan as text.
    #[serde(default)]
    pub audited_amount: Option<Yuan>,
}

impl TypedEvidence {
    /// The fields that are filled in.
    pub fn filled(&self) -> Vec<TypedField> {
        let filled = [
            (TypedField::ApprovalNumber, self.approval_number.is_some()),
            (TypedField::ApprovedOn, self.approved_on.is_some()),
            (TypedField::ReviewedAmount, self.reviewed_amount.is_some()),
            (TypedField::Contractor, self.contractor.is_some()),
            (TypedField::ContractPrice, self.contract_price.is_some()),
            (TypedField::SettlementAmount, self.settlement_amount.is_some()),
            (TypedField::AuditedAmount, self.audited_amount.is_some()),
        ];
        filled.into_iter().filter(|(_, is_filled)| *is_filled).map(|(field, _)| field).collect()
    }
}

/// A step was closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StageClosed {
    /// The project.
    pub id: ProjectId,
    /// The step that was closed.
    pub stage: Stage,
    /// When, UTC.
    pub closed_at: DateTime<Utc>,
    /// The steps that were opened by it.
    pub opened: Vec<Stage>,
    /// The earliest step that is open now.
    pub now_at: Stage,
}

/// The title, the summary and the planned dates of a project.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateProject {
    /// The title.
    pub title: Name,
    /// What and why, in plain words.
    #[serde(default)]
    pub summary: Note,
    /// The planned start of the works.
    #[serde(default)]
    pub planned_start: Option<NaiveDate>,
    /// The planned end of the works; not before the start.
    #[serde(default)]
    pub planned_end: Option<NaiveDate>,
}

/// A project was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectUpdated {
    /// The project.
    pub id: ProjectId,
}

/// The money of a project: the whole list replaces the one before.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetFunding {
    /// The money by source; a line without an amount is left out.
    #[serde(default)]
    pub lines: Vec<FundingInput>,
}

/// Money from one source.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FundingInput {
    /// The source's code in the plan.
    #[serde(default)]
    pub source_code: Text<0, 60>,
    /// The amount, yuan as text.
    #[serde(default)]
    pub amount: Option<Yuan>,
    /// A remark, such as the document that granted it.
    #[serde(default)]
    pub note: Text<0, 200>,
}

/// The money of a project was set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FundingSet {
    /// The project.
    pub id: ProjectId,
    /// How many lines it has now.
    pub lines: u32,
}

/// A work item as staff write it before the decision.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EditWorkItem {
    /// The title.
    pub title: Line,
    /// Where it is built.
    #[serde(default)]
    pub location: Text<0, 200>,
    /// How much, as written in the plan: `420 米`.
    #[serde(default)]
    pub quantity: Text<0, 60>,
    /// The budget, yuan as text.
    pub budget: Yuan,
    /// What residents pay of it, all homes together, yuan as text; not more than the budget.
    #[serde(default)]
    pub resident_share: Yuan,
}

/// A work item was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkItemEdited {
    /// The work item.
    pub id: WorkItemId,
}
