//! What everybody sees of places.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::places::api::{BuildingView, CompoundCard, HomeView, PlacesSummary, YearSummary};
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde::Deserialize;

use super::name_cursor::NameCursor;
use super::queries::{self, CompoundRow};
use crate::entities::home;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The query of the list of compounds.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CompoundQuery {
    /// A part of the name.
    #[serde(default)]
    pub q: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
    /// How many, 1–100; 20 when absent.
    pub per_page: Option<u32>,
}

/// Counts of the district, from the database.
#[utoipa::path(get, path = "/places/summary", tag = "places", responses((status = 200, body = PlacesSummary)))]
pub async fn find_summary(state: web::Data<State>, caller: Caller) -> Result<web::Json<PlacesSummary>> {
    summary(&state, &caller).await.map(web::Json)
}

/// Compounds by name.
#[utoipa::path(get, path = "/compounds", tag = "places", params(CompoundQuery), responses((status = 200, body = Page<CompoundCard>)))]
pub async fn list_compounds(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<CompoundQuery>,
) -> Result<web::Json<Page<CompoundCard>>> {
    let query = query.into_inner();
    let per_page = query.per_page.unwrap_or(20).clamp(1, 100);
    compounds_sized(&state, &caller, query.q, query.cursor, per_page).await.map(web::Json)
}

/// Buildings of a compound.
#[utoipa::path(get, path = "/compounds/{compound_id}/buildings", tag = "places", params(("compound_id" = PlaceId, Path)), responses((status = 200, body = Vec<BuildingView>)))]
pub async fn list_buildings(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
) -> Result<web::Json<Vec<BuildingView>>> {
    buildings(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The counts of the district.
pub async fn summary(state: &State, _: &Caller) -> Result<PlacesSummary> {
    let rows = queries::list_counts(state.database.reader()).await?;
    let mut years: BTreeMap<i32, (BTreeSet<_>, u32, u32)> = BTreeMap::new();
    for (cluster, year, homes) in &rows {
        let entry = years.entry(*year).or_default();
        entry.0.insert(*cluster);
        entry.1 += 1;
        entry.2 += u32::try_from(*homes).unwrap_or(0);
    }
    let clusters: BTreeSet<_> = rows.iter().map(|(cluster, _, _)| *cluster).collect();
    let years = years.into_iter().map(|(year, (clusters, compounds, homes))| YearSummary {
        year,
        clusters: clusters.len() as u32,
        compounds,
        homes,
    });
    let years: Vec<_> = years.collect();
    Ok(PlacesSummary {
        district: state.places().district().map(|node| node.name.clone()).unwrap_or_default(),
        clusters: clusters.len() as u32,
        compounds: rows.len() as u32,
        homes: years.iter().map(|year| year.homes).sum(),
        years,
    })
}

/// Compounds whose name contains `q`, by name, after `cursor`, twenty a page.
pub async fn compounds(state: &State, caller: &Caller, q: String, cursor: String) -> Result<Page<CompoundCard>> {
    compounds_sized(state, caller, q, cursor, 20).await
}

async fn compounds_sized(
    state: &State,
    _: &Caller,
    q: String,
    cursor: String,
    per_page: u32,
) -> Result<Page<CompoundCard>> {
    let db = state.database.reader();
    let cursor = NameCursor::parse(&cursor)?;
    let rows = queries::list_compounds(db, q.trim(), cursor.as_ref(), u64::from(per_page) + 1).await?;
    let cards = cards(state, rows).await?;
    Ok(Page::from_surplus(cards, per_page as usize, |card: &CompoundCard| NameCursor::after(&card.name, card.id)))
}

/// Compounds as a list shows them, with their homes counted.
pub async fn cards(state: &State, rows: Vec<CompoundRow>) -> Result<Vec<CompoundCard>> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let homes = queries::count_homes(state.database.reader(), &ids).await?;
    let homes: HashMap<_, _> = homes.into_iter().collect();
    Ok(rows.into_iter().map(|row| card(state, row, &homes)).collect())
}

fn card(state: &State, row: CompoundRow, homes: &HashMap<uuid::Uuid, i64>) -> CompoundCard {
    let places = state.places();
    CompoundCard {
        id: PlaceId(row.id),
        cluster_name: places.name(PlaceId(row.cluster_id)),
        community_name: places.name(PlaceId(row.community_id)),
        year: row.plan_year,
        homes: homes.get(&row.id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
        project_id: ProjectId(row.project_id),
        stage: Stage::parse(&row.stage).unwrap_or(Stage::Reserve),
        name: row.name,
    }
}

/// One compound as a list shows it.
pub async fn compound_card(state: &State, id: PlaceId) -> Result<CompoundCard> {
    let db = state.database.reader();
    let row = queries::find_compound(db, id).await?.ok_or(Code::NotFound)?;
    let homes = queries::count_homes(db, &[row.id]).await?.into_iter().collect();
    Ok(card(state, row, &homes))
}

/// Buildings of a compound with their homes and areas.
pub async fn buildings(state: &State, _: &Caller, compound: PlaceId) -> Result<Vec<BuildingView>> {
    let db = state.database.reader();
    let homes = queries::list_homes(db, compound).await?;
    let buildings = queries::list_buildings(db, compound).await?;
    if buildings.is_empty() && state.places().find(compound).is_none() {
        return Err(Code::NotFound.into());
    }
    let views = buildings.into_iter().map(|building| {
        let own = || homes.iter().filter(|home| home.building_id == building.id);
        BuildingView {
            id: PlaceId(building.id),
            name: building.name.clone(),
            homes: own().count() as u32,
            area: own().map(|home| Area(home.area)).sum(),
        }
    });
    Ok(views.collect())
}

/// A home as the desk and its residents see it.
pub fn home_view(home: &home::Model) -> HomeView {
    HomeView {
        id: home.id.into(),
        compound_id: home.compound_id.into(),
        building_id: home.building_id.into(),
        label: home.label.clone(),
        floor: home.floor,
        area: Area(home.area),
    }
}
