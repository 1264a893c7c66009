//! What never changes about a decision once its notice is given, kept in memory: every ballot asks for it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use linyi_shared::decisions::rules::{DecisionState, Unit};
use linyi_shared::id::{DecisionId, DecisionItemId, HomeId, PlaceId};
use linyi_shared::problem::Code;
use sea_orm::ConnectionTrait;

use super::{queries, scope};
use crate::error::Result;
use crate::features::places;
use crate::http::caller::Caller;
use crate::state::State;

/// What the notice froze that a ballot is checked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The compound of the project.
    pub compound: PlaceId,
    /// The compounds whose homes decide: this one, or all of the cluster.
    pub compounds: Vec<PlaceId>,
    /// What it is called.
    pub title: String,
    /// Who is counted.
    pub unit: Unit,
    /// The questions, in their order.
    pub items: Vec<DecisionItemId>,
}

impl Frame {
    /// The compound at which the caller has to speak for a home: the home's own where it decides.
    pub fn compound_of(&self, caller: &Caller, home: HomeId) -> PlaceId {
        let own = caller.compound_of(home).filter(|own| self.compounds.contains(own));
        own.unwrap_or(self.compound)
    }

    /// The compound at which somebody has to have the duty to enter a ballot of a home.
    pub async fn entry_place(&self, db: &impl ConnectionTrait, home: HomeId) -> Result<PlaceId> {
        if self.compounds.len() < 2 {
            return Ok(self.compound);
        }
        let found = places::queries::find_home(db, home).await?.map(|row| PlaceId(row.compound_id));
        Ok(found.filter(|place| self.compounds.contains(place)).unwrap_or(self.compound))
    }
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
            compounds: scope::compounds(&state.places(), &row),
            unit: row.rules()?.unit,
            items: items.iter().map(|item| DecisionItemId(item.id)).collect(),
            title: row.title,
        });
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&frame));
        Ok(frame)
    }
}
