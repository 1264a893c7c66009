//! Table `ballot_dispute`.

use sea_orm::entity::prelude::*;

/// A home's word that a version of its ballot, which somebody else gave for it, is not its own; one a version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_dispute")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub decision_id: Uuid,
    pub elector_id: Uuid,
    /// Which version of the elector's ballot, from 1.
    pub version: i32,
    /// The home that disputes it.
    pub home_id: Uuid,
    /// Who of the home.
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    pub made_at: DateTimeUtc,
    /// `DisputeAnswer::as_str`; nothing while it waits.
    pub answer: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
