//! Ratings (满意度): one answer per home per round, published with everything needed to judge what it is worth.

pub mod api;
pub mod rules;
