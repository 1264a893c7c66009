//! Queries of places.

use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::time::Instant;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::name_cursor::NameCursor;
use crate::entities::{compound, home, home_binding, home_owner, household, letter_code, place, project};

/// A compound with what a list shows of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CompoundRow {
    /// The compound.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its cluster.
    pub cluster_id: Uuid,
    /// Its community.
    pub community_id: Uuid,
    /// The year of the plan.
    pub plan_year: i32,
    /// Its project.
    pub project_id: Uuid,
    /// The project's stage.
    pub stage: String,
}

/// Lists compounds by name whose name contains `q` (everything when empty), after `cursor`, at most `limit`.
pub async fn list_compounds(
    db: &impl ConnectionTrait,
    q: &str,
    cursor: Option<&NameCursor>,
    limit: u64,
) -> Result<Vec<CompoundRow>, DbErr> {
    by_name(compound_rows(), q, cursor).limit(limit).into_model().all(db).await
}

/// Lists those of `compounds` by name whose name contains `q` (everything when empty), after `cursor`, at most `limit`.
pub async fn list_compounds_of(
    db: &impl ConnectionTrait,
    compounds: &[PlaceId],
    q: &str,
    cursor: Option<&NameCursor>,
    limit: u64,
) -> Result<Vec<CompoundRow>, DbErr> {
    let own = compound_rows().filter(compound::Column::Id.is_in(compounds.iter().map(|id| id.0)));
    by_name(own, q, cursor).limit(limit).into_model().all(db).await
}

/// Finds a compound.
pub async fn find_compound(db: &impl ConnectionTrait, id: PlaceId) -> Result<Option<CompoundRow>, DbErr> {
    compound_rows().filter(compound::Column::Id.eq(id.0)).into_model().one(db).await
}

/// Those whose name contains `q`, by name and namesakes by id, after `cursor`.
fn by_name(
    rows: sea_orm::Select<compound::Entity>,
    q: &str,
    cursor: Option<&NameCursor>,
) -> sea_orm::Select<compound::Entity> {
    let mut condition = Condition::all();
    if !q.is_empty() {
        condition = condition.add(place::Column::Name.contains(q));
    }
    if let Some(cursor) = cursor {
        condition = condition.add(cursor.rows_behind());
    }
    rows.filter(condition).order_by_asc(place::Column::Name).order_by_asc(place::Column::Id)
}

fn compound_rows() -> sea_orm::Select<compound::Entity> {
    compound::Entity::find()
        .select_only()
        .column(compound::Column::Id)
        .column(place::Column::Name)
        .column(compound::Column::ClusterId)
        .column(compound::Column::CommunityId)
        .column(compound::Column::PlanYear)
        .column_as(project::Column::Id, "project_id")
        .column(project::Column::Stage)
        .join(JoinType::InnerJoin, same_id(compound::Entity, compound::Column::Id, place::Entity, place::Column::Id))
        .join(
            JoinType::InnerJoin,
            same_id(compound::Entity, compound::Column::Id, project::Entity, project::Column::CompoundId),
        )
}

/// A join of two tables by a column each.
pub fn same_id<A: EntityTrait, B: EntityTrait>(
    _: A,
    from_column: A::Column,
    to: B,
    to_column: B::Column,
) -> RelationDef {
    A::belongs_to(to).from(from_column).to(to_column).into()
}

/// Counts the homes of compounds.
pub async fn count_homes(db: &impl ConnectionTrait, compounds: &[Uuid]) -> Result<Vec<(Uuid, i64)>, DbErr> {
    home::Entity::find()
        .select_only()
        .column(home::Column::CompoundId)
        .column_as(home::Column::Id.count(), "homes")
        .filter(home::Column::CompoundId.is_in(compounds.iter().copied()))
        .group_by(home::Column::CompoundId)
        .into_tuple()
        .all(db)
        .await
}

/// Every compound with its cluster, year and number of homes.
pub async fn list_counts(db: &impl ConnectionTrait) -> Result<Vec<(Uuid, i32, i64)>, DbErr> {
    compound::Entity::find()
        .select_only()
        .column(compound::Column::ClusterId)
        .column(compound::Column::PlanYear)
        .column_as(home::Column::Id.count(), "homes")
        .join(
            JoinType::LeftJoin,
            same_id(compound::Entity, compound::Column::Id, home::Entity, home::Column::CompoundId),
        )
        .group_by(compound::Column::Id)
        .group_by(compound::Column::ClusterId)
        .group_by(compound::Column::PlanYear)
        .into_tuple()
        .all(db)
        .await
}

/// Lists the buildings of a compound in their order.
pub async fn list_buildings(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<place::Model>, DbErr> {
    place::Entity::find()
        .filter(place::Column::ParentId.eq(compound.0))
        .filter(place::Column::Kind.eq("building"))
        .order_by_asc(place::Column::Position)
        .all(db)
        .await
}

/// Lists the homes of a compound in the order of buildings, floors and rooms.
pub async fn list_homes(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<home::Model>, DbErr> {
    home::Entity::find().filter(home::Column::CompoundId.eq(compound.0)).order_by_asc(home::Column::Label).all(db).await
}

/// Lists the homes of a building of `compound`; nothing when the building is elsewhere.
pub async fn list_homes_of_building(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    building: PlaceId,
) -> Result<Vec<home::Model>, DbErr> {
    home::Entity::find()
        .filter(home::Column::CompoundId.eq(compound.0))
        .filter(home::Column::BuildingId.eq(building.0))
        .order_by_asc(home::Column::Label)
        .all(db)
        .await
}

/// Finds a home.
pub async fn find_home(db: &impl ConnectionTrait, id: HomeId) -> Result<Option<home::Model>, DbErr> {
    home::Entity::find_by_id(id.0).one(db).await
}

/// Counts the homes of one compound.
pub async fn count_homes_of(db: &impl ConnectionTrait, compound: PlaceId) -> Result<u64, DbErr> {
    home::Entity::find().filter(home::Column::CompoundId.eq(compound.0)).count(db).await
}

/// Finds what only a compound has.
pub async fn find_compound_row(db: &impl ConnectionTrait, id: PlaceId) -> Result<Option<compound::Model>, DbErr> {
    compound::Entity::find_by_id(id.0).one(db).await
}

/// Counts the owners who have a home in a compound.
pub async fn count_owners(db: &impl ConnectionTrait, compound: PlaceId) -> Result<u64, DbErr> {
    home_owner::Entity::find()
        .select_only()
        .column(home_owner::Column::OwnerId)
        .distinct()
        .filter(home_owner::Column::CompoundId.eq(compound.0))
        .count(db)
        .await
}

/// Counts the households of a compound.
pub async fn count_households(db: &impl ConnectionTrait, compound: PlaceId) -> Result<u64, DbErr> {
    household::Entity::find().filter(household::Column::CompoundId.eq(compound.0)).count(db).await
}

/// Lists the homes of a compound somebody speaks for, each as often as people do.
pub async fn list_bound_homes(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<Uuid>, DbErr> {
    home_binding::Entity::find()
        .select_only()
        .column(home_binding::Column::HomeId)
        .filter(home_binding::Column::CompoundId.eq(compound.0))
        .filter(home_binding::Column::Until.is_null())
        .into_tuple()
        .all(db)
        .await
}

/// Lists the homes of a compound whose letter can still be used.
pub async fn list_open_letters(db: &impl ConnectionTrait, compound: PlaceId, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    letter_code::Entity::find()
        .select_only()
        .column(letter_code::Column::HomeId)
        .filter(letter_code::Column::CompoundId.eq(compound.0))
        .filter(letter_code::Column::UsedAt.is_null())
        .filter(letter_code::Column::RevokedAt.is_null())
        .filter(letter_code::Column::ExpiresAt.gt(now))
        .into_tuple()
        .all(db)
        .await
}
