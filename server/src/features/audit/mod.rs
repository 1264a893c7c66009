//! The audit log as auditors read it: who wrote what and when, never what was written.
//!
//! Invariant: rows are only ever added, by `Write::audit`; nothing here changes or removes one.

pub mod queries;
pub mod views;
