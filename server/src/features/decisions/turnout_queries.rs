//! Queries of turnout: who took part, never how.

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::rules::Weight;
use linyi_shared::id::{DecisionId, HomeId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::entities::{ballot, building_turnout, decision_turnout, elector_home, home};
use crate::features::places::queries::same_id;

/// How many electors of decisions have voted, with their area.
pub async fn list_voted(db: &impl ConnectionTrait, decisions: &[Uuid]) -> Result<HashMap<Uuid, Weight>, DbErr> {
    let rows = decision_turnout::Entity::find()
        .filter(decision_turnout::Column::DecisionId.is_in(decisions.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.decision_id, Weight::new(row.persons, Area(row.area)))).collect())
}

/// The turnout of a decision by building.
pub async fn list_by_building(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Vec<building_turnout::Model>, DbErr> {
    building_turnout::Entity::find().filter(building_turnout::Column::DecisionId.eq(decision.0)).all(db).await
}

/// A home on the roll.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RollHome {
    /// The home; once for each of its electors.
    pub id: Uuid,
    /// The elector.
    pub elector_id: Uuid,
    /// Its compound.
    pub compound_id: Uuid,
    /// Its building.
    pub building_id: Uuid,
    /// Its address in the compound.
    pub label: String,
    /// The floor.
    pub floor: i32,
    /// The room number.
    pub room: String,
    /// How many versions of its elector's ballot arrived; nothing before the first.
    pub versions: Option<i32>,
}

/// Lists the homes on the roll of a decision in the order of the register.
pub async fn list_roll_homes(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<RollHome>, DbErr> {
    elector_home::Entity::find()
        .select_only()
        .column(home::Column::Id)
        .column(elector_home::Column::ElectorId)
        .column(home::Column::CompoundId)
        .column(home::Column::BuildingId)
        .column(home::Column::Label)
        .column(home::Column::Floor)
        .column(home::Column::Room)
        .column(ballot::Column::Versions)
        .join(
            JoinType::InnerJoin,
            same_id(elector_home::Entity, elector_home::Column::HomeId, home::Entity, home::Column::Id),
        )
        .join(JoinType::LeftJoin, ballot_of_home())
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .order_by_asc(home::Column::Label)
        .order_by_asc(elector_home::Column::ElectorId)
        .into_model()
        .all(db)
        .await
}

/// A home on the roll as everybody may read it after the close.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Participant {
    /// The home.
    pub id: Uuid,
    /// Its address in the compound.
    pub label: String,
    /// Its frozen area, 0.01 ㎡.
    pub area: i64,
    /// How many versions of its elector's ballot arrived, of several electors the most; nothing where none did.
    pub versions: Option<i32>,
}

/// Lists the homes on the roll of a decision, each once, in the order of their addresses, after the home `cursor`, at
/// most `limit`.
pub async fn list_participants(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Participant>, DbErr> {
    let mut query = elector_home::Entity::find()
        .select_only()
        .column(home::Column::Id)
        .column(home::Column::Label)
        .column(elector_home::Column::Area)
        .column_as(ballot::Column::Versions.max(), "versions")
        .join(
            JoinType::InnerJoin,
            same_id(elector_home::Entity, elector_home::Column::HomeId, home::Entity, home::Column::Id),
        )
        .join(JoinType::LeftJoin, ballot_of_home())
        .filter(elector_home::Column::DecisionId.eq(decision.0));
    if let Some(cursor) = cursor {
        let Some(last) = home::Entity::find_by_id(cursor).one(db).await? else { return Ok(Vec::new()) };
        let later = home::Column::Label.gt(last.label.clone());
        let same = Condition::all().add(home::Column::Label.eq(last.label)).add(home::Column::Id.gt(cursor));
        query = query.filter(Condition::any().add(later).add(same));
    }
    query
        .group_by(home::Column::Id)
        .group_by(home::Column::Label)
        .group_by(elector_home::Column::Area)
        .order_by_asc(home::Column::Label)
        .order_by_asc(home::Column::Id)
        .limit(limit)
        .into_model()
        .all(db)
        .await
}

/// A home's part in a decision.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The decision.
    pub decision: Uuid,
    /// The home.
    pub home: HomeId,
    /// Its elector, or one of them.
    pub elector: Uuid,
    /// Whether this elector has voted.
    pub has_voted: bool,
}

/// Of `homes`, those on the roll of `decisions`, once for each decision and elector.
pub async fn list_parts(db: &impl ConnectionTrait, decisions: &[Uuid], homes: &[HomeId]) -> Result<Vec<Part>, DbErr> {
    if homes.is_empty() || decisions.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, Uuid, Uuid, Option<i32>)> = elector_home::Entity::find()
        .select_only()
        .column(elector_home::Column::DecisionId)
        .column(elector_home::Column::HomeId)
        .column(elector_home::Column::ElectorId)
        .column(ballot::Column::Versions)
        .join(JoinType::LeftJoin, ballot_of_home())
        .filter(elector_home::Column::DecisionId.is_in(decisions.iter().copied()))
        .filter(elector_home::Column::HomeId.is_in(homes.iter().map(|home| home.0)))
        .into_tuple()
        .all(db)
        .await?;
    let part = |(decision, home, elector, versions): (Uuid, Uuid, Uuid, Option<i32>)| Part {
        decision,
        home: HomeId(home),
        elector,
        has_voted: versions.is_some(),
    };
    Ok(rows.into_iter().map(part).collect())
}

/// An elector belongs to one decision, so its ballot is found by the elector alone; one of which every version was
/// withdrawn is none.
fn ballot_of_home() -> sea_orm::RelationDef {
    same_id(elector_home::Entity, elector_home::Column::ElectorId, ballot::Entity, ballot::Column::ElectorId)
        .on_condition(|_, table| Condition::all().add(Expr::col((table, ballot::Column::Counted)).gt(0)))
}
