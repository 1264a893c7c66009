//! Rows of papers, read as the rules understand them.

use linyi_shared::decisions::rules::{PaperState, VoidReason};

use crate::entities::paper_ballot;
use crate::error::Result;

impl paper_ballot::Model {
    /// Its number.
    pub fn number(&self) -> u32 {
        u32::try_from(self.serial).unwrap_or(0)
    }

    /// Where it is.
    pub fn paper_state(&self) -> Result<PaperState> {
        let state = PaperState::parse(&self.state);
        state.ok_or_else(|| anyhow::anyhow!("paper {} has the unknown state {}", self.serial, self.state).into())
    }

    /// Why it is void.
    pub fn reason(&self) -> Option<VoidReason> {
        self.void_reason.as_deref().and_then(VoidReason::parse)
    }
}
