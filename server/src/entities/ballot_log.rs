//! Table `ballot_log`.

use sea_orm::entity::prelude::*;

/// The log of a decision's ballots; its row is the lock under which leaves get their places.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// How many leaves have a place.
    pub size: i64,
}

impl ActiveModelBehavior for ActiveModel {}
