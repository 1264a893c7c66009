//! Table `comment_answer`.

use sea_orm::entity::prelude::*;

/// A version of the official answer to a comment.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub compound_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Why it was corrected; empty for the first version.
    pub reason: String,
    pub answered_by: Uuid,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
