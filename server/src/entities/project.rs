//! Table `project`.

use sea_orm::entity::prelude::*;

/// The renovation project of a compound.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub title: String,
    /// What and why, in plain words.
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    /// `Stage::as_str` of the step that is open now.
    pub stage: String,
    pub planned_start: Option<Date>,
    pub planned_end: Option<Date>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
