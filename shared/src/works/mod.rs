//! Feature `works`.

pub mod api;
pub mod rules;
