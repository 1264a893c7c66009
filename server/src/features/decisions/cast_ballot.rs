//! A resident casts the ballot of a home, or changes it.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotReceipt, CastBallot};
use linyi_shared::decisions::rules::Channel;
use linyi_shared::id::DecisionId;

use super::ballot_box::Slip;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Casts a ballot online.
#[utoipa::path(post, path = "/decisions/{decision_id}/ballots", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = CastBallot, responses((status = 201, body = BallotReceipt)))]
pub async fn cast_ballot(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<CastBallot>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let frame = state.frames.require(&state, id).await?;
    caller.require_voting_home(input.home_id, frame.compound_of(&caller, input.home_id), frame.unit)?;
    let slip = Slip {
        decision: id,
        home: input.home_id,
        channel: Channel::Online,
        choices: input.choices,
        caller,
        entry: None,
    };
    let taken = state.ballot_box.cast(slip).await?;
    Ok(HttpResponse::Created().json(taken.receipt(&state, Channel::Online)))
}
