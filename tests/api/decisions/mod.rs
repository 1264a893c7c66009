//! Decisions: from the set-up to the final outcome.

mod cast_ballot;
mod consent_gate;
mod crash;
mod enter_ballot;
mod examples;
mod extend_decision;
mod given;
mod log;
mod model;
mod no_script;
mod notify_decision;
mod outcome;
mod polis_replay;
mod race;
mod recount;
mod sealing;
mod set_up;
