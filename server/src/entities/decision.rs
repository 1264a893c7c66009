//! Table `decision`.

use sea_orm::entity::prelude::*;

/// Questions put to the electors of a scope, with the rule that judges them (R5, R14).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    /// The compound, building or entrance that decides.
    pub scope_id: Uuid,
    pub title: String,
    /// What is asked and why, in plain words.
    #[sea_orm(column_type = "Text")]
    pub explanation: String,
    /// `DecisionKind::as_str`.
    pub kind: String,
    /// The whole rule set in force at the opening; no later rule judges this decision.
    pub rule_set: Json,
    /// `DecisionState::as_str` of the last step taken by people; opening and closing follow the clock.
    pub state: String,
    pub opens_at: DateTimeUtc,
    /// The moment of the last extension, if there was one.
    pub closes_at: DateTimeUtc,
    /// Whether the shorter notice of a temporary meeting applies (R15).
    pub temporary: bool,
    /// Whether parking spaces count (R4).
    pub counts_parking: bool,
    /// How often a ballot may be changed (R17).
    pub changes_allowed: i32,
    /// `DuplicatePolicy::as_str` (R18).
    pub duplicates: String,
    /// `P`; zero until the notice.
    pub persons: i64,
    /// `A`, 0.01 ㎡; zero until the notice and where only heads count.
    pub area: i64,
    /// SHA-256 of what was frozen with the notice ([`super::decision_register`]), hex.
    pub register_hash: Option<String>,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
    pub notified_at: Option<DateTimeUtc>,
    pub provisional_at: Option<DateTimeUtc>,
    pub final_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
