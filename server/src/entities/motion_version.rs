//! Table `motion_version`.

use sea_orm::entity::prelude::*;

/// A version of a motion as published: never changed (R28).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "motion_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub motion_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub compound_id: Uuid,
    pub title: String,
    /// What is proposed.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Ids of the work items it proposes, in order.
    pub items: Json,
    /// `ProposingBody::as_str`.
    pub party_body: String,
    pub held_on: Date,
    pub place: String,
    /// An office, not a name.
    pub chair: String,
    pub attendance: i32,
    /// Of the party organisation's meeting.
    #[sea_orm(column_type = "Text")]
    pub record: String,
    /// Ids, in order.
    pub photos: Json,
    /// Why it was amended; empty for the first version.
    pub reason: String,
    pub published_by: Uuid,
    pub published_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
