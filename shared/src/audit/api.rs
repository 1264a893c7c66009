//! Types of the API of the audit log.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use chrono::{DateTime, Utc};

/// One write, as the auditor sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntryView {
    /// The entry.
    pub id: Uuid,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who; `null` for the system.
    pub person_id: Option<Uuid>,
    /// `feature.verb`.
    pub action: String,
    /// What kind of record.
    pub object_kind: String,
    /// Which record.
    pub object_id: Uuid,
    /// The compound it is about, by name.
    pub compound_name: Option<String>,
    /// The request.
    pub request_id: Uuid,
}
