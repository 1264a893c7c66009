//! Table `photo`.

use sea_orm::entity::prelude::*;

/// A stored photo; its files are in the object store.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Set when a record uses it.
    pub compound_id: Option<Uuid>,
    pub uploaded_by: Uuid,
    /// Pixels of the large size.
    pub width: i32,
    pub height: i32,
    /// Of the large size's bytes, hex.
    pub sha256: String,
    /// Whether it may be fetched without signing in: it belongs to a published record.
    pub public: bool,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
