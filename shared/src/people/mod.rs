//! People: persons with accounts, their roles at places, their homes, their sessions.

pub mod api;
pub mod relation;
pub mod rules;
