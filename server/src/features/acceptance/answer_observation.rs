//! Staff answer an observation; with its answer it becomes public, and whoever told it gets it into the inbox.

use actix_web::web;
use linyi_shared::acceptance::api::{AnswerObservation, ObservationAnswered};
use linyi_shared::id::{ObservationId, PersonId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::queries;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Answers an observation, once.
#[utoipa::path(post, path = "/observations/{observation_id}/answer", tag = "acceptance", params(("observation_id" = ObservationId, Path)), request_body = AnswerObservation, responses((status = 200, body = ObservationAnswered)))]
pub async fn answer_observation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ObservationId>,
    Input(input): Input<AnswerObservation>,
) -> Result<web::Json<ObservationAnswered>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_observation(state.database.reader(), id).await?.compound_id);
    let staff = caller.require(&state, Duty::RunChecks, compound)?.person_id;
    let answered = state
        .write(&caller, async |tx| {
            let row = queries::require_observation(&**tx, id).await?;
            if row.answered_at.is_some() {
                return Err(Code::ObservationAnswered.into());
            }
            let observer = PersonId(row.observed_by);
            let link = format!("/projects/{}/acceptance#observations", row.project_id);
            let by_resident = row.home_id.is_some();
            let mut row = row.into_active_model();
            row.answer = Set(input.text.to_string());
            row.answered_by = Set(Some(staff.0));
            row.answered_at = Set(Some(tx.now));
            row.update(&**tx).await?;
            if by_resident {
                let title = Words::from(["您反映的施工问题有了答复", "What you told about the works was answered"]);
                let body = Words::from(input.text.to_string());
                let message = Message { kind: "observation", title, body, link: &link };
                deliver(tx, &[observer], &message).await?;
            }
            tx.audit("acceptance.answer_observation", "observation", id, Some(compound), &json!({})).await?;
            Ok(ObservationAnswered { id })
        })
        .await?;
    Ok(web::Json(answered))
}
