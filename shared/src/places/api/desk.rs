//! A compound as the desk sees it.

use serde::{Deserialize, Serialize};

use super::CompoundCard;
use crate::area::Area;
use crate::id::PlaceId;

/// A compound with its registers, counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompoundDesk {
    /// The compound as lists show it.
    pub compound: CompoundCard,
    /// Its address.
    pub address: String,
    /// The year its first building was finished.
    pub built_year: i32,
    /// The area of all homes, 0.01 ㎡.
    pub area: Area,
    /// Owners who have a home here.
    pub owners: u32,
    /// Households.
    pub households: u32,
    /// Homes somebody speaks for with an account.
    pub bound: u32,
    /// Whether the reader may import rosters and print letters.
    pub may_keep_roster: bool,
    /// The address letters would carry, where no resident's phone can open it; absent when letters can be printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreachable_url: Option<String>,
    /// Its buildings in their order.
    pub buildings: Vec<BuildingDesk>,
}

/// A building as the desk sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BuildingDesk {
    /// The building.
    pub id: PlaceId,
    /// Its name: `3号楼`.
    pub name: String,
    /// How many homes.
    pub homes: u32,
    /// Their area, 0.01 ㎡.
    pub area: Area,
    /// Homes somebody speaks for with an account.
    pub bound: u32,
    /// Letters that were printed and can still be used.
    pub open_letters: u32,
}
