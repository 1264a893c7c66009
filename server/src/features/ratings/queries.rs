//! Queries of ratings.

use std::collections::HashMap;

use linyi_shared::id::{HomeId, PersonId, ProjectId, RatingRoundId, RemarkId};
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::ratings::rules::RemarkState;
use linyi_shared::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::{home_binding, project, rating_answer, rating_round};
use crate::error::Result as FeatureResult;

/// What the `projects` feature shows of a project's ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingEvidence {
    /// The round.
    pub id: RatingRoundId,
    /// When it opens, UTC.
    pub opens_at: Instant,
    /// When it closes, UTC; its result is out from then on.
    pub closes_at: Instant,
    /// All homes in scope.
    pub homes: i32,
    /// Homes that answered.
    pub answers: i64,
}

/// Finds the round of a project that is open or opened last.
pub async fn find_evidence(
    db: &impl ConnectionTrait,
    project: ProjectId,
    now: Instant,
) -> Result<Option<RatingEvidence>, DbErr> {
    let latest = rating_round::Entity::find()
        .filter(rating_round::Column::ProjectId.eq(project.0))
        .filter(rating_round::Column::OpensAt.lte(now))
        .order_by_desc(rating_round::Column::OpensAt)
        .one(db)
        .await?;
    let Some(row) = latest else { return Ok(None) };
    let answers = count_answers(db, &[row.id]).await?.get(&row.id).copied().unwrap_or(0);
    Ok(Some(RatingEvidence {
        id: row.id.into(),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        homes: row.homes,
        answers,
    }))
}

/// Finds a round, or refuses with [`Code::NotFound`].
pub async fn require_round(db: &impl ConnectionTrait, id: RatingRoundId) -> FeatureResult<rating_round::Model> {
    Ok(rating_round::Entity::find_by_id(id.0).one(db).await?.ok_or(Code::NotFound)?)
}

/// Lists the rounds of a project, the latest first.
pub async fn list_of_project(db: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<rating_round::Model>, DbErr> {
    rating_round::Entity::find()
        .filter(rating_round::Column::ProjectId.eq(project.0))
        .order_by_desc(rating_round::Column::Id)
        .all(db)
        .await
}

/// Finds the round of a project that has not closed, open or ahead.
pub async fn find_running(
    db: &impl ConnectionTrait,
    project: ProjectId,
    now: Instant,
) -> Result<Option<rating_round::Model>, DbErr> {
    rating_round::Entity::find()
        .filter(rating_round::Column::ProjectId.eq(project.0))
        .filter(rating_round::Column::ClosesAt.gt(now))
        .one(db)
        .await
}

/// Lists the rounds of `compounds` that are open at `now`, the next close first.
pub async fn list_open(
    db: &impl ConnectionTrait,
    compounds: &[Uuid],
    now: Instant,
) -> Result<Vec<rating_round::Model>, DbErr> {
    rating_round::Entity::find()
        .filter(rating_round::Column::CompoundId.is_in(compounds.iter().copied()))
        .filter(rating_round::Column::OpensAt.lte(now))
        .filter(rating_round::Column::ClosesAt.gt(now))
        .order_by_asc(rating_round::Column::ClosesAt)
        .all(db)
        .await
}

/// Lists the rounds of `compounds`, the latest first, after `cursor`, at most `limit`.
pub async fn list_of_compounds(
    db: &impl ConnectionTrait,
    compounds: &[Uuid],
    cursor: Option<Uuid>,
    limit: u64,
) -> Result<Vec<rating_round::Model>, DbErr> {
    let mut query =
        rating_round::Entity::find().filter(rating_round::Column::CompoundId.is_in(compounds.iter().copied()));
    if let Some(cursor) = cursor {
        query = query.filter(rating_round::Column::Id.lt(cursor));
    }
    query.order_by_desc(rating_round::Column::Id).limit(limit).all(db).await
}

/// Lists the projects of `compounds` in one of `stages`.
pub async fn list_projects(
    db: &impl ConnectionTrait,
    compounds: &[Uuid],
    stages: &[Stage],
) -> Result<Vec<project::Model>, DbErr> {
    project::Entity::find()
        .filter(project::Column::CompoundId.is_in(compounds.iter().copied()))
        .filter(project::Column::Stage.is_in(stages.iter().map(|stage| stage.as_str())))
        .order_by_asc(project::Column::Title)
        .all(db)
        .await
}

/// Lists the projects among `projects` that have a round which has not closed.
pub async fn list_rated_now(db: &impl ConnectionTrait, projects: &[Uuid], now: Instant) -> Result<Vec<Uuid>, DbErr> {
    rating_round::Entity::find()
        .select_only()
        .column(rating_round::Column::ProjectId)
        .filter(rating_round::Column::ProjectId.is_in(projects.iter().copied()))
        .filter(rating_round::Column::ClosesAt.gt(now))
        .into_tuple()
        .all(db)
        .await
}

/// Counts the answers of rounds.
pub async fn count_answers(db: &impl ConnectionTrait, rounds: &[Uuid]) -> Result<HashMap<Uuid, i64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = rating_answer::Entity::find()
        .select_only()
        .column(rating_answer::Column::RoundId)
        .column_as(rating_answer::Column::HomeId.count(), "answers")
        .filter(rating_answer::Column::RoundId.is_in(rounds.iter().copied()))
        .group_by(rating_answer::Column::RoundId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Finds the standing answer of a home.
pub async fn find_answer(
    db: &impl ConnectionTrait,
    round: RatingRoundId,
    home: HomeId,
) -> Result<Option<rating_answer::Model>, DbErr> {
    rating_answer::Entity::find_by_id((round.0, home.0)).one(db).await
}

/// Lists the homes that answered and the way each answer came; never what it said.
pub async fn list_answered(db: &impl ConnectionTrait, round: RatingRoundId) -> Result<Vec<(Uuid, String)>, DbErr> {
    rating_answer::Entity::find()
        .select_only()
        .column(rating_answer::Column::HomeId)
        .column(rating_answer::Column::Channel)
        .filter(rating_answer::Column::RoundId.eq(round.0))
        .into_tuple()
        .all(db)
        .await
}

/// Lists the levels of a round and the way each answer came, without homes: for counting after the close, and for nothing
/// else.
pub async fn list_levels(
    db: &impl ConnectionTrait,
    round: RatingRoundId,
) -> Result<Vec<(serde_json::Value, String)>, DbErr> {
    rating_answer::Entity::find()
        .select_only()
        .column(rating_answer::Column::Levels)
        .column(rating_answer::Column::Channel)
        .filter(rating_answer::Column::RoundId.eq(round.0))
        .into_tuple()
        .all(db)
        .await
}

/// A free text without its home.
pub type Remark = (Uuid, String, String, String);

/// Lists the free texts of a round — number, remark, wanted, state — in the order of their random numbers.
pub async fn list_remarks(db: &impl ConnectionTrait, round: RatingRoundId) -> Result<Vec<Remark>, DbErr> {
    rating_answer::Entity::find()
        .select_only()
        .column(rating_answer::Column::RemarkId)
        .column(rating_answer::Column::Remark)
        .column(rating_answer::Column::Wanted)
        .column(rating_answer::Column::RemarkState)
        .filter(rating_answer::Column::RoundId.eq(round.0))
        .filter(Condition::any().add(rating_answer::Column::Remark.ne("")).add(rating_answer::Column::Wanted.ne("")))
        .order_by_asc(rating_answer::Column::RemarkId)
        .into_tuple()
        .all(db)
        .await
}

/// Finds the answer a free text belongs to, by the text's number.
pub async fn require_remark(
    db: &impl ConnectionTrait,
    round: RatingRoundId,
    id: RemarkId,
) -> FeatureResult<rating_answer::Model> {
    let found = rating_answer::Entity::find()
        .filter(rating_answer::Column::RoundId.eq(round.0))
        .filter(rating_answer::Column::RemarkId.eq(id.0))
        .one(db)
        .await?;
    let row = found.filter(|row| !row.remark.is_empty() || !row.wanted.is_empty()).ok_or(Code::NotFound)?;
    if row.remark_state == RemarkState::Waiting.as_str() { Ok(row) } else { Err(Code::RemarkSettled.into()) }
}

/// Lists the people who speak for a home.
pub async fn list_people_of_home(db: &impl ConnectionTrait, home: HomeId) -> Result<Vec<PersonId>, DbErr> {
    let rows: Vec<Uuid> = home_binding::Entity::find()
        .select_only()
        .column(home_binding::Column::PersonId)
        .distinct()
        .filter(home_binding::Column::HomeId.eq(home.0))
        .filter(home_binding::Column::Until.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(PersonId).collect())
}
