//! The two registers as the desk reads them: owners and homes, households; names of persons are masked (R54).

use std::collections::{HashMap, HashSet};

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{
    AreaCorrectionView, OwnersChangeView, RegisterBuilding, RegisterHome, RegisterHousehold, RegisterPage,
    RegisteredHome,
};
use linyi_shared::places::rules::{AreaSource, HomeKind, HomeStatus, OwnerKind, masked_name};
use linyi_shared::problem::Code;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::correct_area::stated;
use super::{queries, register_queries};
use crate::entities::{area_correction, home, ownership_transfer};
use crate::error::Result;
use crate::features::notices::content::read_photos;
use crate::http::caller::Caller;
use crate::state::State;

/// The query of the registers.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RegisterQuery {
    /// The building; the first one when absent.
    #[serde(default)]
    pub building_id: String,
}

/// The registers of a compound, one building at a time.
#[utoipa::path(get, path = "/desk/compounds/{compound_id}/register", tag = "places", params(("compound_id" = PlaceId, Path), RegisterQuery), responses((status = 200, body = RegisterPage)))]
pub async fn find_registers(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    query: web::Query<RegisterQuery>,
) -> Result<web::Json<RegisterPage>> {
    register(&state, &caller, path.into_inner(), query.into_inner().building_id).await.map(web::Json)
}

/// A home of the registers with what was corrected.
#[utoipa::path(get, path = "/desk/homes/{home_id}", tag = "places", params(("home_id" = HomeId, Path)), responses((status = 200, body = RegisteredHome)))]
pub async fn find_home_desk(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<HomeId>,
) -> Result<web::Json<RegisteredHome>> {
    home_desk(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The registers of a compound; an empty building stands for the first.
pub async fn register(state: &State, caller: &Caller, compound: PlaceId, building_id: String) -> Result<RegisterPage> {
    caller.require(state, Duty::ReadDesk, compound)?;
    let db = state.database.reader();
    queries::find_compound_row(db, compound).await?.ok_or(Code::NotFound)?;
    let buildings = queries::list_buildings(db, compound).await?;
    let building = match building_id.as_str() {
        "" => buildings.first().map(|building| PlaceId(building.id)),
        text => Some(text.parse().map_err(|_| Code::InvalidQuery)?),
    };
    let homes = match building {
        Some(building) => queries::list_homes_of_building(db, compound, building).await?,
        None => Vec::new(),
    };
    Ok(RegisterPage {
        compound_id: compound,
        compound_name: state.places().name(compound),
        buildings: buildings
            .into_iter()
            .map(|building| RegisterBuilding { id: PlaceId(building.id), name: building.name })
            .collect(),
        building_id: building,
        homes: register_homes(db, compound, homes).await?,
    })
}

/// A home of the registers with its corrections.
pub async fn home_desk(state: &State, caller: &Caller, id: HomeId) -> Result<RegisteredHome> {
    let db = state.database.reader();
    // Whether the home exists is for those who may read it.
    caller.principal()?;
    let row = queries::find_home(db, id).await?.ok_or(Code::NotFound)?;
    let (compound, building) = (PlaceId(row.compound_id), PlaceId(row.building_id));
    caller.require(state, Duty::ReadDesk, compound)?;
    let corrections = register_queries::list_corrections(db, id).await?;
    let transfers = register_queries::list_transfers(db, id).await?;
    let writers: Vec<Uuid> = corrections
        .iter()
        .filter_map(|row| row.corrected_by)
        .chain(transfers.iter().filter_map(|row| row.recorded_by))
        .collect();
    let writers: HashMap<_, _> =
        register_queries::list_people(db, &writers).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let names = owner_names(db, compound).await?;
    let home = register_homes(db, compound, vec![row]).await?.into_iter().next().ok_or(Code::NotFound)?;
    Ok(RegisteredHome {
        home,
        compound_id: compound,
        compound_name: state.places().name(compound),
        building_id: building,
        may_correct: caller.may(state, Duty::KeepRoster, compound),
        corrections: corrections.into_iter().map(|row| correction_view(row, &writers)).collect(),
        changes: transfers.into_iter().map(|row| change_view(row, &writers, &names)).collect(),
    })
}

async fn register_homes(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    homes: Vec<home::Model>,
) -> Result<Vec<RegisterHome>> {
    let ids: Vec<_> = homes.iter().map(|home| home.id).collect();
    let names = owner_names(db, compound).await?;
    let mut owners: HashMap<Uuid, Vec<String>> = HashMap::new();
    for share in register_queries::list_shares(db, &ids).await? {
        owners.entry(share.home_id).or_default().extend(names.get(&share.owner_id).cloned());
    }
    let mut households: HashMap<_, _> =
        register_queries::list_households(db, &ids).await?.into_iter().map(|row| (row.home_id, row)).collect();
    let bound: HashSet<_> = queries::list_bound_homes(db, compound).await?.into_iter().collect();
    let home = |row: home::Model| {
        let area = stated(&row);
        let household = households.remove(&row.id).map(|household| RegisterHousehold {
            name: masked_name(&household.name),
            adults: u32::try_from(household.adults).unwrap_or(0),
        });
        RegisterHome {
            id: HomeId(row.id),
            floor: row.floor,
            kind: HomeKind::parse(&row.kind).unwrap_or(HomeKind::Other),
            status: HomeStatus::parse(&row.status).unwrap_or(HomeStatus::SoldDelivered),
            area: area.area,
            source: area.source,
            owners: owners.remove(&row.id).unwrap_or_default(),
            household,
            bound: bound.contains(&row.id),
            label: row.label,
        }
    };
    Ok(homes.into_iter().map(home).collect())
}

async fn owner_names(db: &impl ConnectionTrait, compound: PlaceId) -> Result<HashMap<Uuid, String>> {
    let owners = register_queries::list_owners(db, compound).await?.into_iter();
    let names = owners.map(|row| {
        let name = if row.kind == OwnerKind::Person.as_str() { masked_name(&row.name) } else { row.name };
        (row.id, name)
    });
    Ok(names.collect())
}

fn correction_view(row: area_correction::Model, writers: &HashMap<Uuid, String>) -> AreaCorrectionView {
    let source = |text: &str| AreaSource::parse(text).unwrap_or(AreaSource::Contract);
    AreaCorrectionView {
        corrected_at: row.corrected_at,
        corrected_by: row.corrected_by.and_then(|person| writers.get(&person).cloned()),
        area_before: Area(row.area_before),
        source_before: source(&row.source_before),
        area_after: Area(row.area_after),
        source_after: source(&row.source_after),
        photos: read_photos(&row.photos),
        reason: row.reason,
    }
}

fn change_view(
    row: ownership_transfer::Model,
    writers: &HashMap<Uuid, String>,
    names: &HashMap<Uuid, String>,
) -> OwnersChangeView {
    let named = |stored: &serde_json::Value| {
        let ids: Vec<Uuid> = serde_json::from_value(stored.clone()).unwrap_or_default();
        ids.iter().filter_map(|id| names.get(id).cloned()).collect()
    };
    OwnersChangeView {
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.and_then(|person| writers.get(&person).cloned()),
        before: named(&row.owners_before),
        after: named(&row.owners_after),
        photos: read_photos(&row.photos),
        reason: row.reason,
    }
}
