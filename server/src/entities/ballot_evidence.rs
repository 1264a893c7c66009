//! Table `ballot_evidence`.

use sea_orm::entity::prelude::*;

/// A photo of a signed paper ballot: one photo proves one version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub photo_id: Uuid,
    pub elector_id: Uuid,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
