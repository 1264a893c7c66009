//! Table `building_turnout`.

use sea_orm::entity::prelude::*;

/// How many homes of a building belong to an elector who has voted.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "building_turnout")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub building_id: Uuid,
    /// Homes on the roll.
    pub homes: i64,
    /// Those of them whose elector has voted.
    pub voted: i64,
}

impl ActiveModelBehavior for ActiveModel {}
