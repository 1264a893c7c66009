//! Grid workers enter an answer that was given at the door or on paper; the home's residents are told.

use actix_web::web;
use linyi_shared::consultations::api::{AnswerAccepted, EnterAnswer};
use linyi_shared::consultations::rules::{AnswerChannel, VisitResult};
use linyi_shared::id::{ConsultationId, HomeId, PlaceId};
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::words::Words;

use super::answer::{Answer, require_adult, store};
use super::queries;
use super::record_visit::{keep_visit, require_home_of};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Enters the answer of a home, in place of an earlier one whichever way it came; every version is kept.
#[utoipa::path(post, path = "/consultations/{consultation_id}/entered-answers", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), request_body = EnterAnswer, responses((status = 200, body = AnswerAccepted)))]
pub async fn enter_answer(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    Input(input): Input<EnterAnswer>,
) -> Result<web::Json<AnswerAccepted>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_consultation(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::VisitHomes, compound)?;
    check(&input)?;
    let accepted = state
        .write(&caller, async |tx| {
            let row = queries::require_consultation(&**tx, id).await?;
            let home = require_home_of(&**tx, input.home_id, compound).await?;
            let answer = Answer {
                home: input.home_id,
                channel: input.channel,
                wishes: &input.wishes,
                remark: &input.remark,
                photos: &input.photos,
            };
            let accepted = store(tx, &row, &answer).await?;
            if input.channel == AnswerChannel::Visit {
                keep_visit(tx, &row, input.home_id, VisitResult::Answered, "").await?;
            }
            let people = queries::list_people_of_home(&**tx, HomeId(home.id)).await?;
            let [way, way_en] = [Lang::Zh, Lang::En].map(|lang| input.channel.words(lang));
            let message = Message {
                kind: "consultation",
                title: Words::from(["工作人员登记了您家的意见", "Your home's answer was entered by the staff"]),
                body: Words::from([
                    format!("{}的意见已登记（{way}）。如果不对，截止前您可以自己修改。", home.label),
                    format!(
                        "The answer of {} was entered ({way_en}). If it is wrong, you can change it until the close.",
                        home.label
                    ),
                ]),
                link: &format!("/consultations/{id}"),
            };
            deliver(tx, &people, &message).await?;
            Ok(accepted)
        })
        .await?;
    Ok(web::Json(accepted))
}

fn check(input: &EnterAnswer) -> Result<()> {
    let refused = |pointer: &str, words: [&str; 2]| Problem::new(Code::InvalidInput).with_field(pointer, words).into();
    if input.channel == AnswerChannel::Online {
        return Err(refused("/channel", ["请选上门或纸质", "choose visit or paper"]));
    }
    if input.channel == AnswerChannel::Paper && input.photos.is_empty() {
        return Err(refused("/photos", ["请拍下纸质意见表", "take a photo of the paper form"]));
    }
    require_adult(input.adult)
}
