//! Writing a difference: a few statements for each table, however many homes a roster has.

use std::collections::{BTreeMap, HashMap};

use linyi_shared::id::PlaceId;
use linyi_shared::places::rules::RosterColumn;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::difference::{Difference, HomeWrite};
use super::owners::OwnerKey;
use super::register::Register;
use crate::entities::{area_correction, home, home_owner, household, owner, place};
use crate::error::Result;
use crate::features::places::ownership::{self, OwnersChanged};
use crate::write::Write;

/// Rows of one statement: PostgreSQL takes 65,535 parameters a statement, SQLite 32,766.
const ROWS: usize = 1_000;

/// Writes what is new and what changes, and what changed of each known home into the audit trail (R2, R57).
pub async fn store(tx: &Write<'_>, compound: PlaceId, register: &Register, difference: &Difference<'_>) -> Result<()> {
    let places = store_places(tx, compound, register, difference).await?;
    let owners = store_owners(tx, compound, register, difference).await?;
    let mut stored = Stored { tx, compound, places: &places, owners: &owners, rows: Rows::default() };
    for write in &difference.homes {
        stored.enter(write);
    }
    let Rows { new_homes, homes, owned_anew, shares, households, corrections, areas, changes } = stored.rows;
    insert_all(tx, new_homes, None).await?;
    insert_all(tx, homes, Some(home_upsert())).await?;
    for ids in owned_anew.chunks(ROWS) {
        let of_homes = home_owner::Column::HomeId.is_in(ids.iter().copied());
        home_owner::Entity::delete_many().filter(of_homes).exec(&**tx).await?;
    }
    insert_all(tx, shares, None).await?;
    let mut by_home = OnConflict::column(household::Column::HomeId);
    by_home.update_columns([household::Column::Name, household::Column::Adults]);
    insert_all(tx, households, Some(by_home)).await?;
    insert_all(tx, areas, None).await?;
    ownership::record(tx, compound, &changes, "", json!([])).await?;
    tx.audit_all("places.correct_home", "home", Some(compound), corrections).await
}

/// The names of buildings and entrances, `("3号楼", Some("2单元"))`, and their ids.
type Places = HashMap<(String, Option<String>), Uuid>;

async fn store_places(
    tx: &Write<'_>,
    compound: PlaceId,
    register: &Register,
    difference: &Difference<'_>,
) -> Result<Places> {
    let names: HashMap<Uuid, &str> = register.buildings.iter().map(|row| (row.id, row.name.as_str())).collect();
    let mut places: Places = register.buildings.iter().map(|row| ((row.name.clone(), None), row.id)).collect();
    for row in &register.entrances {
        if let Some(building) = row.parent_id.and_then(|id| names.get(&id)) {
            places.insert(((*building).to_owned(), Some(row.name.clone())), row.id);
        }
    }
    let mut rows = Vec::with_capacity(difference.places.len());
    for new in &difference.places {
        let id = Uuid::now_v7();
        // Buildings come before their entrances, so that the building is known here.
        let parent = match &new.entrance {
            None => Some(compound.0),
            Some(_) => places.get(&(new.building.clone(), None)).copied(),
        };
        rows.push(place::ActiveModel {
            id: Set(id),
            kind: Set(if new.entrance.is_some() { "entrance" } else { "building" }.to_owned()),
            parent_id: Set(parent),
            compound_id: Set(Some(compound.0)),
            name: Set(new.entrance.clone().unwrap_or_else(|| new.building.clone())),
            position: Set(new.position),
        });
        places.insert((new.building.clone(), new.entrance.clone()), id);
    }
    insert_all(tx, rows, None).await?;
    Ok(places)
}

async fn store_owners(
    tx: &Write<'_>,
    compound: PlaceId,
    register: &Register,
    difference: &Difference<'_>,
) -> Result<BTreeMap<String, Uuid>> {
    let mut ids = BTreeMap::new();
    let mut rows = Vec::with_capacity(difference.owners.len());
    for new in &difference.owners {
        let id = Uuid::now_v7();
        ids.insert(new.identifier.clone(), id);
        rows.push(owner::ActiveModel {
            id: Set(id),
            compound_id: Set(compound.0),
            kind: Set(new.kind.as_str().to_owned()),
            name: Set(new.name.clone()),
            identifier: Set(new.identifier.clone()),
        });
    }
    insert_all(tx, rows, None).await?;
    let names: HashMap<Uuid, &str> = difference.renamed.iter().map(|(id, name)| (*id, name.as_str())).collect();
    let renamed = register.owners.iter().filter_map(|row| Some((row, *names.get(&row.id)?)));
    let renamed = renamed.map(|(row, name)| owner::ActiveModel {
        id: Set(row.id),
        compound_id: Set(row.compound_id),
        kind: Set(row.kind.clone()),
        name: Set(name.to_owned()),
        identifier: Set(row.identifier.clone()),
    });
    let renamed: Vec<_> = renamed.collect();
    let mut by_id = OnConflict::column(owner::Column::Id);
    by_id.update_column(owner::Column::Name);
    insert_all(tx, renamed, Some(by_id)).await?;
    let told = difference.renamed.iter().map(|(id, _)| (*id, json!({"columns": [RosterColumn::Owners]}))).collect();
    tx.audit_all("places.rename_owner", "owner", Some(compound), told).await?;
    Ok(ids)
}

fn home_upsert() -> OnConflict {
    use home::Column::{Area, AreaSource, Floor, Kind, Status};
    let mut by_id = OnConflict::column(home::Column::Id);
    by_id.update_columns([Floor, Area, AreaSource, Kind, Status]);
    by_id
}

#[derive(Default)]
struct Rows {
    new_homes: Vec<home::ActiveModel>,
    homes: Vec<home::ActiveModel>,
    owned_anew: Vec<Uuid>,
    shares: Vec<home_owner::ActiveModel>,
    households: Vec<household::ActiveModel>,
    corrections: Vec<(Uuid, Value)>,
    areas: Vec<area_correction::ActiveModel>,
    changes: Vec<OwnersChanged>,
}

struct Stored<'a> {
    tx: &'a Write<'a>,
    compound: PlaceId,
    places: &'a Places,
    owners: &'a BTreeMap<String, Uuid>,
    rows: Rows,
}

impl Stored<'_> {
    fn enter(&mut self, write: &HomeWrite<'_>) {
        let row = write.row;
        let id = write.known.map_or_else(Uuid::now_v7, |home| home.id);
        let mut building = (row.building.clone(), None);
        let building_id = self.places.get(&building).copied();
        building.1 = Some(row.entrance.clone());
        let entrance_id = self.places.get(&building).copied();
        let model = home::ActiveModel {
            id: Set(id),
            compound_id: Set(self.compound.0),
            building_id: Set(write.known.map(|home| home.building_id).or(building_id).unwrap_or_default()),
            entrance_id: Set(write.known.map(|home| home.entrance_id).or(entrance_id).unwrap_or_default()),
            floor: Set(row.floor),
            room: Set(row.room.clone()),
            label: Set(write.known.map_or_else(|| row.label(), |home| home.label.clone())),
            area: Set(row.area.0),
            area_source: Set(row.area_source.as_str().to_owned()),
            kind: Set(row.kind.as_str().to_owned()),
            status: Set(row.status.as_str().to_owned()),
        };
        if write.known.is_some() {
            self.rows.homes.push(model)
        } else {
            self.rows.new_homes.push(model)
        }
        let owners: Option<Vec<Uuid>> =
            write.owners.as_ref().map(|keys| keys.iter().filter_map(|key| self.owner_id(key)).collect());
        for owner in owners.iter().flatten() {
            let compound_id = Set(self.compound.0);
            self.rows.shares.push(home_owner::ActiveModel { home_id: Set(id), owner_id: Set(*owner), compound_id });
        }
        if let Some((known, name, adults)) = &write.household {
            self.rows.households.push(household::ActiveModel {
                id: Set(known.map_or_else(Uuid::now_v7, |household| household.id)),
                compound_id: Set(self.compound.0),
                home_id: Set(id),
                name: Set(name.clone()),
                adults: Set(*adults),
            });
        }
        if let Some(known) = write.known {
            let corrected = self.area_correction(known, write);
            self.rows.areas.extend(corrected);
            if let Some(after) = &owners {
                self.rows.owned_anew.push(id);
                let before = write.owners_before.clone();
                self.rows.changes.push(OwnersChanged { home: id, before, after: after.clone() });
            }
            self.rows.corrections.push((id, correction(write, owners.as_deref())));
        }
    }

    /// What the history of a home keeps where a roster corrects its area; the file's digest is in the audit trail.
    fn area_correction(&self, known: &home::Model, write: &HomeWrite<'_>) -> Option<area_correction::ActiveModel> {
        let row = write.row;
        if (known.area, known.area_source.as_str()) == (row.area.0, row.area_source.as_str()) {
            return None;
        }
        Some(area_correction::ActiveModel {
            id: Set(Uuid::now_v7()),
            compound_id: Set(self.compound.0),
            home_id: Set(known.id),
            area_before: Set(known.area),
            source_before: Set(known.area_source.clone()),
            area_after: Set(row.area.0),
            source_after: Set(row.area_source.as_str().to_owned()),
            reason: Set(String::new()),
            photos: Set(json!([])),
            corrected_by: Set(self.tx.caller.person_id().map(Uuid::from)),
            corrected_at: Set(self.tx.now),
        })
    }

    fn owner_id(&self, key: &OwnerKey) -> Option<Uuid> {
        match key {
            OwnerKey::Known(id) => Some(*id),
            OwnerKey::New(identifier) => self.owners.get(identifier).copied(),
        }
    }
}

/// What changed of a home, before and after; people by their ids in the register, never by name (R54).
fn correction(write: &HomeWrite<'_>, owners: Option<&[Uuid]>) -> Value {
    let is_of_people = |column: RosterColumn| {
        matches!(column, RosterColumn::Owners | RosterColumn::OwnerIds | RosterColumn::Household)
    };
    let told = write.fields.iter().filter(|field| !is_of_people(field.column));
    let fields: Vec<Value> =
        told.map(|field| json!({"column": field.column, "before": field.before, "after": field.after})).collect();
    let mut details = json!({"line": write.row.line, "fields": fields});
    if let Some(owners) = owners {
        details["owners"] = json!({"before": write.owners_before, "after": owners});
    }
    if write.fields.iter().any(|field| field.column == RosterColumn::Household) {
        details["household"] = json!("renamed");
    }
    details
}

/// Inserts many rows in few statements.
pub(in crate::features::places) async fn insert_all<A>(
    tx: &Write<'_>,
    rows: Vec<A>,
    conflict: Option<OnConflict>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
{
    let mut rows = rows.into_iter();
    loop {
        let batch: Vec<A> = rows.by_ref().take(ROWS).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let mut insert = A::Entity::insert_many(batch);
        if let Some(conflict) = &conflict {
            insert = insert.on_conflict(conflict.clone());
        }
        insert.exec_without_returning(&**tx).await?;
    }
}
