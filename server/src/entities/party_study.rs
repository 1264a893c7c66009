//! Table `party_study`.

use sea_orm::entity::prelude::*;

/// What the community's party organisation studied before a residents' decision; never changed after the notice (R28).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "party_study")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    pub studied_on: Date,
    /// Which organisation.
    pub organisation: String,
    /// What was discussed and resolved.
    #[sea_orm(column_type = "Text")]
    pub resolution: String,
    /// How many took part.
    pub attended: i32,
    /// Ids of photos of the minutes.
    pub photos: Json,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
