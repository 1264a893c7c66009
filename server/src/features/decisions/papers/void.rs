//! A paper takes part no more, for a reason that stays on record.

use actix_web::web;
use linyi_shared::decisions::api::{PaperStepped, VoidPaper};
use linyi_shared::decisions::rules::{PaperState, VoidReason, may_void};
use linyi_shared::id::DecisionId;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Declares a paper void.
#[utoipa::path(post, path = "/decisions/{decision_id}/papers/voids", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = VoidPaper, responses((status = 200, body = PaperStepped)))]
pub async fn void_paper(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<VoidPaper>,
) -> Result<web::Json<PaperStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let decision = super::require(&state, tx, id, Duty::RunDecision).await?;
            let paper = super::require_paper(tx, id, input.serial).await?;
            if input.reason == VoidReason::Disputed {
                let words = [
                    "请选其他原因；这一项由答复住户时自动登记",
                    "choose another reason; this one follows from a dispute",
                ];
                return Err(Problem::new(Code::InvalidInput).with_field("/reason", words).into());
            }
            may_void(decision.state_at(tx.now), paper.paper_state()?)?;
            let mut paper = paper.into_active_model();
            paper.state = Set(PaperState::Void.as_str().to_owned());
            paper.void_reason = Set(Some(input.reason.as_str().to_owned()));
            paper.update(&**tx).await?;
            let details = serde_json::json!({"serial": input.serial, "reason": input.reason, "note": input.note});
            tx.audit("decisions.void_paper", "decision", id, Some(decision.compound()), &details).await?;
            Ok(PaperStepped { id, serial: input.serial, state: PaperState::Void })
        })
        .await?;
    Ok(web::Json(stepped))
}
