//! The nightly clearing: a photo that no record took is deleted with its files.
//!
//! A photo is stored while its form is read, so every form that was refused or given up leaves some behind; they may
//! show people and papers, and nobody would ever see them again.

use std::time::Duration;

use linyi_shared::id::PhotoId;
use linyi_shared::media::rules::PhotoSize;
use linyi_shared::time::{Instant, end_of_day, local_date};
use object_store::ObjectStoreExt;
use sea_orm::{ActiveModelTrait, SqlErr};

use super::queries;
use super::upload::file_path;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::jobs::{Job, queue};
use crate::state::State;
use crate::write::audit_row;

/// How long a photo waits for its record, in hours since it was stored (UTC): longer than any form is kept.
pub const KEPT_HOURS: i64 = 24;

/// When in the night it runs, after midnight of the wall clock: an hour after the recount.
const AFTER_MIDNIGHT: Duration = Duration::from_secs(4 * 60 * 60);

/// Photos of one night, so that other jobs do not wait for long; the rest follows the next night.
const A_NIGHT: u64 = 1_000;

/// Queues the next clearing, unless one is queued; asked at every start.
pub async fn schedule(state: &State) -> Result<()> {
    let system = Caller::system();
    let tx = state.open_write(&system).await?;
    if !queue::is_queued(&*tx, &Job::ForgetPhotos).await? {
        queue::enqueue_at(&tx, &Job::ForgetPhotos, next_night(tx.now)).await?;
    }
    tx.commit().await
}

/// Deletes what nobody took, each photo in a transaction of its own, and queues the next night's clearing.
pub async fn run(state: &State) -> Result<()> {
    let db = state.database.reader();
    let before = state.now() - chrono::Duration::hours(KEPT_HOURS);
    let mut forgotten = 0;
    for photo in queries::list_unused(db, before, A_NIGHT).await? {
        if queries::is_named(db, photo).await? {
            tracing::error!(%photo, "a record names a photo that was never given to it; the photo stays");
            continue;
        }
        match forget(state, photo).await {
            Ok(true) => forgotten += 1,
            Ok(false) => {}
            Err(error) => tracing::warn!(%photo, %error, "a photo was not deleted; the next night tries again"),
        }
    }
    if forgotten > 0 {
        tracing::info!(forgotten, "photos that no record took were deleted");
    }
    let system = Caller::system();
    let tx = state.open_write(&system).await?;
    queue::enqueue_at(&tx, &Job::ForgetPhotos, next_night(tx.now)).await?;
    tx.commit().await
}

/// Deletes one photo, unless a record took it meanwhile; answers whether it is gone.
async fn forget(state: &State, photo: PhotoId) -> Result<bool> {
    let system = Caller::system();
    // No page shows it, so what is kept in memory stays: this is no write that pages are read anew after.
    let tx = state.database.begin().await?;
    let deleted = match queries::delete_unused(&tx, photo).await {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => false,
        other => other?,
    };
    if !deleted {
        return Ok(false);
    }
    let details = serde_json::json!({});
    audit_row(&system, state.now(), "media.forget_photo", "photo", photo.0, None, details).insert(&tx).await?;
    tx.commit().await?;
    // The files go last: a row without its files would be a broken picture, files without a row are only space.
    for size in PhotoSize::ALL {
        match state.photos.delete(&file_path(photo, *size)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => tracing::warn!(%photo, %error, "a file of a deleted photo stays"),
        }
    }
    Ok(true)
}

fn next_night(now: Instant) -> Instant {
    end_of_day(local_date(now)) + AFTER_MIDNIGHT
}
