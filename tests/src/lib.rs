//! The harness: a running server on a database of its own, people who call it, and builders of places.
//!
//! `TestApp::start()` → `app.compound()…build()` → `app.staff(…)`, `app.resident(…)`, `app.anonymous()` →
//! `caller.post(path, json!({…})).await.created()` or `.refused(Code::…)`.

pub mod answer;
pub mod app;
pub mod browser;
pub mod builders;
pub mod callers;
pub mod database;
pub mod process;
pub mod wire;

pub use answer::Answer;
pub use app::TestApp;
pub use callers::Caller;
