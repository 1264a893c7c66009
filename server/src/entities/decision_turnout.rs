//! Table `decision_turnout`.

use sea_orm::entity::prelude::*;

/// How many electors of a decision have voted, kept with every ballot so that reading it costs the same at any size.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_turnout")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// Electors whose ballot arrived.
    pub persons: i64,
    /// Their area, 0.01 ㎡.
    pub area: i64,
}

impl ActiveModelBehavior for ActiveModel {}
