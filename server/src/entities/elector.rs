//! Table `elector`.

use sea_orm::entity::prelude::*;

/// One counted person or household on the frozen roll of a decision (R3, R6).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "elector")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub compound_id: Uuid,
    pub decision_id: Uuid,
    /// From 1, in the order of the register.
    pub position: i32,
    /// What holds its homes together; never leaves the server.
    #[sea_orm(column_type = "Text")]
    pub identity: String,
    /// 0.01 ㎡; zero where only heads count.
    pub area: i64,
}

impl ActiveModelBehavior for ActiveModel {}
