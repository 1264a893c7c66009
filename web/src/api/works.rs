//! Reads of the works pages.

use super::api;

api! {
    /// Reads of the works pages.
    pub trait WorksApi {}
}
