//! The audit log.

pub mod api;
