//! Queries of mandates.

use linyi_shared::id::{DecisionId, MandateId, PersonId, PlaceId};
use linyi_shared::people::rules::Role;
use linyi_shared::time::Instant;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{ballot_version, home, home_binding, mandate, mandate_photo, person, role_grant};
use crate::features::places::queries::same_id;

/// Finds a mandate and keeps others from it until the transaction ends.
pub async fn lock_mandate(db: &impl ConnectionTrait, id: MandateId) -> Result<Option<mandate::Model>, DbErr> {
    mandate::Entity::find_by_id(id.0).lock_exclusive().one(db).await
}

/// Lists mandates by their ids.
pub async fn list_by_id(db: &impl ConnectionTrait, ids: &[MandateId]) -> Result<Vec<mandate::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    mandate::Entity::find().filter(mandate::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await
}

/// Finds a mandate of an elector that is in force.
pub async fn find_in_force(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    id: MandateId,
    elector: Uuid,
) -> Result<Option<mandate::Model>, DbErr> {
    mandate::Entity::find_by_id(id.0)
        .filter(of_elector(decision, elector))
        .filter(mandate::Column::RevokedAt.is_null())
        .one(db)
        .await
}

/// Finds the mandate in force under which `agent` votes for an elector.
pub async fn find_of_agent(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    agent: PersonId,
    elector: Uuid,
) -> Result<Option<mandate::Model>, DbErr> {
    mandate::Entity::find()
        .filter(of_elector(decision, elector))
        .filter(mandate::Column::AgentId.eq(agent.0))
        .filter(mandate::Column::RevokedAt.is_null())
        .one(db)
        .await
}

/// Lists the mandates in force that `agent` holds in a decision.
pub async fn list_of_agent(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    agent: PersonId,
) -> Result<Vec<mandate::Model>, DbErr> {
    mandate::Entity::find()
        .filter(mandate::Column::DecisionId.eq(decision.0))
        .filter(mandate::Column::AgentId.eq(agent.0))
        .filter(mandate::Column::RevokedAt.is_null())
        .order_by_asc(mandate::Column::Id)
        .all(db)
        .await
}

/// Lists every mandate of a decision, the latest first.
pub async fn list_mandates(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<mandate::Model>, DbErr> {
    mandate::Entity::find()
        .filter(mandate::Column::DecisionId.eq(decision.0))
        .order_by_desc(mandate::Column::Id)
        .all(db)
        .await
}

/// Lists the mandates in force of an elector.
pub async fn list_of_elector(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    elector: Uuid,
) -> Result<Vec<mandate::Model>, DbErr> {
    mandate::Entity::find()
        .filter(of_elector(decision, elector))
        .filter(mandate::Column::RevokedAt.is_null())
        .all(db)
        .await
}

/// Counts the principals an agent acts for in a decision: the same account, or the same name where there is none.
pub async fn count_principals(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    agent: Option<PersonId>,
    name: &str,
) -> Result<u64, DbErr> {
    let same = match agent {
        Some(agent) => mandate::Column::AgentId.eq(agent.0).or(mandate::Column::AgentName.eq(name)),
        None => mandate::Column::AgentName.eq(name),
    };
    mandate::Entity::find()
        .filter(mandate::Column::DecisionId.eq(decision.0))
        .filter(mandate::Column::RevokedAt.is_null())
        .filter(same)
        .count(db)
        .await
}

/// Whether a person works for the contractor, as far as roles tell.
pub async fn is_contractor(db: &impl ConnectionTrait, person: PersonId, now: Instant) -> Result<bool, DbErr> {
    let still = role_grant::Column::Until.is_null().or(role_grant::Column::Until.gt(now));
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::PersonId.eq(person.0))
        .filter(role_grant::Column::Role.eq(Role::Contractor.as_str()))
        .filter(role_grant::Column::Since.lte(now))
        .filter(still)
        .count(db)
        .await?;
    Ok(grants > 0)
}

/// Somebody with an account in a compound.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Agent {
    /// The person.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its home's address.
    pub label: String,
}

/// Lists the people who speak for a home of these compounds, in the order of the homes.
pub async fn list_agents(db: &impl ConnectionTrait, compounds: &[PlaceId]) -> Result<Vec<Agent>, DbErr> {
    home_binding::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::Name)
        .column(home::Column::Label)
        .join(
            JoinType::InnerJoin,
            same_id(home_binding::Entity, home_binding::Column::PersonId, person::Entity, person::Column::Id),
        )
        .join(
            JoinType::InnerJoin,
            same_id(home_binding::Entity, home_binding::Column::HomeId, home::Entity, home::Column::Id),
        )
        .filter(home::Column::CompoundId.is_in(compounds.iter().map(|place| place.0)))
        .filter(home_binding::Column::Until.is_null())
        .order_by_asc(home::Column::Label)
        .into_model()
        .all(db)
        .await
}

/// Those of `mandates` under which a ballot was cast.
pub async fn list_used(db: &impl ConnectionTrait, mandates: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let used: Vec<Option<Uuid>> = ballot_version::Entity::find()
        .select_only()
        .column(ballot_version::Column::MandateId)
        .distinct()
        .filter(ballot_version::Column::MandateId.is_in(mandates.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(used.into_iter().flatten().collect())
}

/// Adds photos of a mandate.
pub async fn insert_photos(
    db: &impl ConnectionTrait,
    mandate: MandateId,
    photos: impl Iterator<Item = Uuid>,
) -> Result<(), DbErr> {
    let rows: Vec<_> =
        photos.map(|photo| mandate_photo::ActiveModel { photo_id: Set(photo), mandate_id: Set(mandate.0) }).collect();
    mandate_photo::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

fn of_elector(decision: DecisionId, elector: Uuid) -> Condition {
    Condition::all().add(mandate::Column::DecisionId.eq(decision.0)).add(mandate::Column::ElectorId.eq(elector))
}
