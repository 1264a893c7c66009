//! Staff review the free texts of a closed round, without knowing whose they are (R51).

use actix_web::web;
use linyi_shared::id::{PlaceId, RatingRoundId, RemarkId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::ratings::api::{ReviewRemark, RoundPhase, RoundReceipt};
use linyi_shared::ratings::rules::RemarkState;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{asked, queries};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Shows a free text with the result, or holds it back; once.
#[utoipa::path(post, path = "/rating-rounds/{round_id}/remarks/{remark_id}/review", tag = "ratings", params(("round_id" = RatingRoundId, Path), ("remark_id" = RemarkId, Path)), request_body = ReviewRemark, responses((status = 200, body = RoundReceipt)))]
pub async fn review_remark(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(RatingRoundId, RemarkId)>,
    Input(input): Input<ReviewRemark>,
) -> Result<web::Json<RoundReceipt>> {
    let (id, remark) = path.into_inner();
    let compound = PlaceId(queries::require_round(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::RunRatings, compound)?;
    let receipt = state
        .write(&caller, async |tx| {
            let round = queries::require_round(&**tx, id).await?;
            if asked::phase(&round, tx.now) != RoundPhase::Closed {
                return Err(Code::RatingSealed.into());
            }
            let mut row = queries::require_remark(&**tx, id, remark).await?.into_active_model();
            let verdict = if input.show { RemarkState::Shown } else { RemarkState::Held };
            row.remark_state = Set(verdict.as_str().to_owned());
            row.update(&**tx).await?;
            let details = serde_json::json!({"remark_id": remark, "verdict": verdict});
            tx.audit("ratings.review", "rating_round", id, Some(compound), &details).await?;
            Ok(RoundReceipt { id, opens_at: round.opens_at, closes_at: round.closes_at })
        })
        .await?;
    Ok(web::Json(receipt))
}
