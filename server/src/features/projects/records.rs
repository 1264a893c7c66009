//! What was written when steps were closed.

use chrono::NaiveDate;
use linyi_shared::money::Fen;
use linyi_shared::projects::api::TypedEvidence;
use serde::{Deserialize, Serialize};

use crate::entities::project_stage;

/// The evidence only the step itself writes, as it is kept with the step; amounts in 分.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepRecord {
    /// The number of the district's approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval_number: Option<String>,
    /// The day of the approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_on: Option<NaiveDate>,
    /// The budget after its review, 分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_amount: Option<Fen>,
    /// The contractor's legal name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contractor: Option<String>,
    /// The contract price, 分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_price: Option<Fen>,
    /// The settlement, 分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_amount: Option<Fen>,
    /// What the audit confirmed, 分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audited_amount: Option<Fen>,
}

impl StepRecord {
    /// What a request writes.
    pub fn of_request(input: &TypedEvidence) -> Self {
        Self {
            approval_number: input.approval_number.as_ref().map(ToString::to_string),
            approved_on: input.approved_on,
            reviewed_amount: input.reviewed_amount.map(|amount| amount.0),
            contractor: input.contractor.as_ref().map(ToString::to_string),
            contract_price: input.contract_price.map(|amount| amount.0),
            settlement_amount: input.settlement_amount.map(|amount| amount.0),
            audited_amount: input.audited_amount.map(|amount| amount.0),
        }
    }

    /// What the steps of a project have written together.
    pub fn of_steps(steps: &[project_stage::Model]) -> Self {
        steps.iter().fold(Self::default(), |known, step| {
            // A step without a record of this shape has written nothing we know.
            known.or(serde_json::from_value(step.evidence.clone()).unwrap_or_default())
        })
    }

    /// This record, completed by `other` where it is silent.
    pub fn or(self, other: Self) -> Self {
        Self {
            approval_number: self.approval_number.or(other.approval_number),
            approved_on: self.approved_on.or(other.approved_on),
            reviewed_amount: self.reviewed_amount.or(other.reviewed_amount),
            contractor: self.contractor.or(other.contractor),
            contract_price: self.contract_price.or(other.contract_price),
            settlement_amount: self.settlement_amount.or(other.settlement_amount),
            audited_amount: self.audited_amount.or(other.audited_amount),
        }
    }
}
