//! Table `decision_home`.

use sea_orm::entity::prelude::*;

/// A home of the set that decides, where not the whole scope does (F53).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_home")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
