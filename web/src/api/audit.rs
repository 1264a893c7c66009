//! Reads of the audit pages.

use linyi_shared::audit::api::AuditEntryView;
use linyi_shared::page::Page;

use super::api;

api! {
    /// Reads of the audit pages.
    pub trait AuditApi {
        /// Writes at the caller's places, the latest first.
        fn list_audit_entries(&self, cursor: String) -> Page<AuditEntryView> = "/audit-entries?cursor={cursor}";
    }
}
