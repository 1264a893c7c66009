//! Queries of the registers home by home, and of what follows from their corrections.

use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entities::{
    area_correction, elector_home, home_binding, home_owner, household, letter_code, owner, ownership_transfer, person,
};

/// Lists the owners' register of a compound.
pub async fn list_owners(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<owner::Model>, DbErr> {
    owner::Entity::find().filter(owner::Column::CompoundId.eq(compound.0)).all(db).await
}

/// Lists who owns these homes.
pub async fn list_shares(db: &impl ConnectionTrait, homes: &[Uuid]) -> Result<Vec<home_owner::Model>, DbErr> {
    home_owner::Entity::find().filter(home_owner::Column::HomeId.is_in(homes.iter().copied())).all(db).await
}

/// Lists the owners of a home, by their ids.
pub async fn list_owners_of(db: &impl ConnectionTrait, home: HomeId) -> Result<Vec<Uuid>, DbErr> {
    Ok(list_shares(db, &[home.0]).await?.into_iter().map(|row| row.owner_id).collect())
}

/// Lists the households of these homes.
pub async fn list_households(db: &impl ConnectionTrait, homes: &[Uuid]) -> Result<Vec<household::Model>, DbErr> {
    household::Entity::find().filter(household::Column::HomeId.is_in(homes.iter().copied())).all(db).await
}

/// Lists the corrections of the area of a home, the latest first.
pub async fn list_corrections(db: &impl ConnectionTrait, home: HomeId) -> Result<Vec<area_correction::Model>, DbErr> {
    area_correction::Entity::find()
        .filter(area_correction::Column::HomeId.eq(home.0))
        .order_by_desc(area_correction::Column::Id)
        .all(db)
        .await
}

/// Lists the changes of the owners of a home, the latest first.
pub async fn list_transfers(db: &impl ConnectionTrait, home: HomeId) -> Result<Vec<ownership_transfer::Model>, DbErr> {
    ownership_transfer::Entity::find()
        .filter(ownership_transfer::Column::HomeId.eq(home.0))
        .order_by_desc(ownership_transfer::Column::Id)
        .all(db)
        .await
}

/// Lists people.
pub async fn list_people(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Adds changes of owners.
pub async fn insert_transfers(
    db: &impl ConnectionTrait,
    rows: Vec<ownership_transfer::ActiveModel>,
) -> Result<(), DbErr> {
    ownership_transfer::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Ends the bindings of people of these relations to homes; answers what was ended.
pub async fn end_bindings(
    db: &impl ConnectionTrait,
    homes: &[Uuid],
    relations: &[HomeRelation],
    now: Instant,
) -> Result<Vec<home_binding::Model>, DbErr> {
    let found = home_binding::Entity::find()
        .filter(home_binding::Column::HomeId.is_in(homes.iter().copied()))
        .filter(home_binding::Column::Relation.is_in(relations.iter().map(|relation| relation.as_str())))
        .filter(home_binding::Column::Until.is_null())
        .all(db)
        .await?;
    let ids = found.iter().map(|row| row.id);
    home_binding::Entity::update_many()
        .col_expr(home_binding::Column::Until, Expr::value(now))
        .filter(home_binding::Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(found)
}

/// Revokes the letters to homes that were not used: they were handed to the former owners.
pub async fn revoke_letters(db: &impl ConnectionTrait, homes: &[Uuid], now: Instant) -> Result<(), DbErr> {
    letter_code::Entity::update_many()
        .col_expr(letter_code::Column::RevokedAt, Expr::value(now))
        .filter(letter_code::Column::HomeId.is_in(homes.iter().copied()))
        .filter(letter_code::Column::UsedAt.is_null())
        .filter(letter_code::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Notes on every frozen roll when homes changed hands; persons and area stay as they are (R21).
pub async fn mark_rolls(db: &impl ConnectionTrait, homes: &[Uuid], now: Instant) -> Result<(), DbErr> {
    elector_home::Entity::update_many()
        .col_expr(elector_home::Column::ChangedHandsAt, Expr::value(now))
        .filter(elector_home::Column::HomeId.is_in(homes.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}
