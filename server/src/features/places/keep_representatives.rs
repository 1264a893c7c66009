//! Staff keep the register of the residents' representatives' meeting (居委会组织法 13, 28; R27).
//!
//! It is kept compound by compound: members live there, and a meeting of a whole cluster joins the registers below it.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{HomeId, PlaceId, RepresentativeId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::{AddRepresentative, CorrectRepresentative, EndEntry, RepresentativeStored};
use linyi_shared::places::rules::check_term;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::{queries, register_entry, resident_queries};
use crate::entities::representative;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Registers a member of the representatives' meeting.
#[utoipa::path(post, path = "/compounds/{compound_id}/representatives", tag = "places", params(("compound_id" = PlaceId, Path)), request_body = AddRepresentative, responses((status = 201, body = RepresentativeStored)))]
pub async fn add_representative(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    Input(input): Input<AddRepresentative>,
) -> Result<HttpResponse> {
    let compound = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let officer = caller.require(&state, Duty::KeepRoster, compound)?.person_id;
            queries::find_compound_row(&**tx, compound).await?.ok_or(Code::NotFound)?;
            let home = queries::find_home(&**tx, input.home_id).await?;
            if home.is_none_or(|home| home.compound_id != compound.0) {
                let words = ["请选本小区的住房", "choose a home of this compound"];
                return Err(Problem::new(Code::InvalidInput).with_field("/home_id", words).into());
            }
            check_term(input.elected_on, input.term_ends_on)?;
            let known = resident_queries::list_representatives(&**tx, compound).await?;
            register_entry::check_name(&known, input.home_id, None, &input.name)?;
            if let Some(account) = input.account_id {
                let linked = resident_queries::find_representative_of(&**tx, account).await?;
                register_entry::check_account(tx, input.home_id, None, account, linked).await?;
            }
            let id = RepresentativeId(Uuid::now_v7());
            representative::ActiveModel {
                id: Set(id.0),
                compound_id: Set(compound.0),
                home_id: Set(input.home_id.0),
                name: Set(input.name.to_string()),
                seat: Set(input.seat.as_str().to_owned()),
                elected_on: Set(input.elected_on),
                term_ends_on: Set(input.term_ends_on),
                person_id: Set(input.account_id.map(Uuid::from)),
                entered_by: Set(officer.0),
                entered_at: Set(tx.now),
                ended_at: Set(None),
                ended_because: Set(String::new()),
            }
            .insert(&**tx)
            .await?;
            let details = serde_json::json!({
                "home_id": input.home_id, "name": input.name.as_str(), "seat": input.seat,
                "elected_on": input.elected_on, "term_ends_on": input.term_ends_on, "account_id": input.account_id,
            });
            tx.audit("places.add_representative", "representative", id, Some(compound), &details).await?;
            Ok(RepresentativeStored { id })
        })
        .await?;
    Ok(HttpResponse::Created().json(stored))
}

/// Corrects an entry; rolls that are frozen stay as they are.
#[utoipa::path(post, path = "/representatives/{representative_id}", tag = "places", params(("representative_id" = RepresentativeId, Path)), request_body = CorrectRepresentative, responses((status = 200, body = RepresentativeStored)))]
pub async fn correct_representative(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RepresentativeId>,
    Input(input): Input<CorrectRepresentative>,
) -> Result<web::Json<RepresentativeStored>> {
    let id = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let row = register_entry::require(&state, tx, resident_queries::lock_representative(&**tx, id).await?)?;
            let (home, compound) = (HomeId(row.home_id), PlaceId(row.compound_id));
            let mut after = row.clone();
            if let Some(name) = &input.name {
                let known = resident_queries::list_representatives(&**tx, compound).await?;
                register_entry::check_name(&known, home, Some(id.0), name)?;
                after.name = name.to_string();
            }
            if let Some(seat) = input.seat {
                after.seat = seat.as_str().to_owned();
            }
            after.elected_on = input.elected_on.unwrap_or(row.elected_on);
            after.term_ends_on = input.term_ends_on.unwrap_or(row.term_ends_on);
            check_term(after.elected_on, after.term_ends_on)?;
            if let Some(account) = input.account_id {
                let linked = resident_queries::find_representative_of(&**tx, account).await?;
                register_entry::check_account(tx, home, Some(id.0), account, linked).await?;
                after.person_id = Some(account.0);
            } else if input.unlink {
                after.person_id = None;
            }
            let told = |row: &representative::Model| {
                serde_json::json!({
                    "name": row.name, "seat": row.seat, "elected_on": row.elected_on,
                    "term_ends_on": row.term_ends_on, "account_id": row.person_id,
                })
            };
            let details = serde_json::json!({
                "reason": input.reason.as_str(), "before": told(&row), "after": told(&after),
            });
            let mut changed = row.into_active_model();
            changed.name = Set(after.name);
            changed.seat = Set(after.seat);
            changed.elected_on = Set(after.elected_on);
            changed.term_ends_on = Set(after.term_ends_on);
            changed.person_id = Set(after.person_id);
            changed.update(&**tx).await?;
            tx.audit("places.correct_representative", "representative", id, Some(compound), &details).await?;
            Ok(RepresentativeStored { id })
        })
        .await?;
    Ok(web::Json(stored))
}

/// Ends an office before its term; the next roll is without it, and no account casts its ballot any more.
#[utoipa::path(post, path = "/representatives/{representative_id}/end", tag = "places", params(("representative_id" = RepresentativeId, Path)), request_body = EndEntry, responses((status = 200, body = RepresentativeStored)))]
pub async fn end_representative(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RepresentativeId>,
    Input(input): Input<EndEntry>,
) -> Result<web::Json<RepresentativeStored>> {
    let id = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let row = register_entry::require(&state, tx, resident_queries::lock_representative(&**tx, id).await?)?;
            let details = serde_json::json!({
                "name": row.name, "reason": input.reason.as_str(), "account_id": row.person_id,
            });
            register_entry::end(tx, row, &input.reason, &details).await?;
            Ok(RepresentativeStored { id })
        })
        .await?;
    Ok(web::Json(stored))
}
