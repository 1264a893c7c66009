//! Table `elector_home`.

use sea_orm::entity::prelude::*;

/// A home on the frozen roll: it belongs to one elector of a decision.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "elector_home")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    pub compound_id: Uuid,
    pub elector_id: Uuid,
    pub building_id: Uuid,
    /// Its area when the roll was frozen, 0.01 ㎡.
    pub area: i64,
}

impl ActiveModelBehavior for ActiveModel {}
