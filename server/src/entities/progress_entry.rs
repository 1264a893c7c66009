//! Table `progress_entry`.

use sea_orm::entity::prelude::*;

/// How far a work item was, with photos; never changed, a correction is an entry of its own.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "progress_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    pub work_item_id: Uuid,
    /// 0–100.
    pub percent: i32,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Ids, in order.
    pub photos: Json,
    /// Shows what was covered afterwards (R47).
    pub hidden_work: bool,
    /// Where the photos were taken; may be empty.
    pub location: String,
    /// When the photos were taken.
    pub seen_at: Option<DateTimeUtc>,
    /// Why it is lower or corrects an entry; empty otherwise.
    pub reason: String,
    /// The entry whose place it takes: an entry is corrected once.
    pub corrects: Option<Uuid>,
    /// The work item while this is the entry that says how far it is.
    pub shown_for: Option<Uuid>,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
