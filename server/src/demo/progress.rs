//! Whether the demonstration's story is being told: a mark that stands from its first word to its last.
//!
//! A start that finds the mark makes the whole demonstration anew, because half a story cannot be told on.

use std::sync::Arc;

use anyhow::Context;
use futures::TryStreamExt;
use object_store::{ObjectStore, ObjectStoreExt};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::database::Database;
use crate::entities::setting;

/// The name under which the mark stands.
const TELLING: &str = "demo_story_telling";

/// Marks that the story begins.
pub async fn begin(database: &Database) -> anyhow::Result<()> {
    let transaction = database.begin().await?;
    setting::ActiveModel { name: Set(TELLING.to_owned()), value: Set(true.into()) }.insert(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes the mark away: the story is told to its end.
pub async fn end(database: &Database) -> anyhow::Result<()> {
    let transaction = database.begin().await?;
    setting::Entity::delete_by_id(TELLING.to_owned()).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Empties the database and the photos of a demonstration whose story was interrupted; any other stays as it is.
pub async fn clear_interrupted(database: &Database, photos: &Arc<dyn ObjectStore>) -> anyhow::Result<()> {
    let mark = setting::Entity::find_by_id(TELLING.to_owned()).one(database.reader()).await?;
    if mark.is_none() {
        return Ok(());
    }
    tracing::warn!("the demonstration was stopped before its story was complete: it is made anew");
    database.empty().await.context("the database cannot be emptied")?;
    let files: Vec<_> = photos.list(None).try_collect().await?;
    for file in files {
        photos.delete(&file.location).await?;
    }
    Ok(())
}
