//! Table `consultation_answer`.

use sea_orm::entity::prelude::*;

/// The answer of a home that counts: the latest version (R30: one a home).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_answer")]
pub struct Model {
    pub compound_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub consultation_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    /// Starts at 1; every change adds one.
    pub version: i32,
    /// online, visit or paper.
    pub channel: String,
    /// Wanted items with their priorities.
    pub wanted: Json,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    /// Photo ids.
    pub photos: Json,
    /// The resident, or the staff member who entered it.
    pub answered_by: Uuid,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
