//! Decisions: from the set-up to the final outcome.

mod cast_ballot;
mod consent_gate;
mod enter_ballot;
mod extend_decision;
pub mod given;
mod kept_pages;
mod log;
mod no_script;
mod notify_decision;
mod outcome;
mod race;
mod recount;
mod sealing;
mod set_up;
