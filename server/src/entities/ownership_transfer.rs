//! Table `ownership_transfer`.

use sea_orm::entity::prelude::*;

/// A home whose owners changed, with who they were (R21).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ownership_transfer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub home_id: Uuid,
    /// Ids of the owners' register.
    pub owners_before: Json,
    pub owners_after: Json,
    /// Empty where a roster brought it.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub photos: Json,
    /// Nobody where the command line imported a roster.
    pub recorded_by: Option<Uuid>,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
