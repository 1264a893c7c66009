//! The summary: counted and frozen at the close, shown with its outcomes once they are published.

use linyi_shared::consultations::api::{SummaryItem, SummaryView};
use linyi_shared::consultations::rules::{ItemCount, ReachCounts, Wish, count_wishes};
use linyi_shared::id::ConsultationId;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::{catalogue, queries};
use crate::entities::{consultation, consultation_item};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// What is frozen at the close.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Frozen {
    /// How the homes were reached.
    pub reach: ReachCounts,
    /// What they want, in the order asked.
    pub counts: Vec<ItemCount>,
}

/// Counts a consultation as it stands now.
pub async fn count(db: &impl ConnectionTrait, row: &consultation::Model) -> Result<Frozen> {
    let id = ConsultationId(row.id);
    let items = queries::list_items(db, id).await?;
    let answers = queries::list_answers(db, id).await?;
    let wishes: Vec<Vec<Wish>> = answers.iter().map(|answer| read_wishes(&answer.wanted)).collect::<Result<_>>()?;
    let counts = count_wishes(items.iter().map(|item| item.code.as_str()), wishes.iter().map(Vec::as_slice));
    let reach = queries::count_reach(db, std::slice::from_ref(row)).await?.remove(&row.id).unwrap_or_default();
    Ok(Frozen { reach, counts })
}

/// Reads stored wishes.
pub fn read_wishes(stored: &serde_json::Value) -> Result<Vec<Wish>> {
    Ok(serde_json::from_value(stored.clone()).map_err(anyhow::Error::from)?)
}

/// Reads what was frozen; nothing before the close.
pub fn read_frozen(row: &consultation::Model) -> Result<Option<Frozen>> {
    let frozen = row.summary.clone().map(serde_json::from_value).transpose();
    Ok(frozen.map_err(anyhow::Error::from)?)
}

/// The summary as it is shown, the most wanted first; nothing before the close.
pub fn view(
    state: &State,
    caller: &Caller,
    row: &consultation::Model,
    items: &[consultation_item::Model],
) -> Result<Option<SummaryView>> {
    let Some(Frozen { reach, mut counts }) = read_frozen(row)? else { return Ok(None) };
    counts.sort_by_key(|count| std::cmp::Reverse((count.homes(), count.essential)));
    let items = counts.into_iter().map(|count| {
        let item = items.iter().find(|item| item.code == count.code);
        SummaryItem {
            code: count.code.clone(),
            name: catalogue::name(&state.plan, caller.lang, &count.code),
            adopted: item.and_then(|item| item.adopted),
            reason: item.map(|item| item.reason.clone()).unwrap_or_default(),
            work_item_id: item.and_then(|item| item.work_item_id).map(Into::into),
            count,
        }
    });
    Ok(Some(SummaryView { answers: reach.answered(), reach, items: items.collect() }))
}
