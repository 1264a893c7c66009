//! Table `defect`.

use sea_orm::entity::prelude::*;

/// What a failed check found: open, rectified, verified or reopened.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "defect")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    pub check_id: Uuid,
    pub line_code: Option<String>,
    pub work_item_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// `PartyRole::as_str`.
    pub responsible: String,
    /// The day itself counts.
    pub due_on: Date,
    /// `DefectState::as_str`.
    pub status: String,
    /// How often it was put right (R45).
    pub repairs: i32,
    /// Of the last repair.
    pub repaired_on: Option<Date>,
    /// Of the last repair; does not verify it.
    pub rectified_by: Option<Uuid>,
    pub found_at: DateTimeUtc,
    /// The day the authority said who is responsible and told that unit (R44).
    pub determined_on: Option<Date>,
    /// The day the responsible unit came (R44).
    pub on_site_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
