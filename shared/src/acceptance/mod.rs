//! Feature `acceptance`.

pub mod api;
pub mod rules;
