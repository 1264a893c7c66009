//! A signed paper comes back: when it was signed for, and a photo of it; what it says is entered later, twice (R22).

use actix_web::web;
use linyi_shared::decisions::api::{PaperStepped, ReturnPaper};
use linyi_shared::decisions::rules::{PaperState, may_return};
use linyi_shared::id::DecisionId;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::error::Result;
use crate::features::decisions::ballot_queries::count_unused_photos;
use crate::features::decisions::mandates;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Registers a paper as back.
#[utoipa::path(post, path = "/decisions/{decision_id}/papers/returns", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = ReturnPaper, responses((status = 200, body = PaperStepped)))]
pub async fn return_paper(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<ReturnPaper>,
) -> Result<web::Json<PaperStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let decision = super::require(&state, tx, id, Duty::EnterBallots).await?;
            let person = tx.caller.principal()?.person_id;
            let paper = super::require_paper(tx, id, input.serial).await?;
            match paper.paper_state()? {
                PaperState::Outstanding => {}
                PaperState::Waiting => return Err(Code::PaperReturned.into()),
                PaperState::Counted => return Err(Code::PaperUsed.into()),
                PaperState::Void => return Err(Code::PaperVoid.into()),
            }
            may_return(decision.state_at(tx.now), decision.window(), input.received_at, tx.now)?;
            if input.photos.is_empty() {
                let words = ["请拍下签了名的纸质选票", "take a photo of the signed paper"];
                return Err(Problem::new(Code::InvalidInput).with_field("/photos", words).into());
            }
            if count_unused_photos(&**tx, person, &input.photos).await? != input.photos.len() as u64 {
                return Err(Code::PhotoUnknown.into());
            }
            let (elector, home) = match (paper.elector_id, paper.home_id) {
                (Some(elector), Some(home)) => (elector, home),
                _ if input.home_id.is_none() && input.elector_id.is_none() => {
                    return Err(Code::PaperHomeMissing.into());
                }
                _ => {
                    let found = queries::find_recipient(&**tx, id, input.home_id, input.elector_id).await?;
                    let found = found.ok_or(Code::NotOnRoll)?;
                    (found.elector_id, found.home_id)
                }
            };
            super::require_at(&state, tx, id, home).await?;
            if let Some(mandate) = input.mandate_id {
                mandates::queries::find_in_force(&**tx, id, mandate, elector).await?.ok_or(Code::MandateInvalid)?;
            }
            let serial = paper.serial;
            let mut paper = paper.into_active_model();
            paper.elector_id = Set(Some(elector));
            paper.home_id = Set(Some(home));
            paper.received_at = Set(Some(input.received_at));
            paper.mandate_id = Set(input.mandate_id.map(Into::into));
            paper.state = Set(PaperState::Waiting.as_str().to_owned());
            paper.update(&**tx).await?;
            queries::insert_photos(&**tx, id, serial, input.photos.iter().map(|photo| photo.0)).await?;
            let details = serde_json::json!({
                "serial": input.serial, "elector_id": elector, "home_id": home, "received_at": input.received_at,
                "photos": input.photos, "mandate_id": input.mandate_id,
            });
            tx.audit("decisions.return_paper", "decision", id, Some(decision.compound()), &details).await?;
            Ok(PaperStepped { id, serial: input.serial, state: PaperState::Waiting })
        })
        .await?;
    Ok(web::Json(stepped))
}
