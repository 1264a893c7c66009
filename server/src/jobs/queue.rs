//! Putting jobs into the queue and taking them out.

use linyi_shared::time::Instant;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::Job;
use crate::entities::job;
use crate::error::Result;
use crate::write::Write;

/// The longest wait between two tries, in minutes.
const LONGEST_WAIT_MINUTES: i64 = 60;

/// Queues a job in the transaction of the change it follows.
pub async fn enqueue(tx: &Write<'_>, job: &Job) -> Result<()> {
    enqueue_at(tx, job, tx.now).await
}

/// Queues a job that is due at a later moment.
pub async fn enqueue_at(tx: &Write<'_>, job: &Job, run_at: Instant) -> Result<()> {
    let payload = serde_json::to_value(job).map_err(anyhow::Error::from)?;
    job::ActiveModel {
        id: Set(Uuid::now_v7()),
        kind: Set(payload["kind"].as_str().unwrap_or_default().to_owned()),
        payload: Set(payload),
        run_at: Set(run_at),
        attempts: Set(0),
        last_error: Set(None),
        created_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}

/// Lists the jobs due at `now`, the oldest first, at most `limit`.
pub async fn list_due(db: &impl ConnectionTrait, now: Instant, limit: u64) -> Result<Vec<job::Model>> {
    use sea_orm::QuerySelect;
    Ok(job::Entity::find()
        .filter(job::Column::RunAt.lte(now))
        .order_by_asc(job::Column::RunAt)
        .limit(limit)
        .all(db)
        .await?)
}

/// Whether a job of this kind is queued.
pub async fn is_queued(db: &impl ConnectionTrait, job: &Job) -> Result<bool> {
    let payload = serde_json::to_value(job).map_err(anyhow::Error::from)?;
    let kind = payload["kind"].as_str().unwrap_or_default();
    Ok(job::Entity::find().filter(job::Column::Kind.eq(kind)).one(db).await?.is_some())
}

/// Removes a job that succeeded.
pub async fn delete(db: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    job::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Puts a job that failed back, for a later try: 1, 2, 4 … minutes.
pub async fn postpone(db: &impl ConnectionTrait, row: job::Model, now: Instant, error: &str) -> Result<()> {
    let attempts = row.attempts + 1;
    let wait = LONGEST_WAIT_MINUTES.min(1 << attempts.clamp(1, 10).saturating_sub(1));
    let mut row = row.into_active_model();
    row.attempts = Set(attempts);
    row.run_at = Set(now + chrono::Duration::minutes(wait));
    row.last_error = Set(Some(error.chars().take(500).collect()));
    row.update(db).await?;
    Ok(())
}
