//! A paper reaches its home: the proof of delivery, home by home, that silence may need (R13 b).
//!
//! Who registered it, how and when it was handed over, who signed or witnessed, and photos stay with the paper. Where
//! silence may count, a delivery without any of the last two is refused: a mere word is no proof.

use actix_web::web;
use linyi_shared::decisions::api::{DeliverPaper, PaperStepped};
use linyi_shared::decisions::rules::{PaperState, may_deliver};
use linyi_shared::id::DecisionId;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::error::Result;
use crate::features::decisions::ballot_queries::count_unused_photos;
use crate::features::decisions::silence;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Records how and when a paper was delivered; a later record replaces an earlier one.
#[utoipa::path(post, path = "/decisions/{decision_id}/papers/deliveries", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DeliverPaper, responses((status = 200, body = PaperStepped)))]
pub async fn deliver_paper(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<DeliverPaper>,
) -> Result<web::Json<PaperStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let decision = super::require(&state, tx, id, Duty::EnterBallots).await?;
            may_deliver(decision.state_at(tx.now))?;
            let person = tx.caller.principal()?.person_id;
            let paper = super::require_paper(tx, id, input.serial).await?;
            let standing = paper.paper_state()?;
            if standing == PaperState::Void {
                return Err(Code::PaperVoid.into());
            }
            super::require_at(&state, tx, id, paper.home_id.ok_or(Code::PaperHomeMissing)?).await?;
            if input.delivered_at > tx.now || input.delivered_at < paper.issued_at - chrono::Duration::days(1) {
                let words = ["送达时间应在发票之后、现在之前", "between the issue of the paper and now"];
                return Err(Problem::new(Code::InvalidInput).with_field("/delivered_at", words).into());
            }
            if input.note.is_empty() && input.photos.is_empty() && silence::find(&**tx, id).await?.is_some() {
                let words = [
                    "请写明签收人、见证人或快递单号，或者附照片",
                    "say who signed or witnessed or the number of the mail, or add a photo",
                ];
                return Err(Problem::new(Code::InvalidInput).with_field("/note", words).into());
            }
            if !input.photos.is_empty()
                && count_unused_photos(&**tx, person, &input.photos).await? != input.photos.len() as u64
            {
                return Err(Code::PhotoUnknown.into());
            }
            let serial = paper.serial;
            let mut paper = paper.into_active_model();
            paper.delivered_at = Set(Some(input.delivered_at));
            paper.delivery_method = Set(Some(input.method.as_str().to_owned()));
            paper.delivery_note = Set(input.note.to_string());
            paper.delivered_by = Set(Some(person.0));
            paper.update(&**tx).await?;
            queries::insert_delivery_photos(&**tx, id, serial, input.photos.iter().map(|photo| photo.0)).await?;
            let details = serde_json::json!({
                "serial": input.serial, "method": input.method, "delivered_at": input.delivered_at, "note": input.note,
                "photos": input.photos,
            });
            tx.audit("decisions.deliver_paper", "decision", id, Some(decision.compound()), &details).await?;
            Ok(PaperStepped { id, serial: input.serial, state: standing })
        })
        .await?;
    Ok(web::Json(stepped))
}
