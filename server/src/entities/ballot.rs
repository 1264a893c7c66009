//! Table `ballot`.

use sea_orm::entity::prelude::*;

/// The one ballot of an elector, whichever way it came (R12, R17, R18).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub elector_id: Uuid,
    pub compound_id: Uuid,
    pub decision_id: Uuid,
    /// How many versions were acknowledged.
    pub versions: i32,
    /// How many of them were cast in the elector's own voice.
    pub own_versions: i32,
    /// The version that counts; 0 where every version was withdrawn, and the elector has not voted.
    pub counted: i32,
    /// How that version came, or the last that counted: `Channel::as_str`.
    pub counted_channel: String,
    /// When it was received.
    pub counted_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
