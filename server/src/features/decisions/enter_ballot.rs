//! Staff enter what a voter said at the door, on the telephone or in a meeting; papers are entered by their numbers.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotReceipt, EnterBallot};
use linyi_shared::fault::InputFault;
use linyi_shared::id::{DecisionId, HomeId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};

use super::ballot_box::{Entry, Slip};
use super::papers::queries::find_recipient;
use super::queries::require_decision;
use super::scope;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Enters a ballot that a voter gave in words.
#[utoipa::path(post, path = "/decisions/{decision_id}/entered-ballots", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = EnterBallot, responses((status = 201, body = BallotReceipt)))]
pub async fn enter_ballot(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<EnterBallot>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let channel = input.channel;
    if !channel.is_told() {
        let words = [
            "请选上门、电话或会议现场；纸质选票请按编号录入",
            "choose visit, telephone or meeting; papers are entered by number",
        ];
        return Err(Problem::new(Code::InvalidInput).with_field("/channel", words).into());
    }
    let db = state.database.reader();
    let frame = state.frames.require(&state, id).await?;
    let home = match (input.home_id, input.elector_id) {
        (_, Some(elector)) => {
            // Who may look up an elector is checked before; where it lives decides below.
            scope::require_somewhere(&state, &caller, &require_decision(db, id).await?, Duty::EnterBallots)?;
            let named = find_recipient(db, id, input.home_id, Some(elector)).await?;
            HomeId(named.ok_or(Code::NotOnRoll)?.home_id)
        }
        (Some(home), None) => home,
        (None, None) => {
            return Err(Problem::new(Code::InvalidInput).with_field("/home_id", InputFault::Missing).into());
        }
    };
    let place = frame.entry_place(db, home).await?;
    caller.require(&state, Duty::EnterBallots, place)?;
    let entry = Entry { paper: None, note: input.note.to_string(), photos: input.photos };
    let slip = Slip {
        decision: id,
        home,
        elector: input.elector_id,
        channel,
        choices: input.choices,
        caller,
        mandate: input.mandate_id,
        entry: Some(entry),
        kept_since: None,
    };
    let taken = state.ballot_box.cast(slip).await?;
    Ok(HttpResponse::Created().json(taken.receipt(&state, channel)))
}
