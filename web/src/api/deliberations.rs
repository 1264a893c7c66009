//! Reads of the deliberations pages.

use super::api;

api! {
    /// Reads of the deliberations pages.
    pub trait DeliberationsApi {}
}
