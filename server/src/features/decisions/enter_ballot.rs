//! Staff enter a ballot received on paper, at the door or on the telephone; the home's people are told (R22).

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{BallotReceipt, EnterBallot};
use linyi_shared::decisions::rules::Channel;
use linyi_shared::id::DecisionId;
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};

use super::ballots::{NewBallot, take};
use super::queries;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
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
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_decision(&**tx, id).await?;
            let clerk = caller.require(&state, Duty::EnterBallots, row.compound())?.person_id;
            let new = NewBallot {
                home: input.home_id,
                channel: input.channel,
                choices: &input.choices,
                cast_by: None,
                entered_by: Some(clerk),
                serial_number: input.serial_number.as_deref(),
                note: &input.note,
                photos: &input.photos,
            };
            let (receipt, elector) = take(tx, &row, new).await?;
            let details = serde_json::json!({
                "elector_id": elector.id, "home_id": input.home_id, "channel": input.channel,
                "version": receipt.version, "serial_number": input.serial_number, "photos": input.photos,
            });
            tx.audit("decisions.enter_ballot", "decision", id, Some(row.compound()), &details).await?;
            let people = queries::list_people(&**tx, id, Some(elector.id)).await?;
            let body = format!(
                "社区为您家录入了一张选票（{}），回执号 {}。如果不是您的意思，请尽快联系社区，截止前可以更正。",
                input.channel.words(Lang::Zh),
                receipt.receipt_number
            );
            let title = format!("您家的选票已录入：{}", row.title);
            let link = format!("/decisions/{id}/receipt");
            deliver(tx, &people, &Message { kind: "ballot", title: &title, body: &body, link: &link }).await?;
            Ok(receipt)
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
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
