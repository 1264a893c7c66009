//! Table `mandate`.

use sea_orm::entity::prelude::*;

/// A mandate under which somebody votes for an elector of one decision.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mandate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub decision_id: Uuid,
    /// The principal.
    pub elector_id: Uuid,
    /// `MandateKind::as_str`.
    pub kind: String,
    /// The agent's account, where the agent votes online.
    pub agent_id: Option<Uuid>,
    pub agent_name: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// The choice by the id of its question, for those the principal decided.
    pub instructions: Json,
    pub registered_by: Uuid,
    pub registered_at: DateTimeUtc,
    pub revoked_at: Option<DateTimeUtc>,
    pub revoked_by: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub revoked_because: String,
}

impl ActiveModelBehavior for ActiveModel {}
