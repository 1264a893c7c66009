//! Queries of deliberations.

use std::collections::HashMap;

use linyi_shared::deliberations::rules::CommentState;
use linyi_shared::id::{CommentId, HomeId, MeetingId, MotionId, ProjectId, WorkItemId};
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Order, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{comment, comment_answer, meeting, meeting_version, motion, motion_version, project, work_item};
use crate::error::Result as FeatureResult;

/// How many comments stand below an item before its own page is opened.
pub const LATEST: i32 = 3;

/// What the `projects` feature needs to close the steps of motion and deliberation (R33, dossier §1.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeliberationEvidence {
    /// Motions with the record of the party organisation's meeting: one or none.
    pub motions: u32,
    /// Meetings with attendance and minutes.
    pub meetings: u32,
}

/// Finds the evidence of a project; a record cannot be stored without its attendance and text.
pub async fn find_evidence(db: &impl ConnectionTrait, project: ProjectId) -> Result<DeliberationEvidence, DbErr> {
    let motions = motion::Entity::find().filter(motion::Column::ProjectId.eq(project.0)).count(db).await?;
    let meetings = meeting::Entity::find().filter(meeting::Column::ProjectId.eq(project.0)).count(db).await?;
    Ok(DeliberationEvidence { motions: count(motions), meetings: count(meetings) })
}

fn count(rows: u64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// Finds the motion of a project.
pub async fn find_motion_of(db: &impl ConnectionTrait, project: ProjectId) -> Result<Option<motion::Model>, DbErr> {
    motion::Entity::find().filter(motion::Column::ProjectId.eq(project.0)).one(db).await
}

/// Finds a motion, or refuses with [`Code::NotFound`].
pub async fn require_motion(db: &impl ConnectionTrait, id: MotionId) -> FeatureResult<motion::Model> {
    Ok(motion::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists the versions of a motion, the latest first.
pub async fn list_motion_versions(
    db: &impl ConnectionTrait,
    motion: Uuid,
) -> Result<Vec<motion_version::Model>, DbErr> {
    motion_version::Entity::find()
        .filter(motion_version::Column::MotionId.eq(motion))
        .order_by_desc(motion_version::Column::Version)
        .all(db)
        .await
}

/// Finds a meeting, or refuses with [`Code::NotFound`].
pub async fn require_meeting(db: &impl ConnectionTrait, id: MeetingId) -> FeatureResult<meeting::Model> {
    Ok(meeting::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists the versions of a project's meetings by meeting, each the latest first.
pub async fn list_meeting_versions(
    db: &impl ConnectionTrait,
    project: ProjectId,
) -> Result<HashMap<Uuid, Vec<meeting_version::Model>>, DbErr> {
    let meetings = meeting::Entity::find().filter(meeting::Column::ProjectId.eq(project.0)).all(db).await?;
    let rows = meeting_version::Entity::find()
        .filter(meeting_version::Column::MeetingId.is_in(meetings.iter().map(|row| row.id)))
        .order_by_desc(meeting_version::Column::Version)
        .all(db)
        .await?;
    let mut versions: HashMap<Uuid, Vec<meeting_version::Model>> = HashMap::new();
    for row in rows {
        versions.entry(row.meeting_id).or_default().push(row);
    }
    Ok(versions)
}

/// Finds the latest version of a meeting's record.
pub async fn find_meeting_version(
    db: &impl ConnectionTrait,
    row: &meeting::Model,
) -> Result<Option<meeting_version::Model>, DbErr> {
    meeting_version::Entity::find_by_id((row.id, row.version)).one(db).await
}

/// Finds a comment, or refuses with [`Code::NotFound`].
pub async fn require_comment(db: &impl ConnectionTrait, id: CommentId) -> FeatureResult<comment::Model> {
    Ok(comment::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Counts a home's comments on an item that wait for an answer.
pub async fn count_waiting_of_home(db: &impl ConnectionTrait, item: WorkItemId, home: HomeId) -> Result<u32, DbErr> {
    let rows = comment::Entity::find()
        .filter(comment::Column::WorkItemId.eq(item.0))
        .filter(comment::Column::HomeId.eq(home.0))
        .filter(is_waiting());
    rows.count(db).await.map(count)
}

/// Shown, and without an answer.
fn is_waiting() -> Condition {
    Condition::all()
        .add(comment::Column::State.eq(CommentState::Shown.as_str()))
        .add(comment::Column::AnswerVersion.eq(0))
}

/// What stands in lists: a comment that was taken back leaves only if it was never answered.
fn is_listed() -> Condition {
    Condition::any()
        .add(comment::Column::State.ne(CommentState::Withdrawn.as_str()))
        .add(comment::Column::AnswerVersion.gt(0))
}

/// Counts of the comments on an item.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub struct CommentCounts {
    /// The item.
    pub work_item_id: Uuid,
    /// Comments in lists.
    pub comments: i64,
    /// Those of them with an official answer.
    pub answered: i64,
}

/// Counts the comments on the items of a project.
pub async fn count_comments(
    db: &impl ConnectionTrait,
    project: ProjectId,
) -> Result<HashMap<Uuid, CommentCounts>, DbErr> {
    let is_answered: Expr = Expr::case(comment::Column::AnswerVersion.gt(0), 1).finally(0).into();
    let rows = comment::Entity::find()
        .select_only()
        .column(comment::Column::WorkItemId)
        .column_as(comment::Column::Id.count(), "comments")
        .column_as(is_answered.sum(), "answered")
        .filter(comment::Column::ProjectId.eq(project.0))
        .filter(is_listed())
        .group_by(comment::Column::WorkItemId)
        .into_model::<CommentCounts>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.work_item_id, row)).collect())
}

/// Lists the latest comments on each item of a project, at most [`LATEST`] an item, the latest first.
pub async fn list_latest_comments(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<comment::Model>, DbErr> {
    let by_item = WindowStatement::partition_by(comment::Column::WorkItemId)
        .order_by(comment::Column::Id, Order::Desc)
        .to_owned();
    let ranked = Query::select()
        .column(comment::Column::Id)
        .expr_window_as(Func::cust("ROW_NUMBER"), by_item, "place")
        .from(comment::Entity)
        .cond_where(is_listed())
        .and_where(comment::Column::ProjectId.eq(project.0))
        .to_owned();
    let latest = Query::select()
        .column("id")
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").lte(LATEST))
        .to_owned();
    comment::Entity::find()
        .filter(comment::Column::Id.in_subquery(latest))
        .order_by_desc(comment::Column::Id)
        .all(db)
        .await
}

/// Lists the comments on an item, the latest first, after `cursor`, at most `limit`.
pub async fn list_comments(
    db: &impl ConnectionTrait,
    item: WorkItemId,
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<comment::Model>, DbErr> {
    let mut query = comment::Entity::find().filter(comment::Column::WorkItemId.eq(item.0)).filter(is_listed());
    if let Some(cursor) = cursor {
        query = query.filter(comment::Column::Id.lt(cursor));
    }
    query.order_by_desc(comment::Column::Id).limit(limit).all(db).await
}

/// Lists the comments of a project, the latest first, after `cursor`, at most `limit`.
pub async fn list_comments_of_project(
    db: &impl ConnectionTrait,
    project: ProjectId,
    only_waiting: bool,
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<comment::Model>, DbErr> {
    let shown = if only_waiting { is_waiting() } else { is_listed() };
    let mut query = comment::Entity::find().filter(comment::Column::ProjectId.eq(project.0)).filter(shown);
    if let Some(cursor) = cursor {
        query = query.filter(comment::Column::Id.lt(cursor));
    }
    query.order_by_desc(comment::Column::Id).limit(limit).all(db).await
}

/// Lists the comments of compounds that wait for an answer, the oldest first, after `cursor`, at most `limit`.
pub async fn list_waiting(
    db: &impl ConnectionTrait,
    compounds: &[Uuid],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<comment::Model>, DbErr> {
    let mut query = waiting_of(compounds);
    if let Some(cursor) = cursor {
        query = query.filter(comment::Column::Id.gt(cursor));
    }
    query.order_by_asc(comment::Column::Id).limit(limit).all(db).await
}

/// Counts the comments of compounds that wait for an answer.
pub async fn count_waiting(db: &impl ConnectionTrait, compounds: &[Uuid]) -> Result<u32, DbErr> {
    waiting_of(compounds).count(db).await.map(count)
}

fn waiting_of(compounds: &[Uuid]) -> sea_orm::Select<comment::Entity> {
    comment::Entity::find().filter(comment::Column::CompoundId.is_in(compounds.iter().copied())).filter(is_waiting())
}

/// Finds the latest version of the official answers to comments.
pub async fn list_answers(
    db: &impl ConnectionTrait,
    comments: &[comment::Model],
) -> Result<HashMap<Uuid, comment_answer::Model>, DbErr> {
    let answered = comments.iter().filter(|row| row.answer_version > 0).map(|row| row.id);
    let rows = comment_answer::Entity::find()
        .filter(comment_answer::Column::CommentId.is_in(answered))
        .order_by_asc(comment_answer::Column::Version)
        .all(db)
        .await?;
    // Later versions replace earlier ones.
    Ok(rows.into_iter().map(|row| (row.comment_id, row)).collect())
}

/// Lists the projects of `compounds` in the given steps, in the order of the way.
pub async fn list_projects(
    db: &impl ConnectionTrait,
    compounds: &[Uuid],
    stages: &[Stage],
) -> Result<Vec<project::Model>, DbErr> {
    project::Entity::find()
        .filter(project::Column::CompoundId.is_in(compounds.iter().copied()))
        .filter(project::Column::Stage.is_in(stages.iter().map(|stage| stage.as_str())))
        .order_by_asc(project::Column::Id)
        .all(db)
        .await
}

/// Lists projects in the given steps after `cursor`, at most `limit`.
pub async fn list_open_projects(
    db: &impl ConnectionTrait,
    stages: &[Stage],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<project::Model>, DbErr> {
    let mut query =
        project::Entity::find().filter(project::Column::Stage.is_in(stages.iter().map(|stage| stage.as_str())));
    if let Some(cursor) = cursor {
        query = query.filter(project::Column::Id.gt(cursor));
    }
    query.order_by_asc(project::Column::Id).limit(limit).all(db).await
}

/// Counts the comments that wait for an answer, by project.
pub async fn count_waiting_by_project(
    db: &impl ConnectionTrait,
    projects: &[Uuid],
) -> Result<HashMap<Uuid, i64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::ProjectId)
        .column_as(comment::Column::Id.count(), "waiting")
        .filter(comment::Column::ProjectId.is_in(projects.iter().copied()))
        .filter(is_waiting())
        .group_by(comment::Column::ProjectId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Lists the projects among `projects` that have a motion.
pub async fn list_moved(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    motion::Entity::find()
        .select_only()
        .column(motion::Column::ProjectId)
        .filter(motion::Column::ProjectId.is_in(projects.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Counts the meetings by project.
pub async fn count_meetings(db: &impl ConnectionTrait, projects: &[Uuid]) -> Result<HashMap<Uuid, i64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::ProjectId)
        .column_as(meeting::Column::Id.count(), "meetings")
        .filter(meeting::Column::ProjectId.is_in(projects.iter().copied()))
        .group_by(meeting::Column::ProjectId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The titles of the work items that comments are about.
pub async fn list_item_titles(
    db: &impl ConnectionTrait,
    comments: &[comment::Model],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let mut ids: Vec<_> = comments.iter().map(|row| row.work_item_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = work_item::Entity::find().filter(work_item::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}
