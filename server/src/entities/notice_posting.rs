//! Table `notice_posting`.

use sea_orm::entity::prelude::*;

/// A sheet seen at its place: photographed when hung up and when taken down (R36).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_posting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub notice_id: Uuid,
    pub version: i32,
    /// posted or removed.
    pub moment: String,
    pub place: String,
    pub photos: Json,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
