//! Photos.

pub mod api;
pub mod rules;
