//! Table `comment`.

use sea_orm::entity::prelude::*;

/// What a home says about a work item; shown without the home.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    pub work_item_id: Uuid,
    pub home_id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// `CommentState::as_str`.
    pub state: String,
    /// Stands in place of the text (R58); empty while it is shown.
    pub hidden_reason: String,
    /// The latest version of its official answer; 0 while there is none.
    pub answer_version: i32,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
