//! Table `lift_consent`.

use sea_orm::entity::prelude::*;

/// What the owner of a home that the lift takes something from said; the latest counts (F52).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lift_consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub decision_id: Uuid,
    pub home_id: Uuid,
    /// `LiftEffect::as_str`.
    pub effect: String,
    /// `LiftAnswer::as_str`.
    pub answer: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub photos: Json,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
