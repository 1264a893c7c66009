//! Table `project_stage`.

use sea_orm::entity::prelude::*;

/// A step of the way: opened, and closed with its evidence.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project_stage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub stage: String,
    pub opened_at: DateTimeUtc,
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<Uuid>,
    /// References, numbers and dates of the records the step was closed with.
    pub evidence: Json,
}

impl ActiveModelBehavior for ActiveModel {}
