//! What a final outcome does to the work items it was about: carried ones are part of the renovation, the others are
//! not, with the leg that failed as the reason everybody reads.

use linyi_shared::decisions::rules::DecisionKind;
use linyi_shared::id::WorkItemId;
use linyi_shared::lang::Lang;
use linyi_shared::projects::api::ItemStatus;
use serde_json::json;

use super::{count, queries};
use crate::entities::decision;
use crate::error::Result;
use crate::features::projects;
use crate::write::Write;

/// Settles the work items of a decision whose outcome is final.
pub async fn settle_items(tx: &Write<'_>, row: &decision::Model) -> Result<()> {
    if row.decision_kind()? == DecisionKind::ConsentGate {
        return Ok(());
    }
    let Some(outcome) = count::published(&**tx, row).await? else { return Ok(()) };
    for item in queries::list_items(&**tx, row.decision_id()).await? {
        let judged = outcome.items.iter().find(|judged| judged.item_id.0 == item.id);
        let (Some(work_item), Some(judged)) = (item.work_item_id, judged) else { continue };
        let (status, reason) = match (judged.carried, judged.decisive().passed) {
            (true, _) => (ItemStatus::Adopted, String::new()),
            // The reason is part of the record, which is kept in the language of the register.
            (false, false) => (ItemStatus::Dropped, judged.decisive().words(Lang::Zh)),
            (false, true) => (ItemStatus::Dropped, outcome.missing_conditions()),
        };
        projects::queries::settle_work_item(&**tx, WorkItemId(work_item), status, &reason).await?;
        let details = json!({"status": status, "decision_id": row.id});
        tx.audit("projects.settle_work_item", "work_item", work_item, Some(row.compound()), &details).await?;
    }
    Ok(())
}
