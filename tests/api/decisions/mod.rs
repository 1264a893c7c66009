//! Decisions: from the set-up to the final outcome.

mod cast_ballot;
mod change_of_owner;
mod consent_gate;
mod crash;
mod electors;
mod enter_ballot;
mod examples;
mod extend_decision;
mod given;
mod lift;
mod log;
mod mandates;
mod model;
mod no_script;
mod notify_decision;
mod outcome;
mod papers;
mod polis_replay;
mod race;
mod recount;
mod scope;
mod sealing;
mod set_up;
