//! Table `silence_photo`.

use sea_orm::entity::prelude::*;

/// A photo of the adopted rule on silence, or of the vote that adopted it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "silence_photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub photo_id: Uuid,
    pub decision_id: Uuid,
    /// From 1.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
