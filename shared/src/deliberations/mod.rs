//! Deliberations (提议与商议): the motion, the meetings, and what residents say about each item.

pub mod api;
pub mod rules;
