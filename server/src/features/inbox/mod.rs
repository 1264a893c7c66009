//! The inbox: the truth about what a person was told; push is only a hint to look.
//!
//! Invariant: whoever is told something has a row here in both languages, written in the transaction of what it is
//! about.

pub mod deliver;
pub mod mark_read;
pub mod push_messages;
pub mod queries;
mod record;
pub mod subscribe;
pub mod views;
