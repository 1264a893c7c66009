//! Table `lift`.

use sea_orm::entity::prelude::*;

/// The lift that a decision is about.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lift")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// `LiftScheme`; nothing until it is entered, never changed after the notice.
    pub scheme: Option<Json>,
    /// Whether the older provincial reading has to be reached as well (E6).
    pub stricter_counts: bool,
}

impl ActiveModelBehavior for ActiveModel {}
