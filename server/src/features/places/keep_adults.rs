//! Staff keep the register of adults: who of eighteen years or more lives in a home (R6, R30).
//!
//! A date of birth is asked for to check the age and is not kept; see `linyi_shared::places::rules::kept_of_birth`.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{AdultId, HomeId, PersonId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{AddAdult, AdultStored, CorrectAdult, EndEntry};
use linyi_shared::places::rules::{kept_of_birth, masked_name};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::local_date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::{queries, resident_queries};
use crate::entities::adult;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Registers an adult of a home.
#[utoipa::path(post, path = "/homes/{home_id}/adults", tag = "places", params(("home_id" = HomeId, Path)), request_body = AddAdult, responses((status = 201, body = AdultStored)))]
pub async fn add_adult(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<HomeId>,
    Input(input): Input<AddAdult>,
) -> Result<HttpResponse> {
    let home = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let row = queries::find_home(&**tx, home).await?.ok_or(Code::NotFound)?;
            let compound = PlaceId(row.compound_id);
            let officer = caller.require(&state, Duty::KeepRoster, compound)?.person_id;
            let of_age_on = kept_of_birth(input.birth_date, local_date(tx.now))?;
            check_name(tx, home, None, &input.name).await?;
            if let Some(account) = input.account_id {
                check_account(tx, home, None, account).await?;
            }
            let id = AdultId(Uuid::now_v7());
            adult::ActiveModel {
                id: Set(id.0),
                compound_id: Set(compound.0),
                home_id: Set(home.0),
                name: Set(input.name.to_string()),
                of_age_on: Set(of_age_on),
                person_id: Set(input.account_id.map(Uuid::from)),
                entered_by: Set(officer.0),
                entered_at: Set(tx.now),
                ended_at: Set(None),
                ended_because: Set(String::new()),
            }
            .insert(&**tx)
            .await?;
            let details = serde_json::json!({
                "home_id": home, "name": masked_name(&input.name), "of_age_on": of_age_on,
                "account_id": input.account_id,
            });
            tx.audit("places.add_adult", "adult", id, Some(compound), &details).await?;
            Ok(AdultStored { id })
        })
        .await?;
    Ok(HttpResponse::Created().json(stored))
}

/// Corrects an entry; rolls that are frozen stay as they are.
#[utoipa::path(post, path = "/adults/{adult_id}", tag = "places", params(("adult_id" = AdultId, Path)), request_body = CorrectAdult, responses((status = 200, body = AdultStored)))]
pub async fn correct_adult(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<AdultId>,
    Input(input): Input<CorrectAdult>,
) -> Result<web::Json<AdultStored>> {
    let id = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let row = require_entry(&state, tx, id).await?;
            let (home, compound) = (HomeId(row.home_id), PlaceId(row.compound_id));
            let before = (masked_name(&row.name), row.of_age_on, row.person_id);
            let mut after = row.clone();
            if let Some(name) = &input.name {
                check_name(tx, home, Some(id), name).await?;
                after.name = name.to_string();
            }
            if let Some(born) = input.birth_date {
                after.of_age_on = kept_of_birth(born, local_date(tx.now))?;
            }
            if let Some(account) = input.account_id {
                check_account(tx, home, Some(id), account).await?;
                after.person_id = Some(account.0);
            } else if input.unlink {
                after.person_id = None;
            }
            let details = serde_json::json!({
                "home_id": home, "reason": input.reason.as_str(), "renamed": after.name != row.name,
                "before": {"name": before.0, "of_age_on": before.1, "account_id": before.2},
                "after": {
                    "name": masked_name(&after.name), "of_age_on": after.of_age_on, "account_id": after.person_id,
                },
            });
            let mut changed = row.into_active_model();
            changed.name = Set(after.name);
            changed.of_age_on = Set(after.of_age_on);
            changed.person_id = Set(after.person_id);
            changed.update(&**tx).await?;
            tx.audit("places.correct_adult", "adult", id, Some(compound), &details).await?;
            Ok(AdultStored { id })
        })
        .await?;
    Ok(web::Json(stored))
}

/// Ends an entry: the person moved away or died. The next roll is without it, and no account casts its ballot any more;
/// on a roll that is frozen it stays (R5), and the ballot may be given to staff.
#[utoipa::path(post, path = "/adults/{adult_id}/end", tag = "places", params(("adult_id" = AdultId, Path)), request_body = EndEntry, responses((status = 200, body = AdultStored)))]
pub async fn end_adult(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<AdultId>,
    Input(input): Input<EndEntry>,
) -> Result<web::Json<AdultStored>> {
    let id = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let row = require_entry(&state, tx, id).await?;
            let compound = PlaceId(row.compound_id);
            let details = serde_json::json!({
                "home_id": row.home_id, "reason": input.reason.as_str(), "account_id": row.person_id,
            });
            let mut row = row.into_active_model();
            row.ended_at = Set(Some(tx.now));
            row.ended_because = Set(input.reason.to_string());
            row.person_id = Set(None);
            row.update(&**tx).await?;
            tx.audit("places.end_adult", "adult", id, Some(compound), &details).await?;
            Ok(AdultStored { id })
        })
        .await?;
    Ok(web::Json(stored))
}

/// The entry, for whoever keeps the registers of its compound; one that ended stays as it is.
async fn require_entry(state: &State, tx: &Write<'_>, id: AdultId) -> Result<adult::Model> {
    let row = resident_queries::lock_adult(&**tx, id).await?.ok_or(Code::NotFound)?;
    tx.caller.require(state, Duty::KeepRoster, PlaceId(row.compound_id))?;
    if row.ended_at.is_some() { Err(Code::RegisterEntryEnded.into()) } else { Ok(row) }
}

/// Refuses a name that another adult of the home has: the same person would count twice.
async fn check_name(tx: &Write<'_>, home: HomeId, own: Option<AdultId>, name: &str) -> Result<()> {
    let known = resident_queries::list_adults_of_home(&**tx, home).await?;
    let is_known = known.iter().any(|row| row.ended_at.is_none() && row.name == name && Some(AdultId(row.id)) != own);
    if is_known { Err(Code::RegisteredAlready.into()) } else { Ok(()) }
}

async fn check_account(tx: &Write<'_>, home: HomeId, own: Option<AdultId>, account: PersonId) -> Result<()> {
    check_connected(tx, home, account).await?;
    match resident_queries::find_adult_of(&**tx, account).await? {
        Some(row) if Some(AdultId(row.id)) != own => Err(Code::AccountLinkedElsewhere.into()),
        _ => Ok(()),
    }
}

/// Refuses an account that is not connected to the home.
pub async fn check_connected(tx: &Write<'_>, home: HomeId, account: PersonId) -> Result<()> {
    if resident_queries::is_connected(&**tx, account, home).await? {
        return Ok(());
    }
    let words = ["请选已绑定这套住房的账号", "choose an account that is connected to this home"];
    Err(Problem::new(Code::InvalidInput).with_field("/account_id", words).into())
}
