//! The rules of Linyi and the types of its API.
//!
//! Pure: no input or output, no clock, no randomness, no framework.
//! The server enforces these rules and the web app explains them with the same code.

pub mod acceptance;
pub mod area;
pub mod audit;
pub mod consultations;
pub mod decisions;
pub mod deliberations;
pub mod fault;
pub mod id;
pub mod inbox;
pub mod lang;
pub mod media;
pub mod money;
pub mod notices;
pub mod page;
pub mod people;
pub mod places;
pub mod problem;
pub mod projects;
pub mod ratings;
pub mod text;
pub mod time;
pub mod words;
pub mod works;
