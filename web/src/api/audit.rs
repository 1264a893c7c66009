//! Reads of the audit pages.

use super::api;

api! {
    /// Reads of the audit pages.
    pub trait AuditApi {}
}
