//! Queries of the roster.

use linyi_shared::id::{PersonId, PlaceId};
use linyi_shared::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entities::{home, home_owner, household, owner, place, roster_preview};

/// Lists the buildings or the entrances of a compound, in their order.
pub async fn list_places(db: &impl ConnectionTrait, compound: PlaceId, kind: &str) -> Result<Vec<place::Model>, DbErr> {
    place::Entity::find()
        .filter(place::Column::CompoundId.eq(compound.0))
        .filter(place::Column::Kind.eq(kind))
        .order_by_asc(place::Column::Position)
        .order_by_asc(place::Column::Id)
        .all(db)
        .await
}

/// Lists the homes of a compound by label.
pub async fn list_homes(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<home::Model>, DbErr> {
    home::Entity::find().filter(home::Column::CompoundId.eq(compound.0)).order_by_asc(home::Column::Label).all(db).await
}

/// Lists the owners' register of a compound.
pub async fn list_owners(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<owner::Model>, DbErr> {
    owner::Entity::find().filter(owner::Column::CompoundId.eq(compound.0)).all(db).await
}

/// Lists who owns which home of a compound.
pub async fn list_shares(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<home_owner::Model>, DbErr> {
    home_owner::Entity::find().filter(home_owner::Column::CompoundId.eq(compound.0)).all(db).await
}

/// Lists the households' register of a compound.
pub async fn list_households(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<household::Model>, DbErr> {
    household::Entity::find().filter(household::Column::CompoundId.eq(compound.0)).all(db).await
}

/// Finds a preview of `person` in `compound` that has not expired.
pub async fn find_preview(
    db: &impl ConnectionTrait,
    id: Uuid,
    compound: PlaceId,
    person: PersonId,
    now: Instant,
) -> Result<Option<roster_preview::Model>, DbErr> {
    roster_preview::Entity::find_by_id(id)
        .filter(roster_preview::Column::CompoundId.eq(compound.0))
        .filter(roster_preview::Column::PersonId.eq(person.0))
        .filter(roster_preview::Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Deletes previews whose time is over.
pub async fn delete_expired_previews(db: &impl ConnectionTrait, now: Instant) -> Result<(), DbErr> {
    roster_preview::Entity::delete_many().filter(roster_preview::Column::ExpiresAt.lte(now)).exec(db).await?;
    Ok(())
}
