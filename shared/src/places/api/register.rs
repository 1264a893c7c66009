//! The two registers as the desk reads them, home by home, and their corrections.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::area::Area;
use crate::id::{HomeId, PhotoId, PlaceId};
use crate::places::rules::{AreaSource, HomeKind, HomeStatus};
use crate::text::Text;

/// The household of a home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterHousehold {
    /// How it is addressed, masked.
    pub name: String,
    /// Adults.
    pub adults: u32,
}

/// A home of the registers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterHome {
    /// The home.
    pub id: HomeId,
    /// Its address in the compound.
    pub label: String,
    /// The floor.
    pub floor: i32,
    /// What it is used for.
    pub kind: HomeKind,
    /// Whether it was sold and handed over.
    pub status: HomeStatus,
    /// Its area, 0.01 ㎡.
    pub area: Area,
    /// Where the area comes from.
    pub source: AreaSource,
    /// Its owners; persons masked.
    pub owners: Vec<String>,
    /// Its household.
    pub household: Option<RegisterHousehold>,
    /// Whether somebody speaks for it with an account.
    pub bound: bool,
}

/// A building to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterBuilding {
    /// The building.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
}

/// The registers of a compound, one building at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterPage {
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// Its buildings, in their order.
    pub buildings: Vec<RegisterBuilding>,
    /// The building that is shown; nothing where there is none.
    pub building_id: Option<PlaceId>,
    /// Its homes.
    pub homes: Vec<RegisterHome>,
}

/// A correction of an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AreaCorrectionView {
    /// When, UTC.
    pub corrected_at: DateTime<Utc>,
    /// By whom; nobody where a roster came by the command line.
    pub corrected_by: Option<String>,
    /// The area before, 0.01 ㎡.
    pub area_before: Area,
    /// Its source.
    pub source_before: AreaSource,
    /// The area since, 0.01 ㎡.
    pub area_after: Area,
    /// Its source.
    pub source_after: AreaSource,
    /// Why; empty where a roster brought it.
    pub reason: String,
    /// What proves it.
    pub photos: Vec<PhotoId>,
}

/// A change of owners.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnersChangeView {
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
    /// By whom; nobody where a roster came by the command line.
    pub recorded_by: Option<String>,
    /// The owners before; persons masked.
    pub before: Vec<String>,
    /// The owners since; persons masked.
    pub after: Vec<String>,
    /// What shows it; empty where a roster brought it.
    pub reason: String,
    /// What proves it.
    pub photos: Vec<PhotoId>,
}

/// A home on the desk, with what was corrected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisteredHome {
    /// The home.
    pub home: RegisterHome,
    /// Its compound.
    pub compound_id: PlaceId,
    /// The compound's name.
    pub compound_name: String,
    /// Its building.
    pub building_id: PlaceId,
    /// Whether the reader may correct it.
    pub may_correct: bool,
    /// Corrections of the area, the latest first.
    pub corrections: Vec<AreaCorrectionView>,
    /// Changes of owners, the latest first.
    pub changes: Vec<OwnersChangeView>,
}

/// A correction of the area of a home or of its source (R2).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectArea {
    /// The area in square metres: `78.32`.
    pub square_metres: Text<1, 20>,
    /// Where it comes from.
    pub source: AreaSource,
    /// Whether the stronger source that stands in the register does not exist.
    #[serde(default)]
    pub stronger_is_void: bool,
    /// Why.
    pub reason: Text<1, 500>,
    /// What proves it; at least one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// A home's owners since a sale, an inheritance or a judgement (R21).
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeOwners {
    /// Every owner since.
    pub owners: Vec<NamedOwner>,
    /// What shows it: a register's entry, a contract and its handover.
    pub reason: Text<1, 500>,
    /// What proves it; at least one.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// An owner by name.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedOwner {
    /// The name.
    pub name: Text<1, 60>,
    /// What tells the owner apart from a namesake: the id of the roster, or the code of an organisation.
    #[serde(default)]
    pub identifier: Option<Text<1, 60>>,
}

/// A home was corrected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeCorrected {
    /// The home.
    pub id: HomeId,
}
