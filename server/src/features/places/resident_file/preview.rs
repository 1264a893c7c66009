//! Looking through a file of residents: what it would change, and what is wrong with it. Nothing is changed.

use actix_web::{HttpResponse, web};
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::{PreviewRoster, ResidentsPreview};
use linyi_shared::places::rules::{ResidentRegister, RosterFaultAt};
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use uuid::Uuid;

use super::difference::Difference;
use super::register::Residents;
use super::{ResidentFile, parse};
use crate::error::Result;
use crate::features::places::roster::preview::{LISTED, keep, require_compound};
use crate::features::places::roster::{BODY_LIMIT, queries};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Looks through a file of residents and keeps what it says for a day, without any date of birth, so that it can be
/// confirmed.
#[utoipa::path(post, path = "/compounds/{compound_id}/registers/{register}/preview", tag = "places", params(("compound_id" = PlaceId, Path), ("register" = ResidentRegister, Path)), request_body = PreviewRoster, responses((status = 201, body = ResidentsPreview)))]
pub async fn preview_residents(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(PlaceId, String)>,
    Input(input): Input<PreviewRoster, BODY_LIMIT>,
) -> Result<HttpResponse> {
    let (compound, register) = path.into_inner();
    let register = require_register(&state, &caller, compound, &register)?;
    let file = read(&state, register, input.content).await?;
    let content = serde_json::to_string(&file).map_err(anyhow::Error::from)?;
    let id = keep(&state, &caller, compound, content).await?;
    let preview = look_through(&state, id, compound, register, &file).await?;
    Ok(HttpResponse::Created().insert_header(("cache-control", "no-store")).json(preview))
}

/// A preview again, held against the register as it is now.
#[utoipa::path(get, path = "/compounds/{compound_id}/registers/{register}/preview/{preview_id}", tag = "places", params(("compound_id" = PlaceId, Path), ("register" = ResidentRegister, Path), ("preview_id" = Uuid, Path)), responses((status = 200, body = ResidentsPreview)))]
pub async fn find_residents_preview(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(PlaceId, String, Uuid)>,
) -> Result<HttpResponse> {
    let (compound, register, id) = path.into_inner();
    let preview = preview(&state, &caller, compound, register, id).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(preview))
}

/// A preview of the caller, held against the register as it is now.
pub async fn preview(
    state: &State,
    caller: &Caller,
    compound: PlaceId,
    register: String,
    id: Uuid,
) -> Result<ResidentsPreview> {
    let register = require_register(state, caller, compound, &register)?;
    let person = caller.principal()?.person_id;
    let row = queries::find_preview(state.database.reader(), id, compound, person, state.now()).await?;
    let file = kept(register, &row.ok_or(Code::NotFound)?.content)?;
    look_through(state, id, compound, register, &file).await
}

/// The register of that name, for whoever keeps the rosters of the compound.
pub fn require_register(state: &State, caller: &Caller, compound: PlaceId, name: &str) -> Result<ResidentRegister> {
    require_compound(state, caller, compound)?;
    Ok(ResidentRegister::parse(name).ok_or(Code::NotFound)?)
}

/// Reads a file away from the threads that answer; ages are judged by today.
pub async fn read(state: &State, register: ResidentRegister, content: String) -> Result<ResidentFile> {
    let today = local_date(state.now());
    let read = web::block(move || parse(content.as_bytes(), register, today)).await;
    let mut file = read.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?;
    // As many as a preview tells and keeps; the digest is over these.
    file.check.faults.truncate(LISTED);
    Ok(file)
}

/// The file a preview of this register keeps; one of another kind of file is not there.
pub fn kept(register: ResidentRegister, content: &str) -> Result<ResidentFile> {
    let file: ResidentFile = serde_json::from_str(content).map_err(|_| Code::NotFound)?;
    let is_of = file.rows.iter().all(|row| row.entry.register() == register);
    if is_of { Ok(file) } else { Err(Code::NotFound.into()) }
}

/// Holds a file against the register of a compound.
pub async fn look_through(
    state: &State,
    id: Uuid,
    compound: PlaceId,
    register: ResidentRegister,
    file: &ResidentFile,
) -> Result<ResidentsPreview> {
    let today = local_date(state.now());
    let residents = Residents::load(state.database.reader(), register, compound, today).await?;
    let difference = Difference::between(&residents, &file.rows);
    Ok(ResidentsPreview {
        id,
        register,
        compound_id: compound,
        compound_name: state.places().name(compound),
        digest: residents.digest(compound, file)?,
        counts: difference.counts,
        fault_count: file.check.fault_count + difference.faults.len() as u64,
        faults: all_faults(file, &difference).into_iter().take(LISTED).collect(),
        ignored: file.check.ignored.clone(),
        added: difference.added(&residents, LISTED),
        changed: difference.changed(&residents, LISTED),
        missing: difference.missing.iter().take(LISTED).cloned().collect(),
    })
}

/// The faults of the file and those against the register, in the order of the file.
pub fn all_faults(file: &ResidentFile, difference: &Difference<'_>) -> Vec<RosterFaultAt> {
    let mut faults: Vec<_> = file.check.faults.iter().chain(&difference.faults).cloned().collect();
    faults.sort_by_key(|at| at.line);
    faults
}
