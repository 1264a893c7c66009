//! Table `ballot`.

use sea_orm::entity::prelude::*;

/// The one ballot of an elector, whichever way it came (R17, R18).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub decision_id: Uuid,
    pub elector_id: Uuid,
    /// How many versions were acknowledged.
    pub versions: i32,
    /// The version that counts.
    pub counted: i32,
}

impl ActiveModelBehavior for ActiveModel {}
