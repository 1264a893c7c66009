//! Work after the commit: rows written in the same transaction as the change they follow (outbox), run by a worker.
//!
//! A job may run more than once and must come to the same end; it is deleted when it succeeded.

pub mod queue;
pub mod worker;

use linyi_shared::id::{MessageId, RatingRoundId};
use serde::{Deserialize, Serialize};

/// Every kind of job with what it needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Push messages of the inbox to the devices of their people.
    PushMessages {
        /// The messages, a few hundred at most.
        message_ids: Vec<MessageId>,
    },
    /// Tell the residents that a rating round has opened.
    TellRatingOpened {
        /// The round.
        round_id: RatingRoundId,
    },
    /// Delete the photos that no record took, each night.
    ForgetPhotos,
    /// Count the ballots of every decision again, each night.
    RecountBallots,
}
