//! The registers of a compound as a roster file: to correct in a spreadsheet and import again.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use linyi_shared::area::Area;
use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use linyi_shared::places::rules::{AreaSource, HomeKind, HomeStatus, RosterColumn};
use uuid::Uuid;

use super::owners::shown_id;
use super::preview::require_compound;
use super::register::Register;
use crate::entities::home;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The registers of a compound as CSV, with the columns of the roster; UTF-8 with a byte order mark, for spreadsheets.
#[utoipa::path(get, path = "/compounds/{compound_id}/roster", tag = "places", params(("compound_id" = PlaceId, Path)), responses((status = 200, description = "CSV", content_type = "text/csv", body = String)))]
pub async fn find_roster(state: web::Data<State>, caller: Caller, path: web::Path<PlaceId>) -> Result<HttpResponse> {
    let compound = path.into_inner();
    require_compound(&state, &caller, compound)?;
    let register = Register::load(state.database.reader(), compound).await?;
    // Reading out the owners' names is a step the audit trail keeps (R57).
    state
        .write_secret(&caller, async |tx| {
            let details = serde_json::json!({"homes": register.homes.len()});
            tx.audit("places.export_roster", "place", compound, Some(compound), &details).await
        })
        .await?;
    let text = csv(&register, caller.lang)?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", "attachment; filename=\"roster.csv\""))
        .insert_header(("cache-control", "no-store"))
        .body(text))
}

/// The registers as a roster that changes nothing when it is imported.
pub fn csv(register: &Register, lang: Lang) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let write = |error: csv::Error| anyhow::Error::from(error);
    writer.write_record(RosterColumn::HOMES.iter().map(|column| column.header(lang))).map_err(write)?;
    let places = register.buildings.iter().chain(&register.entrances);
    let names: HashMap<Uuid, &str> = places.map(|place| (place.id, place.name.as_str())).collect();
    let owners = register.owners_by_home();
    let households: HashMap<Uuid, _> = register.households.iter().map(|row| (row.home_id, row)).collect();
    for home in &register.homes {
        let mut own = owners.get(&home.id).cloned().unwrap_or_default();
        // A semicolon at the end adds nothing, so owners without an id stand first.
        own.sort_by_key(|owner| !shown_id(&owner.identifier).is_empty());
        let list = |texts: Vec<&str>| texts.join("；");
        let ids: Vec<&str> = own.iter().map(|owner| shown_id(&owner.identifier)).collect();
        let ids = if ids.iter().all(|id| id.is_empty()) { Vec::new() } else { ids };
        let household = households.get(&home.id);
        let name = |id: &Uuid| names.get(id).copied().unwrap_or_default().to_owned();
        let row = [
            name(&home.building_id),
            name(&home.entrance_id),
            home.floor.to_string(),
            home.room.clone(),
            // Without thousands separators, which a roster does not have.
            Area(home.area).to_string().replace(',', ""),
            attribute(home, RosterColumn::AreaSource, lang),
            attribute(home, RosterColumn::Kind, lang),
            attribute(home, RosterColumn::Status, lang),
            list(own.iter().map(|owner| owner.name.as_str()).collect()),
            list(ids),
            household.map(|row| row.name.clone()).unwrap_or_default(),
            household.map(|row| row.adults.to_string()).unwrap_or_default(),
        ];
        writer.write_record(row).map_err(write)?;
    }
    Ok(writer.into_inner().map_err(|error| anyhow::anyhow!("the file was not written: {error}"))?)
}

fn attribute(home: &home::Model, column: RosterColumn, lang: Lang) -> String {
    let words = match column {
        RosterColumn::AreaSource => AreaSource::parse(&home.area_source).map(|value| value.words(lang)),
        RosterColumn::Kind => HomeKind::parse(&home.kind).map(|value| value.words(lang)),
        _ => HomeStatus::parse(&home.status).map(|value| value.words(lang)),
    };
    words.unwrap_or_default().to_owned()
}
