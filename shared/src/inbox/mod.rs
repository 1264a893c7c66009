//! The inbox, and push as a hint to look into it.

pub mod api;
