//! Table `home_visit`.

use sea_orm::entity::prelude::*;

/// A visit to a home, or its letter box, for a consultation; several a home are possible.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_visit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub consultation_id: Uuid,
    pub home_id: Uuid,
    /// answered, not_met or refused.
    pub outcome: String,
    pub note: String,
    pub visited_by: Uuid,
    pub visited_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
