//! Staff enter a ballot received on paper, at the door or on the telephone; the home's people are told (R22).

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotReceipt, EnterBallot};
use linyi_shared::decisions::rules::Channel;
use linyi_shared::id::DecisionId;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};

use super::ballot_box::{Entry, Slip};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Enters a ballot received by another way than online.
#[utoipa::path(post, path = "/decisions/{decision_id}/entered-ballots", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = EnterBallot, responses((status = 201, body = BallotReceipt)))]
pub async fn enter_ballot(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<EnterBallot>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    check_channel(&input)?;
    let frame = state.frames.require(&state, id).await?;
    let place = frame.entry_place(state.database.reader(), input.home_id).await?;
    caller.require(&state, Duty::EnterBallots, place)?;
    let channel = input.channel;
    let entry = Entry {
        serial_number: input.serial_number.map(|number| number.to_string()),
        note: input.note.to_string(),
        photos: input.photos,
    };
    let slip = Slip { decision: id, home: input.home_id, channel, choices: input.choices, caller, entry: Some(entry) };
    let taken = state.ballot_box.cast(slip).await?;
    Ok(HttpResponse::Created().json(taken.receipt(&state, channel)))
}

fn check_channel(input: &EnterBallot) -> Result<()> {
    let refuse = |pointer: &str, words: [&str; 2]| Problem::new(Code::InvalidInput).with_field(pointer, words);
    if !input.channel.is_entered() {
        return Err(refuse("/channel", ["请选纸质、上门或电话", "choose paper, visit or telephone"]).into());
    }
    if input.channel == Channel::Paper && input.photos.is_empty() {
        return Err(refuse("/photos", ["请拍下签了名的纸质选票", "take a photo of the signed paper"]).into());
    }
    Ok(())
}
