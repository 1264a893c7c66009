//! Table `meeting_version`.

use sea_orm::entity::prelude::*;

/// A version of a meeting's record as published: never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub compound_id: Uuid,
    /// `MeetingKind::as_str`.
    pub kind: String,
    pub held_at: DateTimeUtc,
    pub place: String,
    /// An office, not a name.
    pub chair: String,
    pub attendance: i32,
    /// Bodies and offices, not names.
    pub attendees: String,
    #[sea_orm(column_type = "Text")]
    pub minutes: String,
    /// What was changed in the motion; empty where nothing.
    #[sea_orm(column_type = "Text")]
    pub amendments: String,
    /// Ids, in order.
    pub photos: Json,
    /// Why it was corrected; empty for the first version.
    pub reason: String,
    pub published_by: Uuid,
    pub published_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
