//! Table `rating_answer`.

use sea_orm::entity::prelude::*;

/// The answer of a home that counts: one a home (R48).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    pub compound_id: Uuid,
    pub version: i32,
    /// `RatingChannel::as_str`.
    pub channel: String,
    /// An office; empty online.
    pub witness: String,
    /// Key of the question → `Level`.
    pub levels: Json,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    /// What is wanted most next.
    #[sea_orm(column_type = "Text")]
    pub wanted: String,
    /// Random: staff who review the text cannot tell when or where it came from.
    pub remark_id: Uuid,
    /// `RemarkState::as_str`.
    pub remark_state: String,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
