//! Table `audit_entry`.

use sea_orm::entity::prelude::*;

/// One write, append-only (R57).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    pub person_id: Option<Uuid>,
    /// `feature.verb`: `consultations.open`.
    pub action: String,
    pub object_kind: String,
    pub object_id: Uuid,
    pub compound_id: Option<Uuid>,
    /// What changed.
    pub details: Json,
    pub request_id: Uuid,
    /// SHA-256 of the caller's address with the installation's salt, shortened.
    pub address_hash: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
