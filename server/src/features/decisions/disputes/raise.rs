//! A home says that a ballot entered on its behalf is not its own.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{DisputeBallot, DisputeStored};
use linyi_shared::decisions::rules::may_dispute;
use linyi_shared::id::{DecisionId, DisputeId, HomeId, PersonId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::queries;
use crate::entities::{ballot_dispute, ballot_version, decision};
use crate::error::Result;
use crate::features::decisions::papers::queries::find_recipient;
use crate::features::decisions::queries::lock_decision;
use crate::features::decisions::voter_views::spoken_for_since;
use crate::features::decisions::{individuals, scope};
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::people::on_duty::on_duty;
use crate::features::places::queries::find_home;
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
    tell_office(state, tx, &decision, &version, input.home_id).await?;
    Ok(DisputeStored { id: dispute, answer: None })
}

/// Tells those who may answer, and had no part in the entry, that a home waits for them. What was entered stays sealed,
/// and the home's words may tell a choice: neither is in the message.
async fn tell_office(
    state: &State,
    tx: &Write<'_>,
    decision: &decision::Model,
    version: &ballot_version::Model,
    home: HomeId,
) -> Result<()> {
    let id = decision.decision_id();
    let behind = super::people_behind(&**tx, id, version).await?;
    let mut apart: Vec<_> = behind.into_iter().map(PersonId).collect();
    apart.push(tx.caller.principal()?.person_id);
    let people = on_duty(state, tx, Duty::RunDecision, decision.seat(), &apart).await?;
    let home = find_home(&**tx, home).await?.ok_or(Code::Internal)?;
    let home = state.places().name(PlaceId(home.compound_id)) + &home.label;
    let title = &decision.title;
    let message = Message {
        kind: "ballot",
        title: [format!("有一户说代录的选票不是自己的：{title}"), format!("A home disputes an entered ballot: {title}")]
            .into(),
        body: [
            format!("{home}说，社区为它录入的一张选票不是它的意思。请没有参与录入的人核实并答复，答复之前不能公布结果。"),
            format!(
                "{home} says that a ballot entered for it is not what it wants. Somebody who had no part in the entry has to \
                 check and answer; no outcome can be published before."
            ),
        ]
        .into(),
        link: &format!("/desk/decisions/{id}/disputes"),
    };
    deliver(tx, &people, &message).await
}
