//! Table `home_owner`.

use sea_orm::entity::prelude::*;

/// Who owns a home.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_owner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub owner_id: Uuid,
    pub compound_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
