//! A paper reaches its home: the proof of delivery, home by home, that silence may need (R13 b).

use actix_web::web;
use linyi_shared::decisions::api::{DeliverPaper, PaperStepped};
use linyi_shared::decisions::rules::PaperState;
use linyi_shared::id::DecisionId;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use crate::error::Result;
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
            let mut paper = paper.into_active_model();
            paper.delivered_at = Set(Some(input.delivered_at));
            paper.delivery_method = Set(Some(input.method.as_str().to_owned()));
            paper.update(&**tx).await?;
            let details = serde_json::json!({
                "serial": input.serial, "method": input.method, "delivered_at": input.delivered_at, "note": input.note,
            });
            tx.audit("decisions.deliver_paper", "decision", id, Some(decision.compound()), &details).await?;
            Ok(PaperStepped { id, serial: input.serial, state: standing })
        })
        .await?;
    Ok(web::Json(stepped))
}
