//! Table `party`.

use sea_orm::entity::prelude::*;

/// A unit taking part in the works (R38); a replaced one is kept.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "party")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    /// `PartyRole::as_str`.
    pub role: String,
    /// Legal name.
    pub unit: String,
    /// In charge; public by R38.
    pub person: String,
    /// Of the person in charge; public by R38.
    pub phone: String,
    pub set_by: Uuid,
    pub set_at: DateTimeUtc,
    pub replaced_at: Option<DateTimeUtc>,
    /// Empty while it stands.
    pub replaced_reason: String,
    /// Project and role while it stands: a role has one unit at a time.
    pub standing_key: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
