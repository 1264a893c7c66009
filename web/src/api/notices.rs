//! Reads of the notices pages.

use super::api;

api! {
    /// Reads of the notices pages.
    pub trait NoticesApi {}
}
