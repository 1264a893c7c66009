//! Table `decision_outcome`.

use sea_orm::entity::prelude::*;

/// A published outcome; a correction is a new version (R17).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_outcome")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// Tallies by question and ballots by channel.
    pub figures: Json,
    pub published_by: Uuid,
    pub published_at: DateTimeUtc,
    /// Why it replaced the version before; empty for the first.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
}

impl ActiveModelBehavior for ActiveModel {}
