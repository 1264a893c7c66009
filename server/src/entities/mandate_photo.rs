//! Table `mandate_photo`.

use sea_orm::entity::prelude::*;

/// A photo of a signed mandate or of a guardian's proof.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mandate_photo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub photo_id: Uuid,
    pub mandate_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
