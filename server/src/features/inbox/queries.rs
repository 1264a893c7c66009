//! Queries of the inbox.

use linyi_shared::id::{MessageId, PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::{inbox_message, push_subscription};

/// Lists a person's messages, the latest first, after `cursor`, at most `limit`.
pub async fn list_messages(
    db: &impl ConnectionTrait,
    person: PersonId,
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<inbox_message::Model>, DbErr> {
    let mut query = inbox_message::Entity::find().filter(inbox_message::Column::PersonId.eq(person.0));
    if let Some(cursor) = cursor {
        query = query.filter(inbox_message::Column::Id.lt(cursor));
    }
    query.order_by_desc(inbox_message::Column::Id).limit(limit).all(db).await
}

/// Lists messages by id.
pub async fn list_messages_by_id(
    db: &impl ConnectionTrait,
    ids: &[MessageId],
) -> Result<Vec<inbox_message::Model>, DbErr> {
    inbox_message::Entity::find().filter(inbox_message::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await
}

/// Counts a person's unread messages.
pub async fn count_unread(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    inbox_message::Entity::find()
        .filter(inbox_message::Column::PersonId.eq(person.0))
        .filter(inbox_message::Column::ReadAt.is_null())
        .count(db)
        .await
}

/// Lists the devices of people.
pub async fn list_subscriptions(
    db: &impl ConnectionTrait,
    people: &[Uuid],
) -> Result<Vec<push_subscription::Model>, DbErr> {
    push_subscription::Entity::find()
        .filter(push_subscription::Column::PersonId.is_in(people.iter().copied()))
        .all(db)
        .await
}

/// Finds a device by the hash of its endpoint.
pub async fn find_subscription(
    db: &impl ConnectionTrait,
    endpoint_hash: &str,
) -> Result<Option<push_subscription::Model>, DbErr> {
    push_subscription::Entity::find().filter(push_subscription::Column::EndpointHash.eq(endpoint_hash)).one(db).await
}
