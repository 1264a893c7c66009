//! What a roster says that the registers do not: pure, so that the preview and the import see the same.

use std::collections::{BTreeSet, HashMap, HashSet};

use linyi_shared::area::Area;
use linyi_shared::places::api::{RosterAdded, RosterChange, RosterCounts, RosterFieldChange};
use linyi_shared::places::rules::{AreaSource, RosterColumn, RosterFaultAt};
use uuid::Uuid;

use super::owners::{NewOwner, OwnerKey, Owners, shown_id};
use super::register::Register;
use super::row::RosterRow;
use crate::entities::{home, household, owner};

/// A building or an entrance to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlace {
    /// The building's name.
    pub building: String,
    /// The entrance's name; none for the building itself.
    pub entrance: Option<String>,
    /// Its order among its siblings.
    pub position: i32,
}

/// A home to be written.
#[derive(Clone, Debug)]
pub struct HomeWrite<'a> {
    /// What the roster says.
    pub row: &'a RosterRow,
    /// The home of the register; none for a new one.
    pub known: Option<&'a home::Model>,
    /// Its owners, where they change.
    pub owners: Option<BTreeSet<OwnerKey>>,
    /// Its owners before.
    pub owners_before: Vec<Uuid>,
    /// Its household, where it changes: the one known, name and adults.
    pub household: Option<(Option<&'a household::Model>, String, i32)>,
    /// What changes, column by column; empty for a new home.
    pub fields: Vec<RosterFieldChange>,
}

/// What importing a roster would change.
#[derive(Clone, Debug, Default)]
pub struct Difference<'a> {
    /// Counted.
    pub counts: RosterCounts,
    /// What is wrong with the rows when they are held against the registers.
    pub faults: Vec<RosterFaultAt>,
    /// Buildings and entrances that are new, each building before its entrances.
    pub places: Vec<NewPlace>,
    /// Owners that are new.
    pub owners: Vec<NewOwner>,
    /// Owners whose name changes.
    pub renamed: Vec<(Uuid, String)>,
    /// Homes that are new or change.
    pub homes: Vec<HomeWrite<'a>>,
    /// Homes the file does not name, by label.
    pub missing: Vec<&'a str>,
}

impl<'a> Difference<'a> {
    /// Holds a roster against the registers.
    pub fn between(register: &'a Register, rows: &'a [RosterRow]) -> Self {
        let mut found = Self::default();
        let mut owners = Owners::read(register, rows, &mut found.faults);
        let own = register.owners_by_home();
        let households: HashMap<Uuid, &household::Model> =
            register.households.iter().map(|household| (household.home_id, household)).collect();
        let homes = homes_by_address(register);
        let mut named = HashSet::new();
        let mut area_after: Area = register.homes.iter().map(|home| Area(home.area)).sum();
        found.counts.area_before = area_after;
        for row in rows {
            let known = homes.get(&(row.building.as_str(), row.entrance.as_str(), row.room.as_str())).copied();
            let own = known.and_then(|home| own.get(&home.id)).map(Vec::as_slice).unwrap_or_default();
            let mut keys = BTreeSet::new();
            let mut is_clear = true;
            for owner in &row.owners {
                match owners.find(row, owner, own) {
                    Ok(key) => {
                        keys.insert(key);
                    }
                    Err(fault) => {
                        found.faults.push(fault);
                        is_clear = false;
                    }
                }
            }
            if let Some(home) = known {
                named.insert(home.id);
            }
            area_after = Area(area_after.0 + row.area.0 - known.map_or(0, |home| home.area));
            let household = known.and_then(|home| households.get(&home.id).copied());
            // An owner who cannot be told is a fault of the row; the home's owners are not compared then.
            let keys = is_clear.then_some(keys).filter(|keys| !keys.is_empty());
            let write = compare(row, known, keys, own, household, &owners);
            match known {
                None => found.counts.added += 1,
                Some(_) if write.fields.is_empty() => {
                    found.counts.unchanged += 1;
                    continue;
                }
                Some(_) => found.counts.changed += 1,
            }
            found.homes.push(write);
        }
        found.places = new_places(register, rows);
        found.owners = owners.added.into_values().collect();
        found.renamed = owners.renamed.into_iter().collect();
        found.missing =
            register.homes.iter().filter(|home| !named.contains(&home.id)).map(|home| home.label.as_str()).collect();
        found.faults.sort_by_key(|at| at.line);
        found.count(rows, area_after);
        found
    }

    fn count(&mut self, rows: &[RosterRow], area_after: Area) {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.counts.rows = number(rows.len());
        self.counts.missing = number(self.missing.len());
        self.counts.buildings = number(self.places.iter().filter(|place| place.entrance.is_none()).count());
        self.counts.entrances = number(self.places.iter().filter(|place| place.entrance.is_some()).count());
        self.counts.owners = number(self.owners.len());
        self.counts.renamed = number(self.renamed.len());
        self.counts.area_after = area_after;
    }

    /// New homes as the preview lists them, at most `limit`.
    pub fn added(&self, limit: usize) -> Vec<RosterAdded> {
        let added = self.homes.iter().filter(|write| write.known.is_none()).take(limit);
        added
            .map(|write| RosterAdded { line: write.row.line, label: write.row.label(), area: write.row.area })
            .collect()
    }

    /// Changed homes as the preview lists them, at most `limit`.
    pub fn changed(&self, limit: usize) -> Vec<RosterChange> {
        let changed = self.homes.iter().filter_map(|write| Some((write, write.known?))).take(limit);
        let changed = changed.map(|(write, home)| RosterChange {
            line: write.row.line,
            label: home.label.clone(),
            fields: write.fields.clone(),
            lowers_source: AreaSource::parse(&home.area_source).is_some_and(|source| source < write.row.area_source),
        });
        changed.collect()
    }
}

/// Homes by the names of building, entrance and room.
fn homes_by_address(register: &Register) -> HashMap<(&str, &str, &str), &home::Model> {
    let places = register.buildings.iter().chain(&register.entrances);
    let names: HashMap<Uuid, &str> = places.map(|place| (place.id, place.name.as_str())).collect();
    let name = |id: &Uuid| names.get(id).copied().unwrap_or_default();
    let homes = register.homes.iter();
    homes.map(|home| ((name(&home.building_id), name(&home.entrance_id), home.room.as_str()), home)).collect()
}

fn compare<'a>(
    row: &'a RosterRow,
    known: Option<&'a home::Model>,
    keys: Option<BTreeSet<OwnerKey>>,
    own: &[&'a owner::Model],
    household: Option<&'a household::Model>,
    owners: &Owners<'_>,
) -> HomeWrite<'a> {
    let mut fields = Fields(Vec::new());
    if let Some(home) = known {
        fields.note(RosterColumn::Floor, home.floor.to_string(), row.floor.to_string());
        fields.note(RosterColumn::Area, Area(home.area).to_string(), row.area.to_string());
        fields.note(RosterColumn::AreaSource, home.area_source.clone(), row.area_source.as_str().to_owned());
        fields.note(RosterColumn::Kind, home.kind.clone(), row.kind.as_str().to_owned());
        fields.note(RosterColumn::Status, home.status.clone(), row.status.as_str().to_owned());
    }
    let before: BTreeSet<_> = own.iter().map(|owner| OwnerKey::Known(owner.id)).collect();
    let new_owners = keys.filter(|keys| *keys != before);
    let is_renamed = own.iter().any(|owner| owners.renamed.contains_key(&owner.id));
    let join = |texts: Vec<&str>| texts.join("；");
    let names = |owners: &[&owner::Model]| join(owners.iter().map(|owner| owner.name.as_str()).collect());
    if known.is_some() && new_owners.is_some() {
        let given = join(row.owners.iter().map(|owner| owner.name.as_str()).collect());
        let ids = join(own.iter().map(|owner| shown_id(&owner.identifier)).filter(|id| !id.is_empty()).collect());
        let given_ids = join(row.owners.iter().filter_map(|owner| owner.id.as_deref()).collect());
        fields.note(RosterColumn::Owners, names(own), given);
        fields.note(RosterColumn::OwnerIds, ids, given_ids);
    } else if known.is_some() && is_renamed {
        let renamed = own.iter().map(|owner| owners.renamed.get(&owner.id).unwrap_or(&owner.name).as_str());
        fields.note(RosterColumn::Owners, names(own), join(renamed.collect()));
    }
    let household = new_household(row, household, known.is_some().then_some(&mut fields));
    let owners_before = own.iter().map(|owner| owner.id).collect();
    HomeWrite { row, known, owners: new_owners, owners_before, household, fields: fields.0 }
}

/// The household where the file says something new of it; what it leaves blank stays as it is.
fn new_household<'a>(
    row: &RosterRow,
    known: Option<&'a household::Model>,
    fields: Option<&mut Fields>,
) -> Option<(Option<&'a household::Model>, String, i32)> {
    let told = row.household.as_ref()?;
    let name_before = known.map(|household| household.name.clone()).unwrap_or_default();
    let adults_before = known.map(|household| household.adults);
    let name = told.name.clone().unwrap_or_else(|| name_before.clone());
    let adults = told.adults.map(i32::from).or(adults_before).unwrap_or(0);
    if known.is_some_and(|household| household.name == name && household.adults == adults) {
        return None;
    }
    if let Some(fields) = fields {
        fields.note(RosterColumn::Household, name_before, name.clone());
        let before = adults_before.map(|adults| adults.to_string()).unwrap_or_default();
        fields.note(RosterColumn::Adults, before, adults.to_string());
    }
    Some((known, name, adults))
}

struct Fields(Vec<RosterFieldChange>);

impl Fields {
    fn note(&mut self, column: RosterColumn, before: String, after: String) {
        if before != after {
            self.0.push(RosterFieldChange { column, before, after });
        }
    }
}

/// Buildings and entrances of the file that the register lacks, each building before its entrances.
fn new_places(register: &Register, rows: &[RosterRow]) -> Vec<NewPlace> {
    let names: HashMap<Uuid, &str> =
        register.buildings.iter().map(|building| (building.id, building.name.as_str())).collect();
    let mut buildings: HashSet<&str> = names.values().copied().collect();
    let mut entrances: HashSet<(&str, &str)> = HashSet::new();
    for entrance in &register.entrances {
        let building = entrance.parent_id.and_then(|id| names.get(&id).copied());
        entrances.extend(building.map(|building| (building, entrance.name.as_str())));
    }
    let mut next = register.buildings.iter().map(|building| building.position + 1).max().unwrap_or(0);
    let (mut new_buildings, mut new_entrances) = (Vec::new(), Vec::new());
    for row in rows {
        if buildings.insert(&row.building) {
            // A numbered building stands by its number; a named one comes last.
            let position = number_of(&row.building).map_or(next, |number| number - 1);
            next = next.max(position + 1);
            new_buildings.push(NewPlace { building: row.building.clone(), entrance: None, position });
        }
        if entrances.insert((&row.building, &row.entrance)) {
            let position = number_of(&row.entrance).map_or(99, |number| number - 1);
            let entrance = Some(row.entrance.clone());
            new_entrances.push(NewPlace { building: row.building.clone(), entrance, position });
        }
    }
    new_buildings.append(&mut new_entrances);
    new_buildings
}

/// The number a name begins with: 3 for `3号楼`.
fn number_of(name: &str) -> Option<i32> {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|number| (1..10_000).contains(number))
}

#[cfg(test)]
mod tests;
