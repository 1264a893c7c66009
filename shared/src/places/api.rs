//! Types of the API of places.

use serde::{Deserialize, Serialize};

use crate::area::Area;
use crate::id::{HomeId, PlaceId, ProjectId};
use crate::projects::rules::Stage;

mod desk;
mod register;
mod resident_file;
mod residents;
mod roster;

pub use desk::*;
pub use register::*;
pub use resident_file::*;
pub use residents::*;
pub use roster::*;

/// A kind of place; the tree is district → subdistrict → {cluster, community}, community → compound → building → entrance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// 区.
    District,
    /// 街道.
    Subdistrict,
    /// 片区.
    Cluster,
    /// 社区.
    Community,
    /// 小区.
    Compound,
    /// 楼栋.
    Building,
    /// 单元.
    Entrance,
}

impl PlaceKind {
    /// Every kind, outermost first.
    pub const ALL: &'static [Self] = &[
        Self::District,
        Self::Subdistrict,
        Self::Cluster,
        Self::Community,
        Self::Compound,
        Self::Building,
        Self::Entrance,
    ];

    /// The kind as it is stored and travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
            Self::Cluster => "cluster",
            Self::Community => "community",
            Self::Compound => "compound",
            Self::Building => "building",
            Self::Entrance => "entrance",
        }
    }

    /// Reads a stored kind.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }
}

/// The counts of the district, as the plan states them (dossier F5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacesSummary {
    /// The district's name; empty while no district is loaded.
    pub district: String,
    /// 片区.
    pub clusters: u32,
    /// 小区.
    pub compounds: u32,
    /// 户.
    pub homes: u32,
    /// The same by planned year, ascending.
    pub years: Vec<YearSummary>,
}

/// The counts of one planned year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YearSummary {
    /// The year of the plan.
    pub year: i32,
    /// Clusters planned for it.
    pub clusters: u32,
    /// Compounds in these clusters.
    pub compounds: u32,
    /// Homes in these compounds.
    pub homes: u32,
}

/// A compound in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompoundCard {
    /// The compound.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// Its cluster's name.
    pub cluster_name: String,
    /// Its community's name.
    pub community_name: String,
    /// The year of the plan.
    pub year: i32,
    /// How many homes.
    pub homes: u32,
    /// Its project.
    pub project_id: ProjectId,
    /// Where the project stands.
    pub stage: Stage,
}

/// A building with its entrances.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BuildingView {
    /// The building.
    pub id: PlaceId,
    /// Its name: `3号楼`.
    pub name: String,
    /// How many homes.
    pub homes: u32,
    /// Their area, 0.01 ㎡.
    pub area: Area,
}

/// A home as the desk and its own residents see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeView {
    /// The home.
    pub id: HomeId,
    /// Its compound.
    pub compound_id: PlaceId,
    /// Its building.
    pub building_id: PlaceId,
    /// Its address in the compound: `3号楼2单元501`.
    pub label: String,
    /// The floor.
    pub floor: i32,
    /// Its area, 0.01 ㎡.
    pub area: Area,
}
