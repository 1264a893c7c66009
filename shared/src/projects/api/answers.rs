//! The five questions residents of Luoyang ask first, as data (dossier §9.4).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::WorkItemId;
use crate::money::Fen;
use crate::projects::terms::terms;

terms! {
    /// What became of a work item.
    pub enum ItemStatus {
        /// Wished for, not decided.
        Proposed = "proposed", "待定", "proposed";
        /// Part of the renovation.
        Adopted = "adopted", "纳入改造", "adopted";
        /// Not part of it, with a reason.
        Dropped = "dropped", "未纳入", "not adopted";
    }
}

/// A work item (改造项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkItemView {
    /// The work item.
    pub id: WorkItemId,
    /// Its code in the plan's catalogue.
    pub catalogue_code: String,
    /// The catalogue's name, in the caller's language.
    pub catalogue_name: String,
    /// Its title.
    pub title: String,
    /// Where it is built.
    pub location: String,
    /// How much, as written in the plan: `420 米`.
    pub quantity: String,
    /// Its budget, 分.
    pub budget: Fen,
    /// What residents pay of it, 分, all homes together.
    pub resident_share: Fen,
    /// What became of it.
    pub status: ItemStatus,
    /// Why it was adopted or not.
    pub reason: String,
    /// Progress of the works, 0–100.
    pub percent: u8,
}

/// 改了什么: what is changed?
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhatAnswer {
    /// How many work items are adopted.
    pub adopted: u32,
    /// How many are finished.
    pub finished: u32,
    /// Every work item, in the plan's order.
    pub items: Vec<WorkItemView>,
}

/// 有没有方案: is there a plan?
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanAnswer {
    /// The number of the district's approval.
    pub approval_number: Option<String>,
    /// The day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// The page of the plan notice.
    pub notice: Option<String>,
    /// When the plan notice was posted, UTC.
    pub posted_at: Option<DateTime<Utc>>,
}

/// 钱花在哪里: where does the money go?
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoneyAnswer {
    /// The budgets of the adopted work items together, 分; of the proposed ones while none is adopted.
    pub budget: Fen,
    /// The budget after its review, 分.
    pub reviewed: Option<Fen>,
    /// The contract price, 分.
    pub contract: Option<Fen>,
    /// The contractor.
    pub contractor: Option<String>,
    /// The settlement, 分.
    pub settled: Option<Fen>,
    /// The audited settlement, 分.
    pub audited: Option<Fen>,
    /// Whether what it cost is more than a tenth above the budget last published (R40).
    pub is_over_budget: bool,
    /// The money by source, in the order it was set.
    pub sources: Vec<FundingView>,
    /// What residents pay, 分, all homes together.
    pub residents_pay: Fen,
    /// What a home pays on average, 分, rounded up; zero where residents pay nothing.
    pub a_home_pays: Fen,
}

/// Money from one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FundingView {
    /// The source's code in the plan.
    pub source_code: String,
    /// The source's name, in the caller's language.
    pub source_name: String,
    /// The amount, 分.
    pub amount: Fen,
    /// A remark, such as the document that granted it.
    pub note: String,
}

/// 验收了没有: was it accepted?
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptanceAnswer {
    /// When the residents' check was closed, UTC.
    pub checked_at: Option<DateTime<Utc>>,
    /// The day of the legal acceptance.
    pub accepted_on: Option<NaiveDate>,
    /// The number of the acceptance certificate.
    pub certificate: Option<String>,
    /// Defects that are not put right yet; nothing while no check has begun.
    pub open_defects: Option<u32>,
}

/// 什么时候完工: when will it be finished?
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhenAnswer {
    /// The planned start of the works.
    pub planned_start: Option<NaiveDate>,
    /// The planned end of the works.
    pub planned_end: Option<NaiveDate>,
    /// Whether the planned end has passed while the works are not closed.
    pub late: bool,
    /// When the works were closed, UTC.
    pub finished_at: Option<DateTime<Utc>>,
    /// The next deadline of an open step, UTC.
    pub next_deadline: Option<DateTime<Utc>>,
    /// What ends then, in the caller's language; empty without a deadline.
    pub next_is: String,
    /// Progress of the adopted work items together, 0–100, weighted by budget where every budget is known.
    pub percent: u8,
}
