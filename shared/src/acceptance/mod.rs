//! Acceptance: residents' checks, defects and their rectification, the legal acceptance, the warranty.

pub mod api;
pub mod rules;
