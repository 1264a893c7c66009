//! Table `work_item`.

use sea_orm::entity::prelude::*;

/// A work item (改造项) of a project.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "work_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    /// Code in the plan's catalogue.
    pub catalogue_code: String,
    pub title: String,
    pub location: String,
    /// As written in the plan: `3 处`, `420 米`.
    pub quantity: String,
    /// 分.
    pub budget: i64,
    /// 分; what residents pay themselves.
    pub resident_share: i64,
    /// proposed, adopted or dropped.
    pub status: String,
    /// Why it was adopted or dropped.
    pub reason: String,
    pub position: i32,
    /// Progress, 0–100.
    pub percent: i32,
}

impl ActiveModelBehavior for ActiveModel {}
