//! Table `rule_set`.

use sea_orm::entity::prelude::*;

/// A rule set a district added by a documented local decision (R29); nothing of it changes but its end.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rule_set")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    /// Unique in its district, and never one of the house's.
    pub code: String,
    /// `DecisionKind::as_str`.
    pub kind: String,
    pub name_zh: String,
    pub name_en: String,
    #[sea_orm(column_type = "Text")]
    pub basis_zh: String,
    #[sea_orm(column_type = "Text")]
    pub basis_en: String,
    pub effective_from: Date,
    /// The last day it is in force, as planned or as it was ended.
    pub effective_to: Option<Date>,
    /// `Unit::as_str`.
    pub unit: String,
    /// The legs of the quorum.
    pub quorum: Json,
    /// The legs of the majority.
    pub majority: Json,
    pub timing: Json,
    /// `GateDenominator::as_str`.
    pub gate_denominator: String,
    /// The number of the local decision (文号).
    pub document_number: String,
    #[sea_orm(column_type = "Text")]
    pub document_title: String,
    pub added_by: Uuid,
    pub added_at: DateTimeUtc,
    pub ended_by: Option<Uuid>,
    pub ended_at: Option<DateTimeUtc>,
    /// Empty while nobody ended it.
    #[sea_orm(column_type = "Text")]
    pub ended_because: String,
}

impl ActiveModelBehavior for ActiveModel {}
