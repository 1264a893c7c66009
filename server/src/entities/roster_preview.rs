//! Table `roster_preview`.

use sea_orm::entity::prelude::*;

/// A roster file somebody looks through before confirming it: kept for a day at most, because it names owners.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "roster_preview")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    /// Who uploaded it; nobody else may open it.
    pub person_id: Uuid,
    /// The file's text.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
