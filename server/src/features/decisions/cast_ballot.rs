//! A resident casts the ballot of a home, or changes it.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotReceipt, CastBallot};
use linyi_shared::decisions::rules::Channel;
use linyi_shared::id::DecisionId;

use super::ballots::{NewBallot, take};
use super::queries;
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
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_decision(&**tx, id).await?;
            let voter = caller.require_voting_home(input.home_id, row.compound(), row.rules()?.unit)?.person_id;
            let new = NewBallot {
                home: input.home_id,
                channel: Channel::Online,
                choices: &input.choices,
                cast_by: Some(voter),
                entered_by: None,
                serial_number: None,
                note: "",
                photos: &[],
            };
            let (receipt, elector) = take(tx, &row, new).await?;
            let details = serde_json::json!({
                "elector_id": elector.id, "home_id": input.home_id, "channel": Channel::Online, "version": receipt.version,
            });
            tx.audit("decisions.cast_ballot", "decision", id, Some(row.compound()), &details).await?;
            Ok(receipt)
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}
