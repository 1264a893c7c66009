//! The sequencer: gives leaves their places, in an order that says nothing of the order of arrival within a run.

use std::sync::Arc;
use std::time::Duration;

use linyi_shared::decisions::log::Tree;
use linyi_shared::id::DecisionId;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::{catch_up, head_of};
use crate::error::Result;
use crate::features::decisions::{log_queries as queries, record};
use crate::http::caller::Caller;
use crate::state::State;
use crate::write::Write;

/// How often leaves that wait are given their places, in milliseconds: a promise is kept within the second.
const RUN_MILLISECONDS: u64 = 250;
/// After how many runs the database is asked for leaves that nobody here knows of: left by a server that stopped.
const SWEEP_RUNS: u32 = 60;

/// A running sequencer.
pub struct Sequencer {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Sequencer {
    /// Starts the sequencer of a server.
    pub fn start(state: Arc<State>) -> Self {
        let (stop, mut stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let mut runs = tokio::time::interval(Duration::from_millis(RUN_MILLISECONDS));
            runs.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut until_sweep = 0;
            loop {
                tokio::select! {
                    _ = &mut stopped => break,
                    _ = runs.tick() => {}
                }
                if until_sweep == 0 {
                    until_sweep = SWEEP_RUNS;
                    if let Err(error) = sweep(&state).await {
                        tracing::error!(%error, "leaves that wait for their places could not be looked for");
                    }
                }
                until_sweep -= 1;
                place_waiting(&state).await;
            }
            place_waiting(&state).await;
        });
        Self { stop, task }
    }

    /// Places what waits, then stops.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the sequencer ended badly");
        }
    }
}

/// Gives every leaf that this server knows to wait its place. Tests call it in place of waiting.
pub async fn place_waiting(state: &State) {
    for decision in state.logs.take_waiting() {
        if let Err(error) = place(state, decision).await {
            tracing::error!(%error, %decision, "leaves could not be given their places; they are tried again");
            state.logs.expect([decision]);
        }
    }
}

async fn sweep(state: &State) -> Result<()> {
    let waiting = queries::list_waiting(state.database.reader()).await?;
    state.logs.expect(waiting);
    Ok(())
}

/// Places the leaves of a decision under the lock of its log, and signs the head over all of them.
pub async fn place(state: &State, decision: DecisionId) -> Result<()> {
    let system = Caller::system();
    let tx = state.open_batch(&system).await?;
    let size = queries::lock_log(&*tx, decision).await?;
    if queries::place_leaves(&*tx, decision, size).await? == 0 {
        return Ok(());
    }
    let tree = state.logs.tree(decision);
    let mut tree = tree.write().await;
    let outcome = grow(state, tx, decision, &mut tree, size).await;
    if outcome.is_err() {
        // Nobody may read leaves, and sign a head over them, that are not on disk: the next reader starts anew.
        *tree = Tree::default();
    }
    outcome
}

async fn grow(state: &State, tx: Write<'_>, decision: DecisionId, tree: &mut Tree, size: u64) -> Result<()> {
    catch_up(&*tx, decision, tree, size).await?;
    for leaf in queries::list_leaves(&*tx, decision, size, u64::MAX).await? {
        tree.push(record::hash(&leaf)?);
    }
    let head = head_of(state, decision, tree);
    queries::grow_log(&*tx, &head).await?;
    tx.commit().await
}
