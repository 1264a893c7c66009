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
    /// The cluster, compound, building or entrance that decides.
    pub scope_id: Uuid,
    /// The cluster, where all its compounds decide together.
    pub cluster_id: Option<Uuid>,
    /// What the set of homes is called that decides; nothing where the whole scope does.
    pub scope_name: Option<String>,
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
    /// Who calls the vote; the community where empty.
    pub initiator: String,
    /// Whom to ask; may be empty.
    pub contact: String,
    /// Who signed the final result, one a line; empty before.
    #[sea_orm(column_type = "Text")]
    pub signatories: String,
    pub archived_at: Option<DateTimeUtc>,
    /// The decision that is put to the vote again.
    pub repeats_decision_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
