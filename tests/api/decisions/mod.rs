//! Decisions: from the set-up to the final outcome.

mod cast_ballot;
mod consent_gate;
mod enter_ballot;
mod extend_decision;
mod given;
mod log;
mod no_script;
mod notice_log;
mod notify_decision;
mod outcome;
mod participants;
mod race;
mod records;
mod recount;
mod sealing;
mod set_up;
mod turnout;
mod two_worlds;
