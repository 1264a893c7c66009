//! Types of the API for what the party organisation studied before residents decide (dossier R28).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{DecisionId, PhotoId};
use crate::text::{Name, Text};

/// What the community's party organisation studied and resolved; may be corrected until the notice, then it stands.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordPartyStudy {
    /// The day, not after today.
    pub studied_on: NaiveDate,
    /// Which organisation: `某某社区党委`.
    pub organisation: Name,
    /// What was discussed and resolved.
    pub resolution: Text<1, 2000>,
    /// How many took part, 1–9999.
    pub attended: u16,
    /// Photos of the minutes, for the desk alone: those that stay and new ones.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A study was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartyStudyRecorded {
    /// The decision.
    pub id: DecisionId,
}

/// What the party organisation resolved, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartyStudyView {
    /// The day.
    pub studied_on: NaiveDate,
    /// Which organisation.
    pub organisation: String,
    /// What was discussed and resolved.
    pub resolution: String,
    /// How many took part.
    pub attended: u32,
    /// When it was recorded or last corrected, UTC.
    pub recorded_at: DateTime<Utc>,
}
