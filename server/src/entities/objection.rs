//! Table `objection`.

use sea_orm::entity::prelude::*;

/// An objection (异议) of a home against a notice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "objection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub notice_id: Uuid,
    /// The version it is about.
    pub version: i32,
    pub person_id: Uuid,
    pub home_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub photos: Json,
    /// open, answered or withdrawn.
    pub status: String,
    /// Empty while open.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
    /// Until when it has to be answered (R34).
    pub due_at: DateTimeUtc,
    pub created_at: DateTimeUtc,
    /// Notice and home while it is open: a home has one open objection at a time.
    pub open_key: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
