//! Table `setting`.

use sea_orm::entity::prelude::*;

/// A value of the installation: keys made on first start.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub value: Json,
}

impl ActiveModelBehavior for ActiveModel {}
