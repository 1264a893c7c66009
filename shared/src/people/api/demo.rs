//! Signing in to a demonstration, and its clock; a real installation has neither.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{HomeId, PlaceId};
use crate::people::rules::Role;
use crate::projects::rules::Stage;

/// What the demonstration offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoPage {
    /// The demonstration's time, UTC.
    pub now: DateTime<Utc>,
    /// How many days it runs ahead of the real one.
    pub days_ahead: u32,
    /// Compounds to begin with, each at another stage of the way.
    pub compounds: Vec<DemoCompound>,
    /// Every compound by name, to choose another one.
    pub all: Vec<DemoPlace>,
    /// The compound chosen, the first one to begin with; none while no district is loaded.
    pub chosen: Option<DemoChosen>,
}

/// A compound to begin with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoCompound {
    /// The compound.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// Where its project stands.
    pub stage: Stage,
    /// Homes to sign in for with one tap.
    pub homes: Vec<DemoHome>,
}

/// A place by its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoPlace {
    /// The place.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
}

/// A home to sign in for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoHome {
    /// The home.
    pub id: HomeId,
    /// Its address in the compound: `3号楼2单元501`.
    pub label: String,
}

/// The compound chosen, with everybody who can be signed in as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoChosen {
    /// The compound.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// Its homes.
    pub homes: Vec<DemoHome>,
    /// The roles, each with the place it holds at.
    pub roles: Vec<DemoRole>,
}

/// A role to sign in as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoRole {
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub place_name: String,
}

/// Signing in to the demonstration: for a home, or with a role at a compound.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DemoSignIn {
    /// The home of a resident.
    #[serde(default)]
    pub home_id: Option<HomeId>,
    /// The role of a staff member, with `compound_id`.
    #[serde(default)]
    pub role: Option<Role>,
    /// The compound the role is about; the account holds it there or above, as that role does.
    #[serde(default)]
    pub compound_id: Option<PlaceId>,
}

/// The most days of one step of the demonstration's clock.
pub const MAX_DEMO_DAYS: u16 = 400;

/// Advancing the demonstration's clock.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AdvanceDemoClock {
    /// Whole days, 1 to 400; the clock never goes back.
    pub days: u32,
}

/// The demonstration's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoClock {
    /// The demonstration's time, UTC.
    pub now: DateTime<Utc>,
    /// How many days it runs ahead of the real one.
    pub days_ahead: u32,
}
