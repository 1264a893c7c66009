//! Table `decision_item`.

use sea_orm::entity::prelude::*;

/// One question of a decision.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub decision_id: Uuid,
    /// From 1.
    pub position: i32,
    pub work_item_id: Option<Uuid>,
    /// `GateQuestion::as_str` in a consent gate.
    pub gate_question: Option<String>,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub explanation: String,
    /// 分; what residents pay themselves.
    pub resident_share: i64,
}

impl ActiveModelBehavior for ActiveModel {}
