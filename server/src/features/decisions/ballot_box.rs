//! The ballot box: every ballot falls into it, whichever way it came, and is answered when it is on disk.
//!
//! Ballots that arrive together are written together (group commit): one transaction and a handful of set statements for
//! up to [`BATCH`] of them, so that a vote of a whole district costs one disk write for many voters. Nothing waits for a
//! batch to fill: whatever is there is taken.
//!
//! SQLite has one writer, so one task empties the box. On PostgreSQL several do, here and on other servers; what two of
//! them write for one elector meets the keys of the tables, and the later one is read and judged again.

mod batch;
mod slip;
mod withdraw;

use std::sync::{Arc, Weak};

use linyi_shared::problem::Code;
use tokio::sync::{Mutex, mpsc, oneshot};

pub use slip::{Entry, Paper, Slip, Taken};
pub use withdraw::withdraw;

use crate::error::{Failure, Result};
use crate::state::State;
use crate::write::is_serialisation_failure;

/// The most ballots of one transaction.
const BATCH: usize = 256;
/// Ballots that may wait; whoever comes then is told that the service is busy.
const WAITING: usize = 16 * 1024;
/// How often a batch is tried when another server wrote for the same electors.
const TRIES: u32 = 5;

type Answer = oneshot::Sender<Result<Taken>>;

/// The slit of the box.
#[derive(Clone, Debug)]
pub struct BallotBox {
    slit: mpsc::Sender<(Slip, Answer)>,
}

/// The inside of the box, until its tasks run.
#[derive(Debug)]
pub struct Inside(mpsc::Receiver<(Slip, Answer)>);

impl BallotBox {
    /// An empty box and its inside.
    pub fn new() -> (Self, Inside) {
        let (slit, inside) = mpsc::channel(WAITING);
        (Self { slit }, Inside(inside))
    }

    /// Puts a ballot in and waits until it is on disk or refused.
    pub async fn cast(&self, slip: Slip) -> Result<Taken> {
        let (answer, answered) = oneshot::channel();
        self.slit.try_send((slip, answer)).map_err(|_| Failure::from(Code::Unavailable))?;
        answered.await.map_err(|_| Failure::from(Code::Unavailable))?
    }
}

impl Inside {
    /// Starts the tasks that empty the box; they end with the state.
    pub fn run(self, state: &Arc<State>) {
        let inside = Arc::new(Mutex::new(self.0));
        for _ in 0..state.database.ballot_writers() {
            tokio::spawn(empty(Arc::downgrade(state), Arc::clone(&inside)));
        }
    }
}

async fn empty(state: Weak<State>, inside: Arc<Mutex<mpsc::Receiver<(Slip, Answer)>>>) {
    let mut waiting = Vec::with_capacity(BATCH);
    // The lock is held while nothing is there, and given on with what was taken: tasks take turns.
    while inside.lock().await.recv_many(&mut waiting, BATCH).await > 0 {
        let Some(state) = state.upgrade() else { return };
        let (slips, answers): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
        for (answer, outcome) in answers.into_iter().zip(take(&state, slips).await) {
            // Whoever went away in the meantime learns of the ballot by its key or its receipt.
            let _ = answer.send(outcome);
        }
    }
}

/// Takes slips together; if the batch as a whole fails, each by itself, so that no slip fails because of another.
async fn take(state: &State, slips: Vec<Slip>) -> Vec<Result<Taken>> {
    let fault = match try_to_take(state, &slips).await {
        Ok(outcomes) => return outcomes,
        Err(fault) => fault,
    };
    if slips.len() == 1 {
        return vec![Err(fault)];
    }
    tracing::error!(ballots = slips.len(), error = %fault, "a batch of ballots could not be written; each is tried alone");
    let mut outcomes = Vec::with_capacity(slips.len());
    for slip in slips {
        outcomes.push(match try_to_take(state, &[slip]).await {
            Ok(mut one) => one.pop().unwrap_or_else(|| Err(Code::Internal.into())),
            Err(fault) => Err(fault),
        });
    }
    outcomes
}

async fn try_to_take(state: &State, slips: &[Slip]) -> Result<Vec<Result<Taken>>> {
    let mut tries = 1;
    loop {
        match batch::take(state, slips).await {
            Err(failure) if tries < TRIES && was_overtaken(&failure) => tries += 1,
            other => return other,
        }
    }
}

/// Whether another server wrote for one of the electors first: the rows met a key, or a lock.
fn was_overtaken(failure: &Failure) -> bool {
    match failure {
        Failure::Refused(problem) => problem.code == Code::Conflict,
        Failure::Fault(fault) => is_serialisation_failure(fault),
    }
}
