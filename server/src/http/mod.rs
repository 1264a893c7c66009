//! The edge: who calls, what they may, how bodies are read and refusals told, and the pages.

pub mod address;
pub mod caller;
pub mod cookies;
pub mod docs;
pub mod endpoint;
mod fault;
pub mod form;
pub mod guard;
pub mod identify;
pub mod input;
pub mod limits;
pub mod local;
pub mod multipart;
pub mod pages;
pub mod problems;
pub mod site;
pub mod submissions;
