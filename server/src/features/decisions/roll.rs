//! The roll of a scope, from the two registers (R3–R6).

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::api::RollPreview;
use linyi_shared::decisions::rules::{ElectorKey, HomeLine, Unit, Weight, electors};
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::places::rules::{HomeKind, HomeStatus};
use linyi_shared::problem::{Code, Problem};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::queries;
use crate::entities::home;
use crate::error::Result;

/// Who is counted in a scope.
#[derive(Clone, Debug)]
pub struct Roll {
    /// The electors in the order of the register.
    pub electors: Vec<RollElector>,
    /// How many of them are homes whose owner is not known.
    pub unknown_owners: u32,
    /// Owners found in several electors (R3).
    pub possible_merges: u32,
}

/// One counted person or household.
#[derive(Clone, Debug)]
pub struct RollElector {
    /// What holds its homes together.
    pub identity: String,
    /// The area that counts; zero where only heads do.
    pub area: Area,
    /// Its homes with their buildings.
    pub homes: Vec<(HomeId, Uuid)>,
}

impl Roll {
    /// `P` and `A`.
    pub fn all(&self) -> Weight {
        self.electors.iter().map(|elector| Weight::new(1, elector.area)).sum()
    }

    /// The figures staff look at before the roll is frozen.
    pub fn preview(&self) -> RollPreview {
        RollPreview {
            all: self.all(),
            homes: self.electors.iter().map(|elector| elector.homes.len() as u32).sum(),
            unknown_owners: self.unknown_owners,
            possible_merges: self.possible_merges,
        }
    }
}

/// The roll of a scope as the registers stand now; `scope` is the compound or a building or entrance of it.
pub async fn of_scope(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    scope: PlaceId,
    unit: Unit,
    counts_parking: bool,
) -> Result<Roll> {
    check_scope(db, compound, scope).await?;
    let homes = queries::list_homes_in_scope(db, compound, scope).await?;
    if unit.is_owner() {
        let homes: Vec<_> =
            homes.into_iter().filter(|home| counts_parking || home.kind != HomeKind::Parking.as_str()).collect();
        let owners = queries::list_owner_identifiers(db, compound).await?;
        Ok(of_owners(&homes, owners))
    } else {
        let households = queries::list_households(db, compound).await?;
        Ok(of_households(&homes, &households))
    }
}

async fn check_scope(db: &impl ConnectionTrait, compound: PlaceId, scope: PlaceId) -> Result<()> {
    if scope == compound {
        return Ok(());
    }
    let place = queries::find_place(db, scope).await?;
    let inside = place.is_some_and(|place| {
        place.compound_id == Some(compound.0) && matches!(place.kind.as_str(), "building" | "entrance")
    });
    if inside {
        Ok(())
    } else {
        let detail = "the compound, or a building or entrance of it, is needed";
        Err(Problem::new(Code::InvalidInput).with_field("/scope_id", detail).into())
    }
}

fn of_owners(homes: &[home::Model], mut owners: HashMap<Uuid, Vec<String>>) -> Roll {
    let buildings: HashMap<_, _> = homes.iter().map(|home| (HomeId(home.id), home.building_id)).collect();
    let lines: Vec<HomeLine<String>> = homes
        .iter()
        .map(|home| HomeLine {
            home: HomeId(home.id),
            area: Area(home.area),
            developer: home.status != HomeStatus::SoldDelivered.as_str(),
            owners: owners.remove(&home.id).unwrap_or_default(),
        })
        .collect();
    let roll = electors(&lines);
    let unknown = roll.electors.iter().filter(|elector| matches!(elector.key, ElectorKey::Unknown(_))).count();
    let electors = roll.electors.into_iter().map(|elector| RollElector {
        identity: elector.key.to_string(),
        area: elector.area,
        homes: elector.homes.iter().filter_map(|home| Some((*home, *buildings.get(home)?))).collect(),
    });
    Roll {
        electors: electors.collect(),
        unknown_owners: unknown as u32,
        possible_merges: roll.possible_merges.len() as u32,
    }
}

/// Households are counted by heads: one answer a home, whatever its area (R6, R30).
fn of_households(homes: &[home::Model], households: &HashMap<Uuid, Uuid>) -> Roll {
    let electors = homes.iter().filter_map(|home| {
        let household = households.get(&home.id)?;
        Some(RollElector {
            identity: format!("household:{household}"),
            area: Area::default(),
            homes: vec![(HomeId(home.id), home.building_id)],
        })
    });
    Roll { electors: electors.collect(), unknown_owners: 0, possible_merges: 0 }
}
