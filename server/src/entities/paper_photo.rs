//! Table `paper_photo`.

use sea_orm::entity::prelude::*;

/// A photo of a signed paper: one photo proves one paper.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub photo_id: Uuid,
    pub decision_id: Uuid,
    pub serial: i32,
}

impl ActiveModelBehavior for ActiveModel {}
