//! Table `paper_entry`.

use sea_orm::entity::prelude::*;

/// What one person read on a paper.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub serial: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub entered_by: Uuid,
    /// The mark by the id of its question.
    pub marks: Json,
    pub entered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
