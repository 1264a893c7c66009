//! The roll of a scope, from the two registers (R3–R6).

use std::collections::HashMap;

use linyi_shared::area::Area;
use linyi_shared::decisions::api::RollPreview;
use linyi_shared::decisions::rules::{
    Candidate, ElectorKey, HomeLine, MeetingMembers, MergeJudgement, Unit, Weight, electors, join,
};
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::places::rules::{HomeKind, HomeStatus};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::{Instant, local_date};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::scope::Scope;
use super::{individuals, merge_queries, queries};
use crate::entities::home;
use crate::error::Result;
use crate::features::places::tree::PlaceTree;

/// How many homes a refusal names.
const NAMED: usize = 5;

/// Who is counted in a scope.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    /// The electors in the order of the register.
    pub electors: Vec<RollElector>,
    /// How many of them are homes whose owner is not known.
    pub unknown_owners: u32,
    /// Pairs of electors that share an owner and that nobody has decided (R3).
    pub possible_merges: u32,
    /// How many persons fewer the decisions about such pairs make.
    pub merged: u32,
    /// Homes without an area, by their addresses; of a vote of owners.
    pub without_area: Vec<String>,
    /// Registered residents who are not of age on the day of the opening (R30).
    pub minors: u32,
    /// The members of a representatives' meeting (R27).
    pub meeting: Option<MeetingMembers>,
}

/// One counted person or household.
#[derive(Clone, Debug)]
pub struct RollElector {
    /// What holds its homes together.
    pub identity: String,
    /// The area that counts; zero where only heads do.
    pub area: Area,
    /// Its homes.
    pub homes: Vec<RollHome>,
}

/// A home of an elector.
#[derive(Clone, Copy, Debug)]
pub struct RollHome {
    /// The home.
    pub id: HomeId,
    /// Its compound.
    pub compound: Uuid,
    /// Its building.
    pub building: Uuid,
    /// Its own area.
    pub area: Area,
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
            merged: self.merged,
            without_area: self.without_area.len() as u32,
            minors: self.minors,
            meeting: self.meeting,
        }
    }

    /// Refuses a roll nobody is on, a vote of owners in which a home has no area, and a representatives' meeting with too
    /// few representatives.
    pub fn check(&self) -> Result<()> {
        if self.electors.is_empty() {
            return Err(Code::RollEmpty.into());
        }
        if !self.without_area.is_empty() {
            let named: Vec<_> = self.without_area.iter().take(NAMED).map(String::as_str).collect();
            return Err(Problem::new(Code::HomeAreaMissing).with_detail(named.join("、")).into());
        }
        Ok(self.meeting.map_or(Ok(()), MeetingMembers::check)?)
    }
}

/// The roll of a scope as the registers stand now, of a decision that opens on a day.
pub async fn of_scope(
    db: &impl ConnectionTrait,
    places: &PlaceTree,
    scope: &Scope,
    unit: Unit,
    counts_parking: bool,
    opens: Instant,
) -> Result<Roll> {
    let homes = list_homes(db, scope).await?;
    if unit.is_individual() {
        return individuals::roll(db, scope, &homes, unit, local_date(opens)).await;
    }
    if !unit.is_owner() {
        let mut households = HashMap::new();
        for compound in &scope.compounds {
            households.extend(queries::list_households(db, *compound).await?);
        }
        return Ok(of_households(&homes, &households));
    }
    let homes: Vec<_> =
        homes.into_iter().filter(|home| counts_parking || home.kind != HomeKind::Parking.as_str()).collect();
    let candidates = candidates(db, scope, &homes).await?;
    let judged = merge_queries::list_counting(db, &scope.judged_places(places)).await?;
    Ok(of_owners(&homes, &candidates, &judged))
}

/// The homes of a scope, in the order of the register, one compound after the other.
pub async fn list_homes(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<home::Model>> {
    let mut homes = Vec::new();
    for compound in &scope.compounds {
        let place = if scope.cluster.is_some() { *compound } else { scope.place };
        homes.extend(queries::list_homes_in_scope(db, *compound, place).await?);
    }
    if let Some(chosen) = &scope.homes {
        homes.retain(|home| chosen.contains(&home.id));
    }
    Ok(homes)
}

/// The electors as each compound's register gives them, before anybody decided which of them are one person.
pub async fn candidates(
    db: &impl ConnectionTrait,
    scope: &Scope,
    homes: &[home::Model],
) -> Result<Vec<Candidate<String>>> {
    let mut found = Vec::new();
    for compound in &scope.compounds {
        let owners = queries::list_owner_identifiers(db, *compound).await?;
        found.extend(candidates_of(*compound, homes, owners));
    }
    Ok(found)
}

fn candidates_of(
    compound: PlaceId,
    homes: &[home::Model],
    mut owners: HashMap<Uuid, Vec<String>>,
) -> Vec<Candidate<String>> {
    let lines: Vec<HomeLine<String>> = homes
        .iter()
        .filter(|home| home.compound_id == compound.0)
        .map(|home| HomeLine {
            home: HomeId(home.id),
            area: Area(home.area),
            developer: home.status != HomeStatus::SoldDelivered.as_str(),
            owners: owners.remove(&home.id).unwrap_or_default(),
        })
        .collect();
    let known: HashMap<_, _> = lines.iter().map(|line| (line.home, &line.owners)).collect();
    let electors = electors(&lines).electors.into_iter().map(|elector| Candidate {
        key: match &elector.key {
            // Two compounds may have two developers; whether they are one is for somebody to say.
            ElectorKey::Developer => format!("developer:{compound}"),
            key => key.to_string(),
        },
        owners: elector
            .homes
            .iter()
            .filter_map(|home| known.get(home))
            .flat_map(|owners| owners.iter().cloned())
            .collect(),
        area: elector.area,
        homes: elector.homes,
    });
    electors.collect()
}

fn of_owners(homes: &[home::Model], candidates: &[Candidate<String>], judged: &[MergeJudgement]) -> Roll {
    let known: HashMap<_, _> = homes.iter().map(|home| (HomeId(home.id), home)).collect();
    let unknown =
        candidates.iter().filter(|candidate| candidate.owners.is_empty() && candidate.key.starts_with("home:"));
    let unknown_owners = unknown.count() as u32;
    let joining = join(candidates, judged);
    let electors = joining.electors.into_iter().map(|elector| RollElector {
        identity: elector.key,
        area: elector.area,
        homes: elector.homes.iter().filter_map(|home| Some(roll_home(known.get(home)?))).collect(),
    });
    Roll {
        electors: electors.collect(),
        unknown_owners,
        possible_merges: joining.open.len() as u32,
        merged: joining.fewer as u32,
        without_area: homes.iter().filter(|home| home.area <= 0).map(|home| home.label.clone()).collect(),
        ..Roll::default()
    }
}

/// Households are counted by heads: one answer a home, whatever its area (R6, R30).
fn of_households(homes: &[home::Model], households: &HashMap<Uuid, Uuid>) -> Roll {
    let electors = homes.iter().filter_map(|home| {
        let household = households.get(&home.id)?;
        Some(RollElector {
            identity: format!("household:{household}"),
            area: Area::default(),
            homes: vec![roll_home(home)],
        })
    });
    Roll { electors: electors.collect(), ..Roll::default() }
}

/// A home as it is frozen.
pub fn roll_home(home: &home::Model) -> RollHome {
    RollHome { id: HomeId(home.id), compound: home.compound_id, building: home.building_id, area: Area(home.area) }
}
