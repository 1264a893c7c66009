//! What a round asks: fixed when it was made, so that the wording and the items of a result never change.

use linyi_shared::lang::Lang;
use linyi_shared::ratings::api::{AskedQuestion, RoundPhase};
use linyi_shared::ratings::rules::{Method, asked_keys, question_of};
use linyi_shared::time::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::entities::{rating_round, work_item};
use crate::error::Result;

/// A finished work item as it was named when the round was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedItem {
    /// The work item.
    pub id: Uuid,
    /// Its title then.
    pub title: String,
}

/// The finished items of a project.
pub fn finished(items: &[work_item::Model]) -> Vec<AskedItem> {
    let built = items.iter().filter(|item| item.status != "dropped" && item.percent >= 100);
    built.map(|item| AskedItem { id: item.id, title: item.title.clone() }).collect()
}

/// The keys asked about these items, in order.
pub fn keys(items: &[AskedItem]) -> Vec<String> {
    let ids: Vec<_> = items.iter().map(|item| item.id.to_string()).collect();
    asked_keys(ids.iter().map(String::as_str))
}

/// The items of a stored round.
pub fn items_of(row: &rating_round::Model) -> Result<Vec<AskedItem>> {
    Ok(serde_json::from_value(row.items.clone()).map_err(anyhow::Error::from)?)
}

/// How a stored round is evaluated.
pub fn method_of(row: &rating_round::Model) -> Result<Method> {
    Ok(serde_json::from_value(row.method.clone()).map_err(anyhow::Error::from)?)
}

/// The questions about these items, word for word.
pub fn questions(items: &[AskedItem], lang: Lang) -> Vec<AskedQuestion> {
    let asked = keys(items).into_iter().filter_map(|key| {
        let (question, item) = question_of(&key)?;
        let item = item.and_then(|id| items.iter().find(|item| item.id.to_string() == id));
        Some(AskedQuestion {
            subject: question.subject,
            item: item.map(|item| item.title.clone()).unwrap_or_default(),
            words: question.words(lang).to_owned(),
            key,
        })
    });
    asked.collect()
}

/// Where a round stands at `now`.
pub fn phase(row: &rating_round::Model, now: Instant) -> RoundPhase {
    if now < row.opens_at {
        RoundPhase::Ahead
    } else if now < row.closes_at {
        RoundPhase::Open
    } else {
        RoundPhase::Closed
    }
}
