//! Table `compound`.

use sea_orm::entity::prelude::*;

/// What only a compound has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "compound")]
pub struct Model {
    /// The place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its 片区.
    pub cluster_id: Uuid,
    /// Its 社区, also the parent in the tree.
    pub community_id: Uuid,
    /// The year of the district's plan.
    pub plan_year: i32,
    pub built_year: i32,
    pub address: String,
}

impl ActiveModelBehavior for ActiveModel {}
