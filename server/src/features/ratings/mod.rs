//! Ratings (满意度): every home of a compound is asked how content it is with what was built.
//!
//! Invariant: a home has one answer a round and every version of it is kept; nobody reads a level or a free text before
//! the close, and nobody but the home itself ever reads what one home answered (R48, R51).

pub mod answer;
pub mod asked;
pub mod desk;
pub mod enter;
pub mod open_round;
pub mod queries;
pub mod review;
pub mod tell_opened;
pub mod views;
