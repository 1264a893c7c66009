//! Table `household`.

use sea_orm::entity::prelude::*;

/// An entry of the households' register (R6).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "household")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub home_id: Uuid,
    pub name: String,
    /// Residents of 18 years and more.
    pub adults: i32,
}

impl ActiveModelBehavior for ActiveModel {}
