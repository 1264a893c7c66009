//! Table `tree_head`.

use sea_orm::entity::prelude::*;

/// A signed head of a decision's log; one for every size at which one was shown.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tree_head")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// 32 bytes.
    pub root: Vec<u8>,
    pub at: DateTimeUtc,
    /// Ed25519 over the head's text, 64 bytes.
    pub signature: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
