//! Loading the demonstration into an empty database.

use linyi_shared::projects::rules::Stage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::district::District;
use super::identity::Ids;
use crate::entities::{compound, home, home_owner, household, owner, place, project, project_stage};
use crate::error::Result;
use crate::state::State;

/// Rows of one insert: PostgreSQL takes 65,535 parameters a statement, SQLite 32,766.
const ROWS: usize = 1_000;

/// Loads the demo district when no district is there; a second start changes nothing.
pub async fn load(state: &State) -> Result<()> {
    if state.places().district().is_some() {
        return Ok(());
    }
    tracing::info!("the database is empty: loading the demonstration of 126 compounds");
    let district = District::demo();
    let transaction = state.database.begin().await?;
    insert_tree(&transaction, &district).await?;
    insert_homes(&transaction, &district).await?;
    insert_projects(state, &transaction, &district).await?;
    transaction.commit().await?;
    state.reload_places().await?;
    Ok(())
}

async fn insert_all<E, A>(tx: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    let mut rows = rows.into_iter();
    loop {
        let batch: Vec<A> = rows.by_ref().take(ROWS).collect();
        if batch.is_empty() {
            return Ok(());
        }
        E::insert_many(batch).exec_without_returning(tx).await?;
    }
}

fn place_row(
    id: Uuid,
    kind: &str,
    parent: Option<Uuid>,
    compound: Option<Uuid>,
    name: &str,
    position: usize,
) -> place::ActiveModel {
    place::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        parent_id: Set(parent),
        compound_id: Set(compound),
        name: Set(name.to_owned()),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
    }
}

async fn insert_tree(tx: &DatabaseTransaction, district: &District) -> Result<()> {
    let mut places = vec![place_row(district.id.0, "district", None, None, &district.name, 0)];
    for (index, subdistrict) in district.subdistricts.iter().enumerate() {
        places.push(place_row(subdistrict.id.0, "subdistrict", Some(district.id.0), None, &subdistrict.name, index));
    }
    let above = |index: usize| district.subdistricts.get(index).map(|subdistrict| subdistrict.id.0);
    for (index, community) in district.communities.iter().enumerate() {
        places.push(place_row(community.id.0, "community", above(community.subdistrict), None, &community.name, index));
    }
    for (index, cluster) in district.clusters.iter().enumerate() {
        places.push(place_row(cluster.id.0, "cluster", above(cluster.subdistrict), None, &cluster.name, index));
    }
    let mut compounds = Vec::with_capacity(district.compounds.len());
    for (index, entry) in district.compounds.iter().enumerate() {
        let id = entry.id.0;
        let (community, cluster) = (district.communities[entry.community].id.0, &district.clusters[entry.cluster]);
        places.push(place_row(id, "compound", Some(community), Some(id), &entry.name, index));
        for (index, building) in entry.buildings.iter().enumerate() {
            places.push(place_row(building.id.0, "building", Some(id), Some(id), &building.name, index));
            for (index, entrance) in building.entrances.iter().enumerate() {
                places.push(place_row(entrance.id.0, "entrance", Some(building.id.0), Some(id), &entrance.name, index));
            }
        }
        compounds.push(compound::ActiveModel {
            id: Set(id),
            cluster_id: Set(cluster.id.0),
            community_id: Set(community),
            plan_year: Set(cluster.year),
            built_year: Set(entry.built_year),
            address: Set(entry.address.clone()),
        });
    }
    insert_all(tx, places).await?;
    insert_all(tx, compounds).await?;
    Ok(())
}

async fn insert_homes(tx: &DatabaseTransaction, district: &District) -> Result<()> {
    let mut homes = Vec::with_capacity(district.homes.len());
    let mut shares = Vec::with_capacity(district.homes.len());
    let mut households = Vec::with_capacity(district.homes.len());
    for entry in &district.homes {
        let place = &district.compounds[entry.compound];
        let building = &place.buildings[entry.building];
        homes.push(home::ActiveModel {
            id: Set(entry.id.0),
            compound_id: Set(place.id.0),
            building_id: Set(building.id.0),
            entrance_id: Set(building.entrances[entry.entrance].id.0),
            floor: Set(entry.floor),
            room: Set(entry.room.clone()),
            label: Set(entry.label.clone()),
            area: Set(entry.area.0),
            area_source: Set(entry.area_source.as_str().to_owned()),
            kind: Set(entry.kind.as_str().to_owned()),
            status: Set(entry.status.as_str().to_owned()),
        });
        shares.extend(entry.owners.iter().map(|owner| home_owner::ActiveModel {
            home_id: Set(entry.id.0),
            owner_id: Set(owner.0),
            compound_id: Set(place.id.0),
        }));
        households.extend(entry.household.iter().map(|family| household::ActiveModel {
            id: Set(family.id),
            compound_id: Set(place.id.0),
            home_id: Set(entry.id.0),
            name: Set(family.name.clone()),
            adults: Set(i32::from(family.adults)),
        }));
    }
    let owners = district.owners.iter().map(|entry| owner::ActiveModel {
        id: Set(entry.id.0),
        compound_id: Set(district.compounds[entry.compound].id.0),
        kind: Set(entry.kind.as_str().to_owned()),
        name: Set(entry.name.clone()),
        identifier: Set(entry.identifier.clone()),
    });
    insert_all(tx, homes).await?;
    insert_all(tx, owners.collect()).await?;
    insert_all(tx, shares).await?;
    insert_all(tx, households).await?;
    Ok(())
}

async fn insert_projects(state: &State, tx: &DatabaseTransaction, district: &District) -> Result<()> {
    let now = state.now();
    let mut ids = Ids::new(super::district::SEED);
    let mut projects = Vec::with_capacity(district.compounds.len());
    let mut steps = Vec::with_capacity(district.compounds.len());
    for entry in &district.compounds {
        let id = ids.next_uuid();
        projects.push(project::ActiveModel {
            id: Set(id),
            compound_id: Set(entry.id.0),
            title: Set(format!("{}改造提质", entry.name)),
            summary: Set(format!("{}建于{}年，已列入本区老旧小区改造计划（演示数据）。", entry.name, entry.built_year)),
            stage: Set(Stage::Reserve.as_str().to_owned()),
            planned_start: Set(None),
            planned_end: Set(None),
            created_at: Set(now),
            updated_at: Set(now),
        });
        steps.push(project_stage::ActiveModel {
            project_id: Set(id),
            stage: Set(Stage::Reserve.as_str().to_owned()),
            opened_at: Set(now),
            closed_at: Set(None),
            closed_by: Set(None),
            evidence: Set(json!({})),
        });
    }
    insert_all(tx, projects).await?;
    insert_all(tx, steps).await?;
    Ok(())
}
