//! Queries of turnout: who took part, never how.

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::rules::Weight;
use linyi_shared::id::{DecisionId, HomeId, PlaceId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
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
#[derive(Clone, Debug)]
pub struct Participant {
    /// The home.
    pub id: Uuid,
    /// Its compound.
    pub compound_id: Uuid,
    /// Its address in the compound.
    pub label: String,
    /// Its frozen area, 0.01 ㎡.
    pub area: i64,
    /// Whether a ballot of one of its electors arrived that was not withdrawn.
    pub took_part: bool,
}

/// Lists the homes on the roll of a decision of `compounds`, each once, compound by compound in the order of their
/// addresses, after the home `cursor`, at most `limit`.
///
/// The page is found first, along the index of addresses, and only then who of it took part: joining, grouping and sorting
/// the whole roll for each page took a tenth of a second with 16,219 homes.
pub async fn list_participants(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    compounds: &[PlaceId],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Participant>, DbErr> {
    let address = || [home::Column::CompoundId, home::Column::Label, home::Column::Id];
    let on_roll = Query::select()
        .expr(Expr::val(1))
        .from(elector_home::Entity)
        .and_where(Expr::col((elector_home::Entity, elector_home::Column::DecisionId)).eq(decision.0))
        .and_where(
            Expr::col((elector_home::Entity, elector_home::Column::HomeId))
                .eq(Expr::col((home::Entity, home::Column::Id))),
        )
        .to_owned();
    let mut query = home::Entity::find()
        .select_only()
        .columns(address())
        .filter(home::Column::CompoundId.is_in(compounds.iter().map(|compound| compound.0)))
        .filter(Expr::exists(on_roll));
    if let Some(cursor) = cursor {
        let Some(last) = home::Entity::find_by_id(cursor).one(db).await? else { return Ok(Vec::new()) };
        let last = [Expr::value(last.compound_id), Expr::value(last.label), Expr::value(last.id)];
        let addresses = address().map(|column| Expr::col((home::Entity, column)));
        query = query.filter(Expr::tuple(addresses).gt(Expr::tuple(last)));
    }
    for column in address() {
        query = query.order_by_asc(column);
    }
    let homes: Vec<(Uuid, String, Uuid)> = query.limit(limit).into_tuple().all(db).await?;
    let parts = list_parts_of(db, decision, homes.iter().map(|(_, _, home)| *home).collect()).await?;
    let row = |(compound_id, label, id): (Uuid, String, Uuid)| {
        let (area, took_part) = parts.get(&id).copied().unwrap_or_default();
        Participant { id, compound_id, label, area, took_part }
    };
    Ok(homes.into_iter().map(row).collect())
}

/// The frozen area of homes on the roll of a decision, in 0.01 ㎡, and whether a ballot of one of their electors counts.
async fn list_parts_of(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    homes: Vec<Uuid>,
) -> Result<HashMap<Uuid, (i64, bool)>, DbErr> {
    let rows: Vec<(Uuid, i64, Option<i32>)> = elector_home::Entity::find()
        .select_only()
        .column(elector_home::Column::HomeId)
        .column(elector_home::Column::Area)
        .column(ballot::Column::Versions)
        .join(JoinType::LeftJoin, ballot_of_home())
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(elector_home::Column::HomeId.is_in(homes))
        .into_tuple()
        .all(db)
        .await?;
    let mut parts = HashMap::new();
    for (home, area, versions) in rows {
        let part = parts.entry(home).or_insert((area, false));
        part.1 |= versions.is_some();
    }
    Ok(parts)
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
