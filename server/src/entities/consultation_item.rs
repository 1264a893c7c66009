//! Table `consultation_item`.

use sea_orm::entity::prelude::*;

/// An item of the plan's catalogue that a consultation asks about, and what became of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consultation_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub consultation_id: Uuid,
    /// Code in the plan's catalogue.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub position: i32,
    /// Unknown until the summary is published.
    pub adopted: Option<bool>,
    /// Why it was adopted or not; empty until then.
    pub reason: String,
    /// The proposed work item an adopted item became.
    pub work_item_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
