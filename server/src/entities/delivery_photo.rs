//! Table `delivery_photo`.

use sea_orm::entity::prelude::*;

/// A photo that proves that a paper reached its home: one photo proves one delivery (R13).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery_photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub photo_id: Uuid,
    pub decision_id: Uuid,
    pub serial: i32,
}

impl ActiveModelBehavior for ActiveModel {}
