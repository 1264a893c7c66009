//! Table `consultation_answer_version`.

use sea_orm::entity::prelude::*;

/// Every version of every answer, as it was given.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_answer_version")]
pub struct Model {
    pub compound_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub consultation_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub channel: String,
    pub wanted: Json,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub photos: Json,
    pub answered_by: Uuid,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
