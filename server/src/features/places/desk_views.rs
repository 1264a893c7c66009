//! What the desk sees of a compound: its registers, counted, and how far its letters have come.

use std::collections::{HashMap, HashSet};

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::id::PlaceId;
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{BuildingDesk, CompoundCard, CompoundDesk};
use linyi_shared::problem::Code;
use serde::Deserialize;

use super::name_cursor::NameCursor;
use super::{queries, views};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// How many compounds a page of the list has.
const ROWS: usize = 50;

/// The query of the desk's list of compounds.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskCompoundQuery {
    /// A part of the name.
    #[serde(default)]
    pub q: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The compounds below the caller's places, by name.
#[utoipa::path(get, path = "/desk/compounds", tag = "places", params(DeskCompoundQuery), responses((status = 200, body = Page<CompoundCard>)))]
pub async fn list_desk_compounds(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DeskCompoundQuery>,
) -> Result<web::Json<Page<CompoundCard>>> {
    let DeskCompoundQuery { q, cursor } = query.into_inner();
    desk_compounds(&state, &caller, q, cursor).await.map(web::Json)
}

/// The compounds below the caller's places whose name contains `q`, after `cursor`.
pub async fn desk_compounds(state: &State, caller: &Caller, q: String, cursor: String) -> Result<Page<CompoundCard>> {
    let places = state.places();
    let grants = &caller.principal()?.grants;
    let mut own: Vec<_> = grants.iter().flat_map(|grant| places.compounds_below(grant.place)).collect();
    own.sort_unstable();
    own.dedup();
    let (db, cursor) = (state.database.reader(), NameCursor::parse(&cursor)?);
    let rows = queries::list_compounds_of(db, &own, q.trim(), cursor.as_ref(), ROWS as u64 + 1).await?;
    let cards = views::cards(state, rows).await?;
    Ok(Page::from_surplus(cards, ROWS, |card: &CompoundCard| NameCursor::after(&card.name, card.id)))
}

/// A compound with its registers, counted.
#[utoipa::path(get, path = "/desk/compounds/{compound_id}", tag = "places", params(("compound_id" = PlaceId, Path)), responses((status = 200, body = CompoundDesk)))]
pub async fn find_compound_desk(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
) -> Result<web::Json<CompoundDesk>> {
    compound_desk(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// A compound with its registers, counted, for its staff.
pub async fn compound_desk(state: &State, caller: &Caller, compound: PlaceId) -> Result<CompoundDesk> {
    caller.require(state, Duty::ReadDesk, compound)?;
    let db = state.database.reader();
    let row = queries::find_compound_row(db, compound).await?.ok_or(Code::NotFound)?;
    let homes = queries::list_homes(db, compound).await?;
    let bound: HashSet<_> = queries::list_bound_homes(db, compound).await?.into_iter().collect();
    let letters: HashSet<_> = queries::list_open_letters(db, compound, state.now()).await?.into_iter().collect();
    let mut buildings: HashMap<_, BuildingDesk> = HashMap::new();
    let places = queries::list_buildings(db, compound).await?;
    for building in &places {
        let desk = BuildingDesk {
            id: PlaceId(building.id),
            name: building.name.clone(),
            homes: 0,
            area: Area(0),
            bound: 0,
            open_letters: 0,
        };
        buildings.insert(building.id, desk);
    }
    for home in &homes {
        if let Some(building) = buildings.get_mut(&home.building_id) {
            building.homes += 1;
            building.area = building.area + Area(home.area);
            building.bound += u32::from(bound.contains(&home.id));
            building.open_letters += u32::from(letters.contains(&home.id));
        }
    }
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(CompoundDesk {
        compound: views::compound_card(state, compound).await?,
        address: row.address,
        built_year: row.built_year,
        area: homes.iter().map(|home| Area(home.area)).sum(),
        owners: count(queries::count_owners(db, compound).await?),
        households: count(queries::count_households(db, compound).await?),
        bound: count(bound.len() as u64),
        may_keep_roster: caller.may(state, Duty::KeepRoster, compound),
        unreachable_url: state.options.unreachable_url(),
        buildings: places.iter().filter_map(|building| buildings.remove(&building.id)).collect(),
    })
}
