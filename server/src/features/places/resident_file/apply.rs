//! Importing a file of residents that was looked through: one transaction, or nothing.

use actix_web::{HttpResponse, web};
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::{ImportRoster, ResidentsImported};
use linyi_shared::places::rules::ResidentRegister;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use uuid::Uuid;

use super::difference::Difference;
use super::preview::{all_faults, kept, read, require_register};
use super::register::Residents;
use super::{ResidentFile, store};
use crate::error::Result;
use crate::features::places::roster::BODY_LIMIT;
use crate::features::places::roster::apply::{Chosen, check_faults, chosen_content};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Imports a file of residents; the digest of its preview says which file on which register was looked through.
#[utoipa::path(post, path = "/compounds/{compound_id}/registers/{register}/imports", tag = "places", params(("compound_id" = PlaceId, Path), ("register" = ResidentRegister, Path)), request_body = ImportRoster, responses((status = 201, body = ResidentsImported)))]
pub async fn import_residents(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(PlaceId, String)>,
    Input(input): Input<ImportRoster, BODY_LIMIT>,
) -> Result<HttpResponse> {
    let (compound, register) = path.into_inner();
    let register = require_register(&state, &caller, compound, &register)?;
    let digest = input.digest.clone();
    let file = match chosen_content(&state, &caller, compound, input).await? {
        Chosen::Kept(content) => kept(register, &content)?,
        Chosen::Sent(content) => read(&state, register, content).await?,
    };
    let imported = import(&state, &caller, compound, register, &file, &digest).await?;
    Ok(HttpResponse::Created().json(imported))
}

/// Imports a file into a register of a compound, as the officer who answers for its entries.
pub async fn import(
    state: &State,
    caller: &Caller,
    compound: PlaceId,
    register: ResidentRegister,
    file: &ResidentFile,
    digest: &str,
) -> Result<ResidentsImported> {
    state.write(caller, async |tx| import_within(tx, compound, register, file, digest).await).await
}

async fn import_within(
    tx: &Write<'_>,
    compound: PlaceId,
    register: ResidentRegister,
    file: &ResidentFile,
    digest: &str,
) -> Result<ResidentsImported> {
    let residents = Residents::load(&**tx, register, compound, local_date(tx.now)).await?;
    if digest != residents.digest(compound, file)? {
        return Err(Code::RosterChanged.into());
    }
    let difference = Difference::between(&residents, &file.rows);
    check_faults(&all_faults(file, &difference), tx.caller.lang)?;
    let id = Uuid::now_v7();
    store::store(tx, compound, register, &difference).await?;
    let details = serde_json::json!({"register": register, "file": digest, "counts": difference.counts});
    tx.audit("places.import_residents", "resident_import", id, Some(compound), &details).await?;
    Ok(ResidentsImported { id, counts: difference.counts })
}
