//! Table `adult`.

use sea_orm::entity::prelude::*;

/// An entry of the register of adults (R26, R30).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "adult")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub home_id: Uuid,
    pub name: String,
    /// When the person comes of age; nothing for whoever was of age when the entry was made.
    pub of_age_on: Option<Date>,
    /// Whose account casts the ballot; an account is in one entry.
    pub person_id: Option<Uuid>,
    pub entered_by: Uuid,
    pub entered_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub ended_because: String,
}

impl ActiveModelBehavior for ActiveModel {}
