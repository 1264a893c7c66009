//! Feature `deliberations`.

pub mod api;
pub mod rules;
