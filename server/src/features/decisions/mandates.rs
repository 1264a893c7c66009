//! Mandates: somebody votes for an owner who signed for it, or for whom a guardian acts (dossier R19, 民法典 165).
//!
//! Invariants: an agent votes for three owners at most, as told, and never after the owner voted in person.

pub mod queries;
pub mod register;
pub mod revoke;
pub mod views;

use std::collections::BTreeMap;

use linyi_shared::decisions::rules::{Choice, MandateKind};
use linyi_shared::id::DecisionItemId;

use crate::entities::mandate;
use crate::error::Result;

impl mandate::Model {
    /// What the principal told the agent to choose.
    pub fn instructions(&self) -> Result<Vec<(DecisionItemId, Choice)>> {
        let told: BTreeMap<DecisionItemId, Choice> =
            serde_json::from_value(self.instructions.clone()).map_err(anyhow::Error::from)?;
        Ok(told.into_iter().collect())
    }

    /// On what it rests.
    pub fn mandate_kind(&self) -> MandateKind {
        MandateKind::parse(&self.kind).unwrap_or(MandateKind::Proxy)
    }
}
