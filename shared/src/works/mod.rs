//! Works: who builds, who is in charge, and how far each work item is.

pub mod api;
pub mod rules;
