//! The worker: runs due jobs one after another, woken by writes and by the clock.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::{Job, queue};
use crate::error::Result;
use crate::features::{decisions, inbox, media, ratings};
use crate::state::State;

/// How often the queue is looked at when nobody calls, in seconds.
const POLL_SECONDS: u64 = 2;

/// A running worker.
pub struct Worker {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Worker {
    /// Starts the worker of a server.
    pub fn start(state: Arc<State>) -> Self {
        let (stop, mut stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            if let Err(error) = decisions::recount::nightly::schedule(&state).await {
                tracing::error!(%error, "the nightly recount could not be queued");
            }
            if let Err(error) = media::nightly::schedule(&state).await {
                tracing::error!(%error, "the nightly clearing of photos could not be queued");
            }
            loop {
                if let Err(error) = run_due(&state).await {
                    tracing::error!(%error, "the job queue could not be worked on");
                }
                tokio::select! {
                    _ = &mut stopped => break,
                    () = tokio::time::sleep(Duration::from_secs(POLL_SECONDS)) => {}
                }
            }
        });
        Self { stop, task }
    }

    /// Lets the job in hand finish, then stops.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the worker ended badly");
        }
    }
}

/// Runs every job that is due; answers how many succeeded. Tests call it in place of waiting.
pub async fn run_due(state: &State) -> Result<u32> {
    let mut succeeded = 0;
    loop {
        let due = queue::list_due(state.database.reader(), state.now(), 20).await?;
        if due.is_empty() {
            return Ok(succeeded);
        }
        for row in due {
            let outcome = match serde_json::from_value::<Job>(row.payload.clone()) {
                Ok(job) => run(state, job).await,
                Err(error) => Err(anyhow::Error::from(error)),
            };
            let transaction = state.database.begin().await?;
            match outcome {
                Ok(()) => {
                    queue::delete(&transaction, row.id).await?;
                    succeeded += 1;
                }
                Err(error) => {
                    let text = format!("{error:#}");
                    tracing::warn!(
                        job = row.kind,
                        attempts = row.attempts,
                        error = text,
                        "a job failed and is tried again"
                    );
                    queue::postpone(&transaction, row, state.now(), &text).await?;
                }
            }
            transaction.commit().await?;
        }
    }
}

async fn run(state: &State, job: Job) -> anyhow::Result<()> {
    match job {
        Job::PushMessages { message_ids } => inbox::push_messages::run(state, &message_ids).await,
        Job::ForgetPhotos => Ok(media::nightly::run(state).await?),
        Job::RecountBallots => Ok(decisions::recount::nightly::run(state).await?),
        Job::TellRatingOpened { round_id } => Ok(ratings::tell_opened::run(state, round_id).await?),
    }
}
