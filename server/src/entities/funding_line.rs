//! Table `funding_line`.

use sea_orm::entity::prelude::*;

/// Money of a project from one source.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "funding_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub project_id: Uuid,
    /// Code in the plan's funding sources.
    pub source_code: String,
    /// 分.
    pub amount: i64,
    pub note: String,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
