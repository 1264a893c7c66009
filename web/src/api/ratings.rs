//! Reads of the ratings pages.

use super::api;

api! {
    /// Reads of the ratings pages.
    pub trait RatingsApi {}
}
