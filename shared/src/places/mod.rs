//! Feature `places`.

pub mod api;
pub mod rules;
