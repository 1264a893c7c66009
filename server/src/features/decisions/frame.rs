//! What never changes about a decision once its notice is given, kept in memory: every ballot asks for it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use linyi_shared::decisions::rules::{DecisionState, Unit};
use linyi_shared::id::{DecisionId, DecisionItemId, PlaceId};
use linyi_shared::problem::Code;

use super::queries;
use crate::error::Result;
use crate::state::State;

/// What the notice froze that a ballot is checked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The compound.
    pub compound: PlaceId,
    /// What it is called.
    pub title: String,
    /// Who is counted.
    pub unit: Unit,
    /// The questions, in their order.
    pub items: Vec<DecisionItemId>,
}

/// The frames of decisions that were asked for.
#[derive(Debug, Default)]
pub struct Frames(RwLock<HashMap<DecisionId, Arc<Frame>>>);

impl Frames {
    /// The frame of a decision whose notice was given; another is not found, as the public does not know of it.
    pub async fn require(&self, state: &State, id: DecisionId) -> Result<Arc<Frame>> {
        if let Some(frame) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(Arc::clone(frame));
        }
        let db = state.database.reader();
        let row = queries::require_decision(db, id).await?;
        if matches!(DecisionState::parse(&row.state), None | Some(DecisionState::Draft | DecisionState::Void)) {
            return Err(Code::NotFound.into());
        }
        let items = queries::list_items(db, id).await?;
        let frame = Arc::new(Frame {
            compound: row.compound(),
            unit: row.rules()?.unit,
            items: items.iter().map(|item| DecisionItemId(item.id)).collect(),
            title: row.title,
        });
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&frame));
        Ok(frame)
    }
}
