//! Table `session`.

use sea_orm::entity::prelude::*;

/// A signed-in device.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    /// What the browser called itself, shortened.
    pub device: String,
    pub created_at: DateTimeUtc,
    pub renewed_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub revoked_at: Option<DateTimeUtc>,
    /// SHA-256 of the current refresh token, hex.
    pub refresh_hash: String,
    /// The token before, still good for a few seconds.
    pub previous_hash: Option<String>,
    pub previous_until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
