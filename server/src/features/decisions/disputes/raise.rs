//! A home says that a ballot entered on its behalf is not its own.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{DisputeBallot, DisputeStored};
use linyi_shared::decisions::rules::may_dispute;
use linyi_shared::id::{DecisionId, DisputeId};
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::queries;
use crate::entities::ballot_dispute;
use crate::error::Result;
use crate::features::decisions::papers::queries::find_recipient;
use crate::features::decisions::queries::lock_decision;
use crate::features::decisions::voter_views::spoken_for_since;
use crate::features::decisions::{individuals, scope};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Disputes a version of a ballot.
#[utoipa::path(post, path = "/decisions/{decision_id}/disputes", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DisputeBallot, responses((status = 201, body = DisputeStored)))]
pub async fn dispute_ballot(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<DisputeBallot>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let frame = state.frames.require(&state, id).await?;
    let compound = frame.compound_of(&caller, input.home_id);
    caller.require_voting_home(input.home_id, compound, frame.unit)?;
    let stored = state.write(&caller, async |tx| raise(&state, tx, id, &input).await).await?;
    Ok(HttpResponse::Created().json(stored))
}

async fn raise(state: &State, tx: &Write<'_>, id: DecisionId, input: &DisputeBallot) -> Result<DisputeStored> {
    // No outcome is published in between.
    let decision = lock_decision(&**tx, id).await?;
    let person = tx.caller.principal()?.person_id;
    let unit = decision.rules()?.unit;
    let elector = if unit.is_individual() {
        individuals::require_linked(&**tx, tx.caller, id, unit, input.home_id).await?.0
    } else {
        find_recipient(&**tx, id, Some(input.home_id), None).await?.ok_or(Code::NotOnRoll)?.elector_id
    };
    let unknown = || {
        let words = ["没有这一张选票，请刷新回执页再选", "there is no such ballot; reload the receipt page"];
        Problem::new(Code::InvalidInput).with_field("/version", words)
    };
    let number = i32::try_from(input.version).map_err(|_| unknown())?;
    let version = queries::find_version(&**tx, elector, number).await?.ok_or_else(unknown)?;
    // What came in the time of an earlier owner is not the new owner's to take back (R21).
    let homes = scope::voting_homes(state, tx.caller, &decision, unit);
    let since = spoken_for_since(&**tx, id, unit, &homes).await?.get(&elector).copied().flatten();
    if since.is_some_and(|since| version.received_at < since) {
        return Err(unknown().into());
    }
    may_dispute(decision.state_at(tx.now), version.voice())?;
    if queries::find_of_version(&**tx, elector, number).await?.is_some() {
        return Err(Code::AlreadyDisputed.into());
    }
    let dispute = DisputeId(Uuid::now_v7());
    ballot_dispute::ActiveModel {
        id: Set(dispute.0),
        decision_id: Set(id.0),
        elector_id: Set(elector),
        version: Set(number),
        home_id: Set(input.home_id.0),
        person_id: Set(person.0),
        words: Set(input.words.as_str().to_owned()),
        made_at: Set(tx.now),
        answer: Set(None),
        reason: Set(String::new()),
        answered_by: Set(None),
        answered_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    // The home's words may tell how it would have voted: they are for whoever answers, not for the audit.
    let details = serde_json::json!({"dispute_id": dispute, "home_id": input.home_id, "version": number});
    tx.audit("decisions.dispute_ballot", "decision", id, Some(decision.compound()), &details).await?;
    Ok(DisputeStored { id: dispute, answer: None })
}
