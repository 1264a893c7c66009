//! Table `legal_acceptance`.

use sea_orm::entity::prelude::*;

/// The legal acceptance (竣工验收, F71), apart from residents' checks; the latest record stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "legal_acceptance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub project_id: Uuid,
    /// `LegalResult::as_str`.
    pub result: String,
    pub accepted_on: Date,
    pub certificate: String,
    /// May be empty.
    pub filing: String,
    /// Role and legal name of each unit, as named that day.
    pub parties: Json,
    /// The clocks as they were set: work item, category, months of the contract, last day.
    pub warranty: Json,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub photos: Json,
    /// Why it was recorded again; empty for the first.
    pub reason: String,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
