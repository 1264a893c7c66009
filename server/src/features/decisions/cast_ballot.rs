//! A resident casts the ballot of a home, or changes it; or somebody casts it under a mandate.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotReceipt, CastBallot};
use linyi_shared::decisions::rules::Channel;
use linyi_shared::id::{DecisionId, HomeId, MandateId};
use linyi_shared::problem::Code;

use super::ballot_box::Slip;
use super::frame::Frame;
use super::{individuals, mandates, papers};
use crate::error::{Failure, Result};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Casts a ballot online, or sends one that waited on a phone without a network.
#[utoipa::path(post, path = "/decisions/{decision_id}/ballots", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = CastBallot, responses((status = 201, body = BallotReceipt)))]
pub async fn cast_ballot(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<CastBallot>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    // On a phone that several people use, a kept ballot goes out with whoever is signed in by then.
    let channel = match input.kept {
        Some(kept) if caller.person_id() != Some(kept.by) => return Err(Code::BallotOfAnother.into()),
        Some(_) => Channel::Offline,
        None => Channel::Online,
    };
    let frame = state.frames.require(&state, id).await?;
    let compound = frame.compound_of(&caller, input.home_id);
    let mandate = match caller.require_voting_home(input.home_id, compound, frame.unit) {
        Ok(_) => None,
        Err(barred) => Some(find_mandate(&state, &caller, id, &frame, input.home_id).await?.ok_or(barred)?),
    };
    let elector = if frame.unit.is_individual() {
        let db = state.database.reader();
        Some(individuals::require_linked(db, &caller, id, frame.unit, input.home_id).await?)
    } else {
        None
    };
    let slip = Slip {
        decision: id,
        home: input.home_id,
        elector,
        channel,
        choices: input.choices,
        caller,
        mandate,
        entry: None,
        kept_since: input.kept.map(|kept| kept.since),
    };
    let taken = state.ballot_box.cast(slip).await?;
    Ok(HttpResponse::Created().json(taken.receipt(&state, channel)))
}

/// The mandate in force under which a caller who does not speak for a home votes for it (R19).
async fn find_mandate(
    state: &State,
    caller: &Caller,
    id: DecisionId,
    frame: &Frame,
    home: HomeId,
) -> Result<Option<MandateId>, Failure> {
    let db = state.database.reader();
    let Some(person) = caller.person_id().filter(|_| frame.unit.is_owner()) else { return Ok(None) };
    let Some(principal) = papers::queries::find_recipient(db, id, Some(home), None).await? else { return Ok(None) };
    let found = mandates::queries::find_of_agent(db, id, person, principal.elector_id).await?;
    Ok(found.map(|row| MandateId(row.id)))
}
