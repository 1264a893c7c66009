//! Table `home`.

use sea_orm::entity::prelude::*;

/// A home (专有部分): R1.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub building_id: Uuid,
    pub entrance_id: Uuid,
    pub floor: i32,
    /// The room number: `501`.
    pub room: String,
    /// The address in the compound: `3号楼2单元501`.
    pub label: String,
    /// 0.01 ㎡.
    pub area: i64,
    /// register, survey or contract (R2).
    pub area_source: String,
    /// dwelling, shop, public_flat, parking or other.
    pub kind: String,
    /// sold_delivered, sold_undelivered or unsold.
    pub status: String,
}

impl ActiveModelBehavior for ActiveModel {}
