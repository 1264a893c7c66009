//! Queries of the recount: the roll and the versions, never the counters.

use std::collections::HashMap;

use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::{DecisionId, PersonId};
use linyi_shared::people::rules::Role;
use linyi_shared::time::Instant;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::{ballot, ballot_version, decision, elector, elector_home, role_grant};
use crate::features::places::queries::same_id;

/// Lists the decisions whose notice was given, or one of them, the latest first.
pub async fn list_decisions(db: &impl ConnectionTrait, only: Option<DecisionId>) -> Result<Vec<DecisionId>, DbErr> {
    let hidden = [DecisionState::Draft.as_str(), DecisionState::Void.as_str()];
    let mut query = decision::Entity::find()
        .select_only()
        .column(decision::Column::Id)
        .filter(decision::Column::State.is_not_in(hidden));
    if let Some(id) = only {
        query = query.filter(decision::Column::Id.eq(id.0));
    }
    let ids: Vec<Uuid> = query.order_by_desc(decision::Column::Id).into_tuple().all(db).await?;
    Ok(ids.into_iter().map(DecisionId).collect())
}

/// Lists those who answer for votes in the whole installation: administrators and the housing bureau, each once.
pub async fn list_in_charge(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<PersonId>, DbErr> {
    let still = role_grant::Column::Until.is_null().or(role_grant::Column::Until.gt(now));
    let people: Vec<Uuid> = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::PersonId)
        .distinct()
        .filter(role_grant::Column::Role.is_in([Role::Administrator.as_str(), Role::HousingBureau.as_str()]))
        .filter(role_grant::Column::Since.lte(now))
        .filter(still)
        .into_tuple()
        .all(db)
        .await?;
    Ok(people.into_iter().map(PersonId).collect())
}

/// Counts the electors with a ballot that counts, and their area in 0.01 ㎡.
pub async fn count_voted(db: &impl ConnectionTrait, decision: DecisionId) -> Result<(i64, i64), DbErr> {
    let row: Option<(i64, Option<i64>)> = ballot::Entity::find()
        .select_only()
        .column_as(ballot::Column::ElectorId.count(), "persons")
        // PostgreSQL sums integers of eight bytes into a decimal.
        .column_as(elector::Column::Area.sum().cast_as("bigint"), "area")
        .join(
            JoinType::InnerJoin,
            same_id(ballot::Entity, ballot::Column::ElectorId, elector::Entity, elector::Column::Id),
        )
        .filter(ballot::Column::DecisionId.eq(decision.0))
        .filter(ballot::Column::Counted.gt(0))
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.map_or((0, 0), |(persons, area)| (persons, area.unwrap_or(0))))
}

/// Counts the homes of electors with a ballot that counts by their building.
pub async fn count_by_building(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<(Uuid, i64)>, DbErr> {
    elector_home::Entity::find()
        .select_only()
        .column(elector_home::Column::BuildingId)
        .column_as(elector_home::Column::HomeId.count(), "voted")
        .join(
            JoinType::InnerJoin,
            same_id(elector_home::Entity, elector_home::Column::ElectorId, ballot::Entity, ballot::Column::ElectorId),
        )
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(ballot::Column::Counted.gt(0))
        .group_by(elector_home::Column::BuildingId)
        .into_tuple()
        .all(db)
        .await
}

/// Lists ballots with their versions, the earliest version first, in the order of the electors, after `after`, at most
/// `limit`.
pub async fn list_ballots(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<(ballot::Model, Vec<ballot_version::Model>)>, DbErr> {
    let mut query = ballot::Entity::find().filter(ballot::Column::DecisionId.eq(decision.0));
    if let Some(after) = after {
        query = query.filter(ballot::Column::ElectorId.gt(after));
    }
    let ballots = query.order_by_asc(ballot::Column::ElectorId).limit(limit).all(db).await?;
    let mut versions: HashMap<Uuid, Vec<ballot_version::Model>> = HashMap::new();
    let rows = ballot_version::Entity::find()
        .filter(ballot_version::Column::ElectorId.is_in(ballots.iter().map(|ballot| ballot.elector_id)))
        .order_by_asc(ballot_version::Column::Version)
        .all(db)
        .await?;
    for row in rows {
        versions.entry(row.elector_id).or_default().push(row);
    }
    Ok(ballots
        .into_iter()
        .map(|ballot| {
            let versions = versions.remove(&ballot.elector_id).unwrap_or_default();
            (ballot, versions)
        })
        .collect())
}
