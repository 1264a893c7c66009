//! The features, one word each, the same in every crate.
//!
//! `queries.rs` alone speaks to the database, `views.rs` puts answers together for REST and for pages alike,
//! and each action has a file of its own.

pub mod acceptance;
pub mod audit;
pub mod consultations;
pub mod decisions;
pub mod deliberations;
pub mod inbox;
pub mod media;
pub mod notices;
pub mod people;
pub mod places;
pub mod projects;
pub mod ratings;
pub mod works;
