//! The nightly recount: raises an alarm where what is kept differs from what was voted.

use std::time::Duration;

use linyi_shared::time::{Instant, end_of_day, local_date};
use linyi_shared::words::Words;

use super::{Recount, queries, recount};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::jobs::{Job, queue};
use crate::state::State;

/// When in the night it runs, after midnight of the wall clock: nobody votes then, and the office is not open yet.
const AFTER_MIDNIGHT: Duration = Duration::from_secs(3 * 60 * 60);

/// Queues the next recount, unless one is queued; asked at every start.
pub async fn schedule(state: &State) -> Result<()> {
    let system = Caller::system();
    let tx = state.open_write(&system).await?;
    if !queue::is_queued(&*tx, &Job::RecountBallots).await? {
        queue::enqueue_at(&tx, &Job::RecountBallots, next_night(tx.now)).await?;
    }
    tx.commit().await
}

/// Recounts every decision, tells those in charge what differs, and queues the next night's recount.
pub async fn run(state: &State) -> Result<()> {
    let mut recounts = recount(&state.database, None).await?;
    recounts.retain(|recount| !recount.differences.is_empty());
    let system = Caller::system();
    let tx = state.open_write(&system).await?;
    let people = queries::list_in_charge(&*tx, tx.now).await?;
    for Recount { decision, title, differences, .. } in recounts {
        for difference in &differences {
            tracing::error!(%decision, %difference, "the recount of a decision differs from what is kept");
        }
        let count = differences.len();
        let message = Message {
            kind: "decision",
            title: Words::from([format!("重新计票有出入：{title}"), format!("The recount differs: {title}")]),
            body: Words::from([
                format!(
                    "昨夜自动重新计票，有 {count} 处和保存的数字不一致。请先不要公布结果，马上请技术人员查看运行日志。"
                ),
                format!(
                    "Last night's recount differs from the kept figures in {count} places. Publish no result; have the log \
                     looked at now."
                ),
            ]),
            link: &format!("/desk/decisions/{decision}"),
        };
        deliver(&tx, &people, &message).await?;
    }
    queue::enqueue_at(&tx, &Job::RecountBallots, next_night(tx.now)).await?;
    tx.commit().await
}

fn next_night(now: Instant) -> Instant {
    end_of_day(local_date(now)) + AFTER_MIDNIGHT
}
