//! The server of Linyi: HTTP, database, jobs, push and media.
//!
//! Start reading at [`routes`], the whole API as one table; `docs/ARCHITECTURE.md` says why things are where they are.

pub mod application;
pub mod clock;
pub mod commands;
pub mod config;
pub mod database;
pub mod demo;
pub mod entities;
pub mod error;
pub mod features;
pub mod http;
pub mod jobs;
pub mod keys;
pub mod openapi;
pub mod plan;
pub mod routes;
mod sets;
pub mod state;
pub mod write;
