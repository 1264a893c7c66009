//! Table `decision_register`.

use sea_orm::entity::prelude::*;

/// What was frozen with the notice of a decision; apart from it, because it grows with the roll (R5).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// The canonical text behind the published hash.
    #[sea_orm(column_type = "Text")]
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}
