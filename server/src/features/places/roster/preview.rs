//! Looking through a roster: what it would change, and what is wrong with it. Nothing is changed.

use actix_web::{HttpResponse, web};
use chrono::Duration;
use linyi_shared::id::PlaceId;
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{PlaceKind, PreviewRoster, RosterPreview};
use linyi_shared::places::rules::RosterFaultAt;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::difference::Difference;
use super::register::Register;
use super::{BODY_LIMIT, Roster, parse, queries};
use crate::entities::roster_preview;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// How long a preview can be opened and confirmed, in hours.
const PREVIEW_HOURS: i64 = 24;
/// The most entries of each list of a preview; the counts say how many there are.
pub(in crate::features::places) const LISTED: usize = 500;

/// Looks through a roster and keeps the file for a day, so that it can be confirmed.
#[utoipa::path(post, path = "/compounds/{compound_id}/roster/preview", tag = "places", params(("compound_id" = PlaceId, Path)), request_body = PreviewRoster, responses((status = 201, body = RosterPreview)))]
pub async fn preview_roster(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    Input(input): Input<PreviewRoster, BODY_LIMIT>,
) -> Result<HttpResponse> {
    let compound = path.into_inner();
    require_compound(&state, &caller, compound)?;
    let id = keep(&state, &caller, compound, input.content.clone()).await?;
    let preview = look_through(&state, id, compound, input.content).await?;
    Ok(HttpResponse::Created().insert_header(("cache-control", "no-store")).json(preview))
}

/// Keeps the content of a file for a day, for its confirmation by the caller; answers the preview's id.
///
/// Not kept for a repeat: what a preview answers names people, and a second one changes nothing.
pub(in crate::features::places) async fn keep(
    state: &State,
    caller: &Caller,
    compound: PlaceId,
    content: String,
) -> Result<Uuid> {
    let person = caller.principal()?.person_id;
    let id = Uuid::now_v7();
    state
        .write_secret(caller, async |tx| {
            queries::delete_expired_previews(&**tx, tx.now).await?;
            roster_preview::ActiveModel {
                id: Set(id),
                compound_id: Set(compound.0),
                person_id: Set(person.0),
                content: Set(content.clone()),
                created_at: Set(tx.now),
                expires_at: Set(tx.now + Duration::hours(PREVIEW_HOURS)),
            }
            .insert(&**tx)
            .await?;
            Ok(())
        })
        .await?;
    Ok(id)
}

/// A preview again, held against the registers as they are now.
#[utoipa::path(get, path = "/compounds/{compound_id}/roster/preview/{preview_id}", tag = "places", params(("compound_id" = PlaceId, Path), ("preview_id" = Uuid, Path)), responses((status = 200, body = RosterPreview)))]
pub async fn find_preview(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(PlaceId, Uuid)>,
) -> Result<HttpResponse> {
    let (compound, id) = path.into_inner();
    let preview = preview(&state, &caller, compound, id).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(preview))
}

/// A preview of the caller, held against the registers as they are now.
pub async fn preview(state: &State, caller: &Caller, compound: PlaceId, id: Uuid) -> Result<RosterPreview> {
    require_compound(state, caller, compound)?;
    let person = caller.principal()?.person_id;
    let row = queries::find_preview(state.database.reader(), id, compound, person, state.now()).await?;
    let row = row.ok_or(Code::NotFound)?;
    look_through(state, id, compound, row.content).await
}

/// Refuses whoever may not keep the roster of this compound.
pub fn require_compound(state: &State, caller: &Caller, compound: PlaceId) -> Result<()> {
    caller.require(state, Duty::KeepRoster, compound)?;
    match state.places().find(compound) {
        Some(node) if node.kind == PlaceKind::Compound => Ok(()),
        _ => Err(Code::NotFound.into()),
    }
}

/// Reads a file away from the threads that answer.
pub async fn read(content: String) -> Result<(String, Roster)> {
    let read = web::block(move || parse(content.as_bytes()).map(|roster| (content, roster))).await;
    Ok(read.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?)
}

/// Holds a file against the registers of a compound.
pub async fn look_through(state: &State, id: Uuid, compound: PlaceId, content: String) -> Result<RosterPreview> {
    let (content, roster) = read(content).await?;
    let register = Register::load(state.database.reader(), compound).await?;
    let difference = Difference::between(&register, &roster.rows);
    let new_places = difference.places.iter().map(|place| match &place.entrance {
        Some(entrance) => format!("{}{entrance}", place.building),
        None => place.building.clone(),
    });
    Ok(RosterPreview {
        id,
        compound_id: compound,
        compound_name: state.places().name(compound),
        digest: register.digest(compound, &content),
        counts: difference.counts,
        fault_count: roster.check.fault_count + difference.faults.len() as u64,
        faults: all_faults(&roster, &difference).into_iter().take(LISTED).collect(),
        ignored: roster.check.ignored.clone(),
        new_places: new_places.take(LISTED).collect(),
        added: difference.added(LISTED),
        changed: difference.changed(LISTED),
        missing: difference.missing.iter().take(LISTED).map(|label| (*label).to_owned()).collect(),
    })
}

/// The faults of the file and those against the registers, in the order of the file.
pub fn all_faults(roster: &Roster, difference: &Difference<'_>) -> Vec<RosterFaultAt> {
    let mut faults: Vec<_> = roster.check.faults.iter().chain(&difference.faults).cloned().collect();
    faults.sort_by_key(|at| at.line);
    faults
}
