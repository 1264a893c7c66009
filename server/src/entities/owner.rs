//! Table `owner`.

use sea_orm::entity::prelude::*;

/// An entry of the owners' register (R1, R3).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "owner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    /// person, organisation or developer.
    pub kind: String,
    pub name: String,
    /// A hash or opaque id that tells owners apart.
    pub identifier: String,
}

impl ActiveModelBehavior for ActiveModel {}
