//! Table `notice_version`.

use sea_orm::entity::prelude::*;

/// A version as published: never changed (R36).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub notice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub compound_id: Uuid,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub fields: Json,
    pub photos: Json,
    pub display_days: i32,
    /// Why it was corrected; empty for the first version.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// What the hash is over.
    #[sea_orm(column_type = "Text")]
    pub canonical: String,
    /// Hex.
    pub sha256: String,
    pub published_by: Uuid,
    pub published_at: DateTimeUtc,
    /// As promised when it was published.
    pub ends_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
