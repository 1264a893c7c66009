//! Staff enter an answer given on paper or on the telephone, with a witness; the home's residents are told.

use actix_web::web;
use linyi_shared::id::{PlaceId, RatingRoundId};
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::ratings::api::{EnterRating, RatingReceipt};
use linyi_shared::ratings::rules::{RatingChannel, may_enter};
use linyi_shared::words::Words;

use super::answer::{Answer, store};
use super::queries;
use crate::error::Result;
use crate::features::consultations::record_visit::require_home_of;
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Enters the answer of a home; what a home said online itself stands (R48).
#[utoipa::path(post, path = "/rating-rounds/{round_id}/entered-answers", tag = "ratings", params(("round_id" = RatingRoundId, Path)), request_body = EnterRating, responses((status = 200, body = RatingReceipt)))]
pub async fn enter_rating(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RatingRoundId>,
    Input(input): Input<EnterRating>,
) -> Result<web::Json<RatingReceipt>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_round(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::VisitHomes, compound)?;
    if input.channel == RatingChannel::Online {
        let words = ["请选纸质或电话", "choose paper or telephone"];
        return Err(Problem::new(Code::InvalidInput).with_field("/channel", words).into());
    }
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_round(&**tx, id).await?;
            let home = require_home_of(&**tx, input.home_id, compound).await?;
            let standing = queries::find_answer(&**tx, id, input.home_id).await?;
            may_enter(standing.and_then(|answer| RatingChannel::parse(&answer.channel)))?;
            let answer = Answer {
                home: input.home_id,
                channel: input.channel,
                witness: &input.witness,
                levels: &input.levels,
                remark: &input.remark,
                wanted: &input.wanted,
            };
            let receipt = store(tx, &row, &answer).await?;
            let people = queries::list_people_of_home(&**tx, input.home_id).await?;
            let [way, way_en] = [Lang::Zh, Lang::En].map(|lang| input.channel.words(lang));
            let message = Message {
                kind: "rating",
                title: Words::from(["工作人员登记了您家的评价", "Your home's rating was entered by the staff"]),
                body: Words::from([
                    format!("{}的评价已登记（{way}）。如果不对，截止前您可以自己修改。", home.label),
                    format!(
                        "The rating of {} was entered ({way_en}). If it is wrong, you can change it until the close.",
                        home.label
                    ),
                ]),
                link: &format!("/ratings/{id}"),
            };
            deliver(tx, &people, &message).await?;
            Ok(receipt)
        })
        .await?;
    Ok(web::Json(receipt))
}
