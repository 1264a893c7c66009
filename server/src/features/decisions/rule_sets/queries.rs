//! Queries of districts' own rule sets.

use linyi_shared::id::{PlaceId, RuleSetId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entities::rule_set;

/// Lists every rule set a district added, the latest first day first.
pub async fn list_rule_sets(db: &impl ConnectionTrait, district: PlaceId) -> Result<Vec<rule_set::Model>, DbErr> {
    rule_set::Entity::find()
        .filter(rule_set::Column::DistrictId.eq(district.0))
        .order_by_desc(rule_set::Column::EffectiveFrom)
        .order_by_desc(rule_set::Column::Id)
        .all(db)
        .await
}

/// Finds a rule set and keeps it as it is until the transaction ends.
pub async fn lock_rule_set(db: &impl ConnectionTrait, id: RuleSetId) -> Result<Option<rule_set::Model>, DbErr> {
    rule_set::Entity::find_by_id(id.0).lock_exclusive().one(db).await
}
