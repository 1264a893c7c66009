//! The public log of a decision's ballots: leaves get their places, heads are signed, proofs are given.
//!
//! Casting never waits for the log: it promises a place, and the sequencer gives it within the second, here or on
//! whichever server holds the log's row then.

pub mod sequencer;
pub mod views;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use linyi_shared::decisions::log::{SignedTreeHead, Tree, TreeHead};
use linyi_shared::id::DecisionId;
use sea_orm::ConnectionTrait;
use tokio::sync::RwLock;

use super::{log_queries as queries, record};
use crate::error::Result;
use crate::state::State;

/// The trees of the logs that were asked for, and the decisions whose ballots wait for a place.
#[derive(Debug, Default)]
pub struct Logs {
    trees: Mutex<HashMap<DecisionId, Arc<RwLock<Tree>>>>,
    waiting: Mutex<HashSet<DecisionId>>,
}

impl Logs {
    /// Notes that ballots of a decision wait for their places.
    pub fn expect(&self, decisions: impl IntoIterator<Item = DecisionId>) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).extend(decisions);
    }

    fn take_waiting(&self) -> HashSet<DecisionId> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn tree(&self, decision: DecisionId) -> Arc<RwLock<Tree>> {
        let mut trees = self.trees.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(trees.entry(decision).or_default())
    }
}

/// Brings a tree up to the first `size` leaves of the database, which other servers may have placed.
async fn catch_up(db: &impl ConnectionTrait, decision: DecisionId, tree: &mut Tree, size: u64) -> Result<()> {
    for leaf in queries::list_leaves(db, decision, tree.len(), size).await? {
        tree.push(record::hash(&leaf)?);
    }
    if tree.len() < size {
        return Err(anyhow::anyhow!("the log of {decision} has {} leaves of {size}", tree.len()).into());
    }
    Ok(())
}

/// Signs the state of a tree as it is now.
fn head_of(state: &State, decision: DecisionId, tree: &Tree) -> SignedTreeHead {
    use chrono::SubsecRound;
    let at = state.now().trunc_subsecs(3);
    state.keys.sign_head(TreeHead { decision, size: tree.len(), root: tree.root(), at })
}
