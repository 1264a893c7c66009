//! `linyi recount`: counts the ballots again and compares with everything that is kept beside them.

use anyhow::bail;
use linyi_shared::id::DecisionId;

use crate::config::StoreOptions;
use crate::database::Database;
use crate::features::decisions::recount;

/// Recounts every decision, or one; answers what was found, in lines. Any difference is an error.
pub async fn recount(store: &StoreOptions, only: Option<DecisionId>) -> anyhow::Result<String> {
    let database = Database::connect(&store.database_url()).await?;
    let recounts = recount::recount(&database, only).await?;
    database.close().await;
    if only.is_some() && recounts.is_empty() {
        bail!("there is no such decision, or its notice was not given yet");
    }
    let mut lines = Vec::new();
    for recount in &recounts {
        let verdict = if recount.differences.is_empty() { "agrees" } else { "DIFFERS" };
        lines.push(format!("{} {}: {} versions, {verdict}", recount.decision, recount.title, recount.versions));
        lines.extend(recount.differences.iter().map(|difference| format!("    {difference}")));
    }
    let differing = recounts.iter().filter(|recount| !recount.differences.is_empty()).count();
    lines.push(format!("{} decisions recounted, {differing} differ", recounts.len()));
    let report = lines.join("\n");
    if differing > 0 { bail!("{report}") } else { Ok(report) }
}
