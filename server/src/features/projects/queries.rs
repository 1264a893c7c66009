//! Queries of projects.

use linyi_shared::id::{PlaceId, ProjectId, WorkItemId};
use linyi_shared::problem::Code;
use linyi_shared::projects::api::ItemStatus;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::entities::{compound, funding_line, place, project, project_stage, work_item};
use crate::error::Result as FeatureResult;
use crate::features::places::name_cursor::NameCursor;
use crate::features::places::queries::same_id;

/// Finds a project, or refuses with [`Code::NotFound`].
pub async fn require_project(db: &impl ConnectionTrait, id: ProjectId) -> FeatureResult<project::Model> {
    Ok(project::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Finds the project of a compound, or refuses with [`Code::NotFound`].
pub async fn require_project_of(db: &impl ConnectionTrait, compound: PlaceId) -> FeatureResult<project::Model> {
    let found = project::Entity::find().filter(project::Column::CompoundId.eq(compound.0)).one(db).await?;
    Ok(found.ok_or(Code::NotFound)?)
}

/// Finds a work item, or refuses with [`Code::NotFound`].
pub async fn require_work_item(db: &impl ConnectionTrait, id: WorkItemId) -> FeatureResult<work_item::Model> {
    Ok(work_item::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Writes what became of a work item; an empty `reason` keeps the one it has.
pub async fn settle_work_item(
    db: &impl ConnectionTrait,
    id: WorkItemId,
    status: ItemStatus,
    reason: &str,
) -> Result<(), DbErr> {
    let mut change = work_item::Entity::update_many()
        .col_expr(work_item::Column::Status, Expr::value(status.as_str()))
        .filter(work_item::Column::Id.eq(id.0));
    if !reason.is_empty() {
        change = change.col_expr(work_item::Column::Reason, Expr::value(reason));
    }
    change.exec(db).await?;
    Ok(())
}

/// Makes every item of a project that nobody decided part of the renovation: the approved plan contains it.
pub async fn adopt_undecided(db: &impl ConnectionTrait, project: ProjectId) -> Result<u64, DbErr> {
    let change = work_item::Entity::update_many()
        .col_expr(work_item::Column::Status, Expr::value(ItemStatus::Adopted.as_str()))
        .filter(work_item::Column::ProjectId.eq(project.0))
        .filter(work_item::Column::Status.eq(ItemStatus::Proposed.as_str()));
    Ok(change.exec(db).await?.rows_affected)
}

/// Lists the work items of a project in their order.
pub async fn list_work_items(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<work_item::Model>, DbErr> {
    work_item::Entity::find()
        .filter(work_item::Column::ProjectId.eq(project.0))
        .order_by_asc(work_item::Column::Position)
        .all(db)
        .await
}

/// Lists the steps of a project that were opened.
pub async fn list_stages(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<project_stage::Model>, DbErr> {
    project_stage::Entity::find()
        .filter(project_stage::Column::ProjectId.eq(project.0))
        .order_by_asc(project_stage::Column::OpenedAt)
        .all(db)
        .await
}

/// Lists the money of a project.
pub async fn list_funding(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<funding_line::Model>, DbErr> {
    funding_line::Entity::find()
        .filter(funding_line::Column::ProjectId.eq(project.0))
        .order_by_asc(funding_line::Column::Position)
        .all(db)
        .await
}

/// Finds what only a compound has.
pub async fn find_compound_row(db: &impl ConnectionTrait, id: PlaceId) -> Result<Option<compound::Model>, DbErr> {
    compound::Entity::find_by_id(id.0).one(db).await
}

/// Counts projects by their step: all of them, or those of `compounds`.
pub async fn count_by_stage(
    db: &impl ConnectionTrait,
    compounds: Option<&[PlaceId]>,
) -> Result<Vec<(String, i64)>, DbErr> {
    let mut select = project::Entity::find()
        .select_only()
        .column(project::Column::Stage)
        .column_as(project::Column::Id.count(), "projects")
        .group_by(project::Column::Stage);
    if let Some(compounds) = compounds {
        select = select.filter(project::Column::CompoundId.is_in(ids(compounds)));
    }
    select.into_tuple().all(db).await
}

/// A step that was closed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ClosedStep {
    /// The step.
    pub stage: String,
    /// When, UTC.
    pub closed_at: Instant,
    /// The compound.
    pub compound_id: Uuid,
}

/// Lists the steps that were closed last: in all compounds, or in `compounds`.
pub async fn list_closed_steps(
    db: &impl ConnectionTrait,
    compounds: Option<&[PlaceId]>,
    limit: u64,
) -> Result<Vec<ClosedStep>, DbErr> {
    let mut select = project_stage::Entity::find()
        .select_only()
        .column(project_stage::Column::Stage)
        .column(project_stage::Column::ClosedAt)
        .column(project::Column::CompoundId)
        .join(JoinType::InnerJoin, step_of_project())
        .filter(project_stage::Column::ClosedAt.is_not_null());
    if let Some(compounds) = compounds {
        select = select.filter(project::Column::CompoundId.is_in(ids(compounds)));
    }
    select.order_by_desc(project_stage::Column::ClosedAt).limit(limit).into_model().all(db).await
}

/// A project with what a table of the desk shows of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DeskRow {
    /// The project.
    pub id: Uuid,
    /// The compound.
    pub compound_id: Uuid,
    /// The compound's name.
    pub name: String,
    /// Its cluster.
    pub cluster_id: Uuid,
    /// Its community.
    pub community_id: Uuid,
    /// The earliest open step.
    pub stage: String,
    /// The planned end of the works.
    pub planned_end: Option<chrono::NaiveDate>,
}

/// Which rows of the desk's table.
#[derive(Clone, Debug, Default)]
pub struct DeskFilter<'a> {
    /// The step, if only one.
    pub stage: Option<Stage>,
    /// A part of the compound's name; everything when empty.
    pub q: &'a str,
    /// The compound to go on after; from the start when absent.
    pub cursor: Option<&'a NameCursor>,
    /// Projects by id, if only some.
    pub only: Option<&'a [Uuid]>,
}

/// Lists the projects of `compounds` by name and namesakes by the compound's id, at most `limit`.
pub async fn list_desk_rows(
    db: &impl ConnectionTrait,
    compounds: &[PlaceId],
    filter: &DeskFilter<'_>,
    limit: u64,
) -> Result<Vec<DeskRow>, DbErr> {
    let mut condition = Condition::all().add(project::Column::CompoundId.is_in(ids(compounds)));
    if let Some(stage) = filter.stage {
        condition = condition.add(project::Column::Stage.eq(stage.as_str()));
    }
    if !filter.q.is_empty() {
        condition = condition.add(place::Column::Name.contains(filter.q));
    }
    if let Some(cursor) = filter.cursor {
        condition = condition.add(cursor.rows_behind());
    }
    if let Some(only) = filter.only {
        condition = condition.add(project::Column::Id.is_in(only.iter().copied()));
    }
    project::Entity::find()
        .select_only()
        .column(project::Column::Id)
        .column(project::Column::CompoundId)
        .column(place::Column::Name)
        .column(compound::Column::ClusterId)
        .column(compound::Column::CommunityId)
        .column(project::Column::Stage)
        .column(project::Column::PlannedEnd)
        .join(
            JoinType::InnerJoin,
            same_id(project::Entity, project::Column::CompoundId, place::Entity, place::Column::Id),
        )
        .join(
            JoinType::InnerJoin,
            same_id(project::Entity, project::Column::CompoundId, compound::Entity, compound::Column::Id),
        )
        .filter(condition)
        .order_by_asc(place::Column::Name)
        .order_by_asc(place::Column::Id)
        .limit(limit)
        .into_model()
        .all(db)
        .await
}

/// Lists the open steps of `compounds` among `stages`, the one open longest first.
pub async fn list_open_steps(
    db: &impl ConnectionTrait,
    compounds: &[PlaceId],
    stages: &[Stage],
) -> Result<Vec<(Uuid, String, Uuid)>, DbErr> {
    project_stage::Entity::find()
        .select_only()
        .column(project_stage::Column::ProjectId)
        .column(project_stage::Column::Stage)
        .column(project::Column::CompoundId)
        .join(JoinType::InnerJoin, step_of_project())
        .filter(project_stage::Column::ClosedAt.is_null())
        .filter(project_stage::Column::Stage.is_in(stages.iter().map(|stage| stage.as_str())))
        .filter(project::Column::CompoundId.is_in(ids(compounds)))
        .order_by_asc(project_stage::Column::OpenedAt)
        .into_tuple()
        .all(db)
        .await
}

/// When open steps of projects were opened.
pub async fn list_openings(
    db: &impl ConnectionTrait,
    projects: &[Uuid],
) -> Result<Vec<(Uuid, String, Instant)>, DbErr> {
    project_stage::Entity::find()
        .select_only()
        .column(project_stage::Column::ProjectId)
        .column(project_stage::Column::Stage)
        .column(project_stage::Column::OpenedAt)
        .filter(project_stage::Column::ClosedAt.is_null())
        .filter(project_stage::Column::ProjectId.is_in(projects.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// The budgets of the work items of projects that were not dropped, 分, one row an item.
pub async fn list_budgets(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<Vec<(Uuid, i64)>, DbErr> {
    work_item::Entity::find()
        .select_only()
        .column(work_item::Column::ProjectId)
        .column(work_item::Column::Budget)
        .filter(work_item::Column::ProjectId.is_in(projects.iter().copied()))
        .filter(work_item::Column::Status.ne("dropped"))
        .into_tuple()
        .all(db)
        .await
}

/// Takes the money of a project away, to be set anew.
pub async fn delete_funding(db: &impl ConnectionTrait, project: ProjectId) -> Result<(), DbErr> {
    funding_line::Entity::delete_many().filter(funding_line::Column::ProjectId.eq(project.0)).exec(db).await?;
    Ok(())
}

fn step_of_project() -> sea_orm::RelationDef {
    same_id(project_stage::Entity, project_stage::Column::ProjectId, project::Entity, project::Column::Id)
}

fn ids(places: &[PlaceId]) -> impl Iterator<Item = Uuid> {
    places.iter().map(|place| place.0)
}
