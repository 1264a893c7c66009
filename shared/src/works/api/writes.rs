//! Writes of the works and their answers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};

use crate::id::{PartyId, PhotoId, ProgressId, WorkItemId};
use crate::text::{Name, Text};
use crate::works::rules::PartyRole;

/// Naming a unit that takes part; one of the same role is replaced and kept in the history (R38).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetParty {
    /// What the unit does in the works.
    pub role: PartyRole,
    /// Its legal name.
    pub unit: Text<1, 100>,
    /// The person in charge; public by R38.
    pub person: Name,
    /// The telephone number of the person in charge; public by R38.
    pub phone: Text<1, 60>,
    /// Why it replaces the one before; may be empty for the first.
    #[serde(default)]
    pub reason: Text<0, 200>,
}

/// A unit was named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartySet {
    /// The record.
    pub id: PartyId,
    /// What the unit does.
    pub role: PartyRole,
}

/// Recording how far a work item is.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordProgress {
    /// How far it is, 0–100.
    pub percent: u8,
    /// What was done, in plain words.
    pub text: Text<1, 2000>,
    /// Photos; at least one, unless an earlier entry is corrected.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// Whether it shows what will be covered (隐蔽工程, R47).
    #[serde(default)]
    pub hidden_work: bool,
    /// Where the photos were taken; needed for hidden work.
    #[serde(default)]
    pub location: Text<0, 200>,
    /// When the photos were taken, UTC; needed for hidden work.
    #[serde(default, deserialize_with = "optional_moment")]
    pub seen_at: Option<DateTime<Utc>>,
    /// Why it is lower than before, or why an earlier entry is corrected.
    #[serde(default)]
    pub reason: Text<0, 500>,
    /// The entry this one takes the place of.
    #[serde(default)]
    pub corrects: Option<ProgressId>,
}

fn optional_moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    crate::time::moment(deserializer).map(Some)
}

/// Progress was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgressRecorded {
    /// The entry.
    pub id: ProgressId,
    /// The work item.
    pub work_item_id: WorkItemId,
    /// How far the work item is now, 0–100.
    pub percent: u8,
}
