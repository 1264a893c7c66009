//! Queries of decisions, their rolls and ballots.

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::{DecisionId, HomeId, PersonId, PlaceId, ProjectId};
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

pub use super::evidence_queries::{DecisionEvidence, is_decided, is_gate_reached, list_evidence};
use super::individuals;
use crate::entities::{
    ballot, ballot_version, compound, decision, decision_extension, decision_home, decision_item, decision_outcome,
    decision_register, elector, elector_home, home, home_binding, home_owner, household, mandate, owner, party_study,
    place, project,
};
use crate::error::Result as FeatureResult;
use crate::features::places::queries::same_id;

/// Finds a decision, or refuses with [`Code::NotFound`].
pub async fn require_decision(db: &impl ConnectionTrait, id: DecisionId) -> FeatureResult<decision::Model> {
    Ok(decision::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Finds a decision.
pub async fn find_decision(db: &impl ConnectionTrait, id: DecisionId) -> Result<Option<decision::Model>, DbErr> {
    decision::Entity::find_by_id(id.0).one(db).await
}

/// Finds a decision and keeps ballots out of it until the transaction ends, so that what is counted, or moved, is all
/// there is.
pub async fn lock_decision(db: &impl ConnectionTrait, id: DecisionId) -> FeatureResult<decision::Model> {
    Ok(decision::Entity::find_by_id(id.0).lock_exclusive().one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists the decisions of `compounds` (of all when `None`) that are open at `now`, the next close first.
pub async fn list_open(
    db: &impl ConnectionTrait,
    compounds: Option<&[Uuid]>,
    now: Instant,
) -> Result<Vec<decision::Model>, DbErr> {
    decision::Entity::find()
        .filter(of_compounds(compounds).add(is_open(now)))
        .order_by_asc(decision::Column::ClosesAt)
        .limit(100)
        .all(db)
        .await
}

/// Lists the other decisions the public knows of, the latest first, after `cursor`, at most `limit`.
pub async fn list_not_open(
    db: &impl ConnectionTrait,
    compounds: Option<&[Uuid]>,
    now: Instant,
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<decision::Model>, DbErr> {
    let hidden = [DecisionState::Draft.as_str(), DecisionState::Void.as_str()];
    let known = of_compounds(compounds).add(decision::Column::State.is_not_in(hidden)).add(is_open(now).not());
    latest(known, cursor, limit).all(db).await
}

/// Lists every decision of `compounds` but discarded ones, the latest first, after `cursor`, at most `limit`.
pub async fn list_for_desk(
    db: &impl ConnectionTrait,
    compounds: &[Uuid],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<decision::Model>, DbErr> {
    let kept = decision::Column::State.ne(DecisionState::Void.as_str());
    latest(of_compounds(Some(compounds)).add(kept), cursor, limit).all(db).await
}

/// Lists the decisions of a project that the public knows of, the earliest first.
pub async fn list_of_project(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<decision::Model>, DbErr> {
    let hidden = [DecisionState::Draft.as_str(), DecisionState::Void.as_str()];
    decision::Entity::find()
        .filter(decision::Column::ProjectId.eq(project.0))
        .filter(decision::Column::State.is_not_in(hidden))
        .order_by_asc(decision::Column::Id)
        .all(db)
        .await
}

/// Lists the decisions that the public knows of and that decide for a project: its own, and those of its compound's whole
/// cluster; the earliest first.
pub async fn list_about_project(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<decision::Model>, DbErr> {
    let hidden = [DecisionState::Draft.as_str(), DecisionState::Void.as_str()];
    let row = project::Entity::find_by_id(project.0).one(db).await?;
    let compounds: Vec<_> = row.into_iter().map(|row| row.compound_id).collect();
    let about = Condition::any()
        .add(decision::Column::ProjectId.eq(project.0))
        .add(decision::Column::ClusterId.in_subquery(clusters_of(&compounds)));
    decision::Entity::find()
        .filter(about)
        .filter(decision::Column::State.is_not_in(hidden))
        .order_by_asc(decision::Column::Id)
        .all(db)
        .await
}

fn latest(condition: Condition, cursor: Option<Uuid>, limit: u64) -> sea_orm::Select<decision::Entity> {
    let mut query = decision::Entity::find().filter(condition);
    if let Some(cursor) = cursor {
        query = query.filter(decision::Column::Id.lt(cursor));
    }
    query.order_by_desc(decision::Column::Id).limit(limit)
}

fn of_compounds(compounds: Option<&[Uuid]>) -> Condition {
    match compounds {
        Some(ids) => {
            let own = decision::Column::CompoundId.is_in(ids.iter().copied());
            let shared = decision::Column::ClusterId.in_subquery(clusters_of(ids));
            Condition::all().add(Condition::any().add(own).add(shared))
        }
        None => Condition::all(),
    }
}

/// The clusters of compounds: what a whole cluster decides is each of its compounds' decision.
fn clusters_of(compounds: &[Uuid]) -> SelectStatement {
    compound::Entity::find()
        .select_only()
        .column(compound::Column::ClusterId)
        .filter(compound::Column::Id.is_in(compounds.iter().copied()))
        .into_query()
}

fn is_open(now: Instant) -> Condition {
    Condition::all()
        .add(decision::Column::State.eq(DecisionState::Notified.as_str()))
        .add(decision::Column::OpensAt.lte(now))
        .add(decision::Column::ClosesAt.gt(now))
}

/// Lists the questions of a decision in their order.
pub async fn list_items(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<decision_item::Model>, DbErr> {
    decision_item::Entity::find()
        .filter(decision_item::Column::DecisionId.eq(decision.0))
        .order_by_asc(decision_item::Column::Position)
        .all(db)
        .await
}

/// Finds what was frozen with the notice of a decision.
pub async fn find_register(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Option<decision_register::Model>, DbErr> {
    decision_register::Entity::find_by_id(decision.0).one(db).await
}

/// Finds what the party organisation studied before a decision.
pub async fn find_party_study(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Option<party_study::Model>, DbErr> {
    party_study::Entity::find_by_id(decision.0).one(db).await
}

/// Lists the extensions of a decision, the earliest first.
pub async fn list_extensions(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Vec<decision_extension::Model>, DbErr> {
    decision_extension::Entity::find()
        .filter(decision_extension::Column::DecisionId.eq(decision.0))
        .order_by_asc(decision_extension::Column::Number)
        .all(db)
        .await
}

/// Lists the decisions that put one to the vote again and that the public knows of, the earliest first.
pub async fn list_repeats(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<decision::Model>, DbErr> {
    let hidden = [DecisionState::Draft.as_str(), DecisionState::Void.as_str()];
    decision::Entity::find()
        .filter(decision::Column::RepeatsDecisionId.eq(decision.0))
        .filter(decision::Column::State.is_not_in(hidden))
        .order_by_asc(decision::Column::Id)
        .all(db)
        .await
}

/// Lists the published outcomes of a decision, the first first.
pub async fn list_outcomes(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Vec<decision_outcome::Model>, DbErr> {
    decision_outcome::Entity::find()
        .filter(decision_outcome::Column::DecisionId.eq(decision.0))
        .order_by_asc(decision_outcome::Column::Version)
        .all(db)
        .await
}

/// Finds the latest published outcome of a decision.
pub async fn find_outcome(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Option<decision_outcome::Model>, DbErr> {
    decision_outcome::Entity::find()
        .filter(decision_outcome::Column::DecisionId.eq(decision.0))
        .order_by_desc(decision_outcome::Column::Version)
        .one(db)
        .await
}

/// Finds a place of any kind.
pub async fn find_place(db: &impl ConnectionTrait, id: PlaceId) -> Result<Option<place::Model>, DbErr> {
    place::Entity::find_by_id(id.0).one(db).await
}

/// Lists the buildings and entrances of a compound in their order.
pub async fn list_inner_places(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<place::Model>, DbErr> {
    place::Entity::find()
        .filter(place::Column::CompoundId.eq(compound.0))
        .filter(place::Column::Kind.is_in(["building", "entrance"]))
        .order_by_asc(place::Column::Position)
        .all(db)
        .await
}

/// Lists the homes of a compound, or of one building or entrance of it, in the order of the register.
pub async fn list_homes_in_scope(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    scope: PlaceId,
) -> Result<Vec<home::Model>, DbErr> {
    let mut query = home::Entity::find().filter(home::Column::CompoundId.eq(compound.0));
    if scope != compound {
        let inside = home::Column::BuildingId.eq(scope.0).or(home::Column::EntranceId.eq(scope.0));
        query = query.filter(inside);
    }
    query.order_by_asc(home::Column::Label).order_by_asc(home::Column::Id).all(db).await
}

/// Lists the homes of the set that decides.
pub async fn list_chosen_homes(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<Uuid>, DbErr> {
    let rows = decision_home::Entity::find().filter(decision_home::Column::DecisionId.eq(decision.0)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.home_id).collect())
}

/// The areas of the homes on a roll as they were frozen.
pub async fn list_frozen_areas(db: &impl ConnectionTrait, decision: DecisionId) -> Result<HashMap<Uuid, Area>, DbErr> {
    let rows = elector_home::Entity::find().filter(elector_home::Column::DecisionId.eq(decision.0)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.home_id, Area(row.area))).collect())
}

/// Whether a home is on the roll of a decision of a project in which a whole cluster decides.
pub async fn is_on_cluster_roll(db: &impl ConnectionTrait, project: ProjectId, home: HomeId) -> Result<bool, DbErr> {
    let decisions = decision::Entity::find()
        .select_only()
        .column(decision::Column::Id)
        .filter(decision::Column::ProjectId.eq(project.0))
        .filter(decision::Column::ClusterId.is_not_null())
        .into_query();
    let found = elector_home::Entity::find()
        .filter(elector_home::Column::HomeId.eq(home.0))
        .filter(elector_home::Column::DecisionId.in_subquery(decisions))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// What tells an owner apart in every compound: the identifier, or the register's id where there is none or where it is
/// no more than a name, which two people in two compounds may share.
pub fn qualified_identifier(row: &owner::Model) -> String {
    if row.identifier.is_empty() || row.identifier.starts_with("name:") {
        row.id.to_string()
    } else {
        row.identifier.clone()
    }
}

/// What tells the owners of every home of a compound apart; see [`qualified_identifier`].
pub async fn list_owner_identifiers(
    db: &impl ConnectionTrait,
    compound: PlaceId,
) -> Result<HashMap<Uuid, Vec<String>>, DbErr> {
    let owners = owner::Entity::find().filter(owner::Column::CompoundId.eq(compound.0)).all(db).await?;
    let names: HashMap<_, _> = owners.into_iter().map(|row| (row.id, qualified_identifier(&row))).collect();
    let rows = home_owner::Entity::find().filter(home_owner::Column::CompoundId.eq(compound.0)).all(db).await?;
    let mut homes: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in rows {
        if let Some(name) = names.get(&row.owner_id) {
            homes.entry(row.home_id).or_default().push(name.clone());
        }
    }
    Ok(homes)
}

/// The household of every home of a compound that has one.
pub async fn list_households(db: &impl ConnectionTrait, compound: PlaceId) -> Result<HashMap<Uuid, Uuid>, DbErr> {
    let rows = household::Entity::find().filter(household::Column::CompoundId.eq(compound.0)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.home_id, row.id)).collect())
}

/// Lists the electors of homes on the roll of a decision, each with the first of these homes.
pub async fn list_electors_of(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    homes: &[HomeId],
) -> Result<Vec<(elector::Model, HomeId)>, DbErr> {
    if homes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = elector_home::Entity::find()
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(elector_home::Column::HomeId.is_in(homes.iter().map(|home| home.0)))
        .all(db)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.elector_id).collect();
    let electors = elector::Entity::find()
        .filter(elector::Column::Id.is_in(ids))
        .order_by_asc(elector::Column::Position)
        .all(db)
        .await?;
    let first = |elector: &elector::Model| {
        let own = |home: &&HomeId| rows.iter().any(|row| row.elector_id == elector.id && row.home_id == home.0);
        homes.iter().find(own).copied()
    };
    Ok(electors.into_iter().filter_map(|elector| first(&elector).map(|home| (elector, home))).collect())
}

/// Lists the electors of a decision in the order of the roll.
pub async fn list_electors(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<elector::Model>, DbErr> {
    elector::Entity::find()
        .filter(elector::Column::DecisionId.eq(decision.0))
        .order_by_asc(elector::Column::Position)
        .all(db)
        .await
}

/// Finds an elector with the first of its homes.
pub async fn find_elector(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<(elector::Model, HomeId)>, DbErr> {
    let home = elector_home::Entity::find()
        .filter(elector_home::Column::ElectorId.eq(id))
        .order_by_asc(elector_home::Column::HomeId)
        .one(db)
        .await?;
    let elector = elector::Entity::find_by_id(id).one(db).await?;
    Ok(elector.zip(home.map(|row| HomeId(row.home_id))))
}

/// Lists the principals of mandates.
pub async fn list_electors_of_mandates(db: &impl ConnectionTrait, mandates: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    if mandates.is_empty() {
        return Ok(Vec::new());
    }
    mandate::Entity::find()
        .select_only()
        .column(mandate::Column::ElectorId)
        .filter(mandate::Column::Id.is_in(mandates.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Since when these homes can speak for their electors: nothing where one of an elector's never changed hands since the
/// roll was frozen, else the earliest change (R21).
pub async fn list_spoken_for_since(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    homes: &[HomeId],
) -> Result<HashMap<Uuid, Option<Instant>>, DbErr> {
    let rows = elector_home::Entity::find()
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(elector_home::Column::HomeId.is_in(homes.iter().map(|home| home.0)))
        .all(db)
        .await?;
    let mut since: HashMap<Uuid, Option<Instant>> = HashMap::new();
    for row in rows {
        let earliest = since.entry(row.elector_id).or_insert(row.changed_hands_at);
        *earliest = earliest.zip(row.changed_hands_at).map(|(one, other)| std::cmp::min(one, other));
    }
    Ok(since)
}

/// Lists the homes of electors, as elector, compound and address, in the order of the addresses.
pub async fn list_homes_of_electors(
    db: &impl ConnectionTrait,
    electors: &[Uuid],
) -> Result<Vec<(Uuid, Uuid, String)>, DbErr> {
    elector_home::Entity::find()
        .select_only()
        .column(elector_home::Column::ElectorId)
        .column(elector_home::Column::CompoundId)
        .column(home::Column::Label)
        .join(
            JoinType::InnerJoin,
            same_id(elector_home::Entity, elector_home::Column::HomeId, home::Entity, home::Column::Id),
        )
        .filter(elector_home::Column::ElectorId.is_in(electors.iter().copied()))
        .order_by_asc(home::Column::Label)
        .into_tuple()
        .all(db)
        .await
}

/// Lists the people who speak for a home on the roll of a decision, or of one elector of it, each once.
pub async fn list_people(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    elector: Option<Uuid>,
) -> Result<Vec<PersonId>, DbErr> {
    let mut query = elector_home::Entity::find()
        .select_only()
        .column(home_binding::Column::PersonId)
        .distinct()
        .join(JoinType::InnerJoin, binding_of_home())
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(home_binding::Column::Until.is_null());
    if let Some(elector) = elector {
        // What concerns the ballot of one resident is not told to the others of the home.
        let row = elector::Entity::find_by_id(elector).one(db).await?;
        let identity = row.map(|row| row.identity).unwrap_or_default();
        if let Some(account) = individuals::find_account(db, &identity).await? {
            return Ok(account);
        }
        query = query.filter(elector_home::Column::ElectorId.eq(elector));
    }
    let people: Vec<Uuid> = query.into_tuple().all(db).await?;
    Ok(people.into_iter().map(PersonId).collect())
}

/// Lists the electors of a decision of whose homes somebody has an account, each once.
pub async fn list_contacted(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<Uuid>, DbErr> {
    elector_home::Entity::find()
        .select_only()
        .column(elector_home::Column::ElectorId)
        .distinct()
        .join(JoinType::InnerJoin, binding_of_home())
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(home_binding::Column::Until.is_null())
        .into_tuple()
        .all(db)
        .await
}

fn binding_of_home() -> sea_orm::RelationDef {
    same_id(elector_home::Entity, elector_home::Column::HomeId, home_binding::Entity, home_binding::Column::HomeId)
}

/// Lists the ballots of electors.
pub async fn list_ballots_of(db: &impl ConnectionTrait, electors: &[Uuid]) -> Result<Vec<ballot::Model>, DbErr> {
    ballot::Entity::find().filter(ballot::Column::ElectorId.is_in(electors.iter().copied())).all(db).await
}

/// Lists the versions of the ballots of electors, the latest first.
pub async fn list_versions(db: &impl ConnectionTrait, electors: &[Uuid]) -> Result<Vec<ballot_version::Model>, DbErr> {
    ballot_version::Entity::find()
        .filter(ballot_version::Column::ElectorId.is_in(electors.iter().copied()))
        .order_by_desc(ballot_version::Column::ReceivedAt)
        .order_by_desc(ballot_version::Column::Version)
        .all(db)
        .await
}

/// A ballot as it counts.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CountedBallot {
    /// The elector.
    pub elector_id: Uuid,
    /// The elector's area, 0.01 ㎡.
    pub area: i64,
    /// How it came.
    pub channel: String,
    /// The choices by question.
    pub choices: serde_json::Value,
}

/// Lists the ballots of a decision in the version that counts: for counting after the close, and for nothing else.
pub async fn list_counted(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<CountedBallot>, DbErr> {
    ballot::Entity::find()
        .select_only()
        .column(ballot::Column::ElectorId)
        .column(elector::Column::Area)
        .column(ballot_version::Column::Channel)
        .column(ballot_version::Column::Choices)
        .join(
            JoinType::InnerJoin,
            same_id(ballot::Entity, ballot::Column::ElectorId, elector::Entity, elector::Column::Id),
        )
        .join(
            JoinType::InnerJoin,
            same_id(
                ballot::Entity,
                ballot::Column::ElectorId,
                ballot_version::Entity,
                ballot_version::Column::ElectorId,
            ),
        )
        .filter(
            Expr::col((ballot_version::Entity, ballot_version::Column::Version))
                .equals((ballot::Entity, ballot::Column::Counted)),
        )
        .filter(ballot::Column::DecisionId.eq(decision.0))
        .into_model()
        .all(db)
        .await
}
