//! Queries of decisions about electors that may be one person.

use std::collections::HashMap;

use linyi_shared::decisions::rules::MergeJudgement;
use linyi_shared::id::PlaceId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entities::{elector_judgement, owner, person};

/// What is stored of a decision that says that two are one person.
pub const SAME: &str = "same";

/// Lists the decisions of these places that count, as the rules understand them.
pub async fn list_counting(db: &impl ConnectionTrait, places: &[PlaceId]) -> Result<Vec<MergeJudgement>, DbErr> {
    let rows = elector_judgement::Entity::find()
        .filter(elector_judgement::Column::PlaceId.is_in(places.iter().map(|place| place.0)))
        .filter(elector_judgement::Column::RevokedAt.is_null())
        .order_by_asc(elector_judgement::Column::Id)
        .all(db)
        .await?;
    let judgement = |row: elector_judgement::Model| MergeJudgement {
        keys: [row.first_key, row.second_key],
        same: row.verdict == SAME,
    };
    Ok(rows.into_iter().map(judgement).collect())
}

/// Lists every decision of a place, the latest first.
pub async fn list_judgements(
    db: &impl ConnectionTrait,
    place: PlaceId,
) -> Result<Vec<elector_judgement::Model>, DbErr> {
    elector_judgement::Entity::find()
        .filter(elector_judgement::Column::PlaceId.eq(place.0))
        .order_by_desc(elector_judgement::Column::Id)
        .all(db)
        .await
}

/// Finds a decision.
pub async fn find_judgement(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<elector_judgement::Model>, DbErr> {
    elector_judgement::Entity::find_by_id(id).one(db).await
}

/// Lists the owners of compounds.
pub async fn list_owners(db: &impl ConnectionTrait, compounds: &[PlaceId]) -> Result<Vec<owner::Model>, DbErr> {
    let ids = compounds.iter().map(|compound| compound.0);
    owner::Entity::find().filter(owner::Column::CompoundId.is_in(ids)).all(db).await
}

/// The names of people.
pub async fn list_names(db: &impl ConnectionTrait, people: &[Uuid]) -> Result<HashMap<Uuid, String>, DbErr> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
