//! Reads of the acceptance pages.

use super::api;

api! {
    /// Reads of the acceptance pages.
    pub trait AcceptanceApi {}
}
