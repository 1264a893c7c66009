//! Table `elector_judgement`.

use sea_orm::entity::prelude::*;

/// What somebody decided about two electors that share an owner (R3).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "elector_judgement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The compound, or the cluster where they lie in two compounds.
    pub place_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub first_key: String,
    #[sea_orm(column_type = "Text")]
    pub second_key: String,
    /// The homes of both when it was decided, by their addresses.
    pub homes: Json,
    /// same or different.
    pub verdict: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub decided_by: Uuid,
    pub decided_at: DateTimeUtc,
    pub revoked_by: Option<Uuid>,
    pub revoked_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub revoked_because: Option<String>,
    /// Held while it counts: one for two electors of a place.
    pub open_key: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
