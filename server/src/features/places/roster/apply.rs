//! Importing a roster that was looked through: one transaction, or nothing.

use actix_web::{HttpResponse, web};
use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use linyi_shared::places::api::{ImportRoster, RosterImported};
use linyi_shared::places::rules::RosterFaultAt;
use linyi_shared::problem::{Code, Problem};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::difference::Difference;
use super::preview::{all_faults, read, require_compound};
use super::register::Register;
use super::{BODY_LIMIT, Roster, queries, store};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::identify::hex;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// How many faults a refusal tells; the preview tells more.
const TOLD: usize = 20;

/// Imports a roster; the digest of its preview says which file on which registers was looked through.
#[utoipa::path(post, path = "/compounds/{compound_id}/roster/imports", tag = "places", params(("compound_id" = PlaceId, Path)), request_body = ImportRoster, responses((status = 201, body = RosterImported)))]
pub async fn import_roster(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    Input(input): Input<ImportRoster, BODY_LIMIT>,
) -> Result<HttpResponse> {
    let compound = path.into_inner();
    require_compound(&state, &caller, compound)?;
    let digest = input.digest.clone();
    let (Chosen::Kept(content) | Chosen::Sent(content)) = chosen_content(&state, &caller, compound, input).await?;
    let imported = import(&state, &caller, compound, content, Some(&digest)).await?;
    Ok(HttpResponse::Created().json(imported))
}

/// Imports a roster into a compound; without a digest whoever calls has looked through it in the same breath.
pub async fn import(
    state: &State,
    caller: &Caller,
    compound: PlaceId,
    content: String,
    digest: Option<&str>,
) -> Result<RosterImported> {
    let (content, roster) = read(content).await?;
    let imported = state.write(caller, async |tx| import_within(tx, compound, &content, &roster, digest).await).await?;
    state.reload_places().await?;
    Ok(imported)
}

async fn import_within(
    tx: &Write<'_>,
    compound: PlaceId,
    content: &str,
    roster: &Roster,
    digest: Option<&str>,
) -> Result<RosterImported> {
    let register = Register::load(&**tx, compound).await?;
    if digest.is_some_and(|digest| digest != register.digest(compound, content)) {
        return Err(Code::RosterChanged.into());
    }
    let difference = Difference::between(&register, &roster.rows);
    let faults = all_faults(roster, &difference);
    check_faults(&faults, tx.caller.lang)?;
    let id = Uuid::now_v7();
    if !difference.counts.is_unchanged() {
        store::store(tx, compound, &register, &difference).await?;
    }
    let details = serde_json::json!({
        "file": hex(&Sha256::digest(content)),
        "counts": difference.counts,
    });
    tx.audit("places.import_roster", "roster_import", id, Some(compound), &details).await?;
    Ok(RosterImported { id, counts: difference.counts })
}

/// Refuses a file with faults, the first of them told.
pub(in crate::features::places) fn check_faults(faults: &[RosterFaultAt], lang: Lang) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let told = faults.iter().take(TOLD);
    let problem = told.fold(Problem::new(Code::RosterHasErrors), |problem, at| {
        let column = at.column.map_or("", |column| column.as_str());
        problem.with_field(format!("/{}/{column}", at.line), at.sentence(lang))
    });
    Err(problem.into())
}

/// The content of a file that is to be imported.
pub(in crate::features::places) enum Chosen {
    /// As the caller's preview holds it.
    Kept(String),
    /// As it was sent again.
    Sent(String),
}

/// What is to be imported: what a preview of the caller holds, or the file itself.
pub(in crate::features::places) async fn chosen_content(
    state: &State,
    caller: &Caller,
    compound: PlaceId,
    input: ImportRoster,
) -> Result<Chosen> {
    match (input.preview_id, input.content) {
        (Some(id), None) => {
            let person = caller.principal()?.person_id;
            let row = queries::find_preview(state.database.reader(), id, compound, person, state.now()).await?;
            // A preview whose day is over is looked through again.
            Ok(Chosen::Kept(row.ok_or(Code::RosterChanged)?.content))
        }
        (None, Some(content)) => Ok(Chosen::Sent(content)),
        _ => {
            let words = ["请先预览名册，再确认导入", "preview the roster first, then confirm it"];
            Err(Problem::new(Code::InvalidInput).with_field("/preview_id", words).into())
        }
    }
}
