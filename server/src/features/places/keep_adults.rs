//! Staff keep the register of adults: who of eighteen years or more lives in a home (R6, R30).
//!
//! A date of birth is asked for to check the age and is not kept; see `linyi_shared::places::rules::kept_of_birth`.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{AdultId, HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{AddAdult, AdultStored, CorrectAdult, EndEntry};
use linyi_shared::places::rules::{kept_of_birth, masked_name};
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::{queries, register_entry, resident_queries};
use crate::entities::adult;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

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
            let known = resident_queries::list_adults_of_home(&**tx, home).await?;
            register_entry::check_name(&known, home, None, &input.name)?;
            if let Some(account) = input.account_id {
                let linked = resident_queries::find_adult_of(&**tx, account).await?;
                register_entry::check_account(tx, home, None, account, linked).await?;
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
            let row = register_entry::require(&state, tx, resident_queries::lock_adult(&**tx, id).await?)?;
            let (home, compound) = (HomeId(row.home_id), PlaceId(row.compound_id));
            let before = (masked_name(&row.name), row.of_age_on, row.person_id);
            let mut after = row.clone();
            if let Some(name) = &input.name {
                let known = resident_queries::list_adults_of_home(&**tx, home).await?;
                register_entry::check_name(&known, home, Some(id.0), name)?;
                after.name = name.to_string();
            }
            if let Some(born) = input.birth_date {
                after.of_age_on = kept_of_birth(born, local_date(tx.now))?;
            }
            if let Some(account) = input.account_id {
                let linked = resident_queries::find_adult_of(&**tx, account).await?;
                register_entry::check_account(tx, home, Some(id.0), account, linked).await?;
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
            let row = register_entry::require(&state, tx, resident_queries::lock_adult(&**tx, id).await?)?;
            let details = serde_json::json!({
                "home_id": row.home_id, "reason": input.reason.as_str(), "account_id": row.person_id,
            });
            register_entry::end(tx, row, &input.reason, &details).await?;
            Ok(AdultStored { id })
        })
        .await?;
    Ok(web::Json(stored))
}
