//! Table `rating_round`.

use sea_orm::entity::prelude::*;

/// A rating round (满意度): one answer a home, sealed until the close.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    pub title: String,
    pub opens_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    /// Homes in scope (N), fixed when the round was made.
    pub homes: i32,
    /// The finished work items asked about: id and title, fixed when the round was made.
    pub items: Json,
    /// How it is evaluated (R49), fixed when the round was made.
    pub method: Json,
    /// When the residents were told that it has opened.
    pub told_at: Option<DateTimeUtc>,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
