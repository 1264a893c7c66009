//! Queries of the audit log.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::audit_entry;

/// Lists entries about `compounds` (and, with `everything`, those about none), the latest first, after `cursor`.
pub async fn list_entries(
    db: &impl ConnectionTrait,
    compounds: Vec<Uuid>,
    everything: bool,
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<audit_entry::Model>, DbErr> {
    let mut covered = Condition::any().add(audit_entry::Column::CompoundId.is_in(compounds));
    if everything {
        covered = covered.add(audit_entry::Column::CompoundId.is_null());
    }
    let mut query = audit_entry::Entity::find().filter(covered);
    if let Some(cursor) = cursor {
        query = query.filter(audit_entry::Column::Id.lt(cursor));
    }
    query.order_by_desc(audit_entry::Column::Id).limit(limit).all(db).await
}
