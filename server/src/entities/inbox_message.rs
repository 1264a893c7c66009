//! Table `inbox_message`.

use sea_orm::entity::prelude::*;

/// A message in a person's inbox: the truth, of which a push is a hint.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox_message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    /// What it is about: `notice`, `decision`, `ballot` …
    pub kind: String,
    pub title: String,
    pub title_en: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    #[sea_orm(column_type = "Text")]
    pub body_en: String,
    /// A local path.
    pub link: String,
    pub created_at: DateTimeUtc,
    pub read_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
