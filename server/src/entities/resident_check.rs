//! Table `resident_check`.

use sea_orm::entity::prelude::*;

/// A residents' check of a checklist line or a work item (R46); the latest of a subject stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "resident_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    /// Of the plan's checklists; either this or the work item.
    pub line_code: Option<String>,
    pub work_item_id: Option<Uuid>,
    /// `CheckResult::as_str`.
    pub result: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Ids, in order.
    pub photos: Json,
    /// Residents present.
    pub observers: i32,
    /// Elderly or disabled residents among them.
    pub accessible_observers: i32,
    pub checked_by: Uuid,
    pub checked_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
