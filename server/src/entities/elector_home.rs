//! Table `elector_home`.

use sea_orm::entity::prelude::*;

/// A home on the frozen roll with its elector: one of a decision, but where single residents are counted each of those
/// who live there.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "elector_home")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub home_id: Uuid,
    pub compound_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub elector_id: Uuid,
    pub building_id: Uuid,
    /// 0.01 ㎡, as it was when the roll was frozen, also where only heads count.
    pub area: i64,
    /// When it changed hands last since then (R21).
    pub changed_hands_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
