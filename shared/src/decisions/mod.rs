//! Decisions (决议): who counts, what is asked of whom, and when it is carried. The heart of the house.

pub mod api;
pub mod frozen;
pub mod log;
pub mod rules;
