//! Table `push_subscription`.

use sea_orm::entity::prelude::*;

/// A device that wants push messages.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "push_subscription")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub endpoint: String,
    /// SHA-256 of the endpoint, hex.
    pub endpoint_hash: String,
    /// The device's public key, base64url.
    pub p256dh: String,
    /// The device's secret, base64url.
    pub auth: String,
    /// `Lang::tag` of the language its person reads.
    pub lang: String,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
