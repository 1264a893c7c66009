//! Table `rating_answer_version`.

use sea_orm::entity::prelude::*;

/// Every version of a home's answer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_answer_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub compound_id: Uuid,
    pub channel: String,
    pub witness: String,
    pub levels: Json,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    #[sea_orm(column_type = "Text")]
    pub wanted: String,
    /// Staff, for paper and telephone.
    pub entered_by: Option<Uuid>,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
