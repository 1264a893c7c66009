//! Table `principal_change`.

use sea_orm::entity::prelude::*;

/// That a person's sessions, roles or homes changed; rows are only ever added.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "principal_change")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
