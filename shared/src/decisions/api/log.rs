//! What everybody reads of the public log of ballots.

use serde::{Deserialize, Serialize};

use crate::decisions::log::{Hash, LogKey, SignedTreeHead};
use crate::id::DecisionId;

/// A log as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BallotLog {
    /// The decision.
    pub decision: DecisionId,
    /// The key the server signs with.
    pub key: LogKey,
    /// The head over all leaves, signed now.
    pub head: SignedTreeHead,
}

/// Leaves of a log in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeavesPage {
    /// The place of the first, from 0.
    pub start: u64,
    /// The leaves, at most a thousand.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub leaves: Vec<Hash>,
    /// How many leaves the log has.
    pub size: u64,
}

/// The proof that a log was only added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsistencyProof {
    /// The size of the earlier head.
    pub size: u64,
    /// The head over all leaves, signed now.
    pub head: SignedTreeHead,
    /// The hashes that lead from the one to the other; none where both have the same size.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub proof: Vec<Hash>,
}
