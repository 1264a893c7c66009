//! A resident of the compound, or staff, tells what was seen; it becomes public with its answer.

use actix_web::{HttpResponse, web};
use linyi_shared::acceptance::api::{ObservationRecorded, Observe};
use linyi_shared::acceptance::rules::may_observe;
use linyi_shared::id::{HomeId, ObservationId, PlaceId, ProjectId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;
use uuid::Uuid;

use super::queries;
use super::record_check::require_built_item;
use crate::entities::observation;
use crate::error::Result;
use crate::features::works::views::{photos_json, stage_of};
use crate::features::{media, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Observations of one person in one project that may wait for an answer: enough for a walk through the compound, too
/// few to bury the office.
const WAITING: u64 = 20;

/// Tells what was seen in the works or at the checks.
#[utoipa::path(post, path = "/projects/{project_id}/observations", tag = "acceptance", params(("project_id" = ProjectId, Path)), request_body = Observe, responses((status = 201, body = ObservationRecorded)))]
pub async fn observe(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<Observe>,
) -> Result<HttpResponse> {
    let project = path.into_inner();
    let row = projects::queries::require_project(state.database.reader(), project).await?;
    let compound = PlaceId(row.compound_id);
    let home = observing_home(&state, &caller, compound)?;
    let recorded = state
        .write(&caller, async |tx| {
            let row = projects::queries::require_project(&**tx, project).await?;
            may_observe(stage_of(&row))?;
            if let Some(id) = input.work_item_id {
                require_built_item(tx, project, id).await?;
            }
            let person = tx.caller.principal()?.person_id;
            if queries::count_waiting_of(&**tx, project, person).await? >= WAITING {
                return Err(Code::ObservationsWaiting.into());
            }
            // Nobody's photos of a courtyard are public before staff have looked at them.
            media::serve::attach(tx, &input.photos, compound, false).await?;
            let row = observation::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                project_id: Set(project.0),
                work_item_id: Set(input.work_item_id.map(Uuid::from)),
                text: Set(input.text.to_string()),
                photos: Set(photos_json(&input.photos)),
                home_id: Set(home.map(Uuid::from)),
                observed_by: Set(person.0),
                observed_at: Set(tx.now),
                answer: Set(String::new()),
                answered_by: Set(None),
                answered_at: Set(None),
            }
            .insert(&**tx)
            .await?;
            let details = json!({"work_item_id": input.work_item_id, "by_resident": home.is_some()});
            tx.audit("acceptance.observe", "observation", row.id, Some(compound), &details).await?;
            Ok(ObservationRecorded { id: ObservationId(row.id) })
        })
        .await?;
    Ok(HttpResponse::Created().json(recorded))
}

/// The home of a resident of the compound; none for staff; others are refused.
fn observing_home(state: &State, caller: &Caller, compound: PlaceId) -> Result<Option<HomeId>> {
    if let Some(home) = caller.homes_in(compound).first() {
        return Ok(Some(*home));
    }
    if caller.principal()?.homes.is_empty() || caller.may(state, Duty::RunChecks, compound) {
        caller.require(state, Duty::RunChecks, compound)?;
        return Ok(None);
    }
    Err(Code::ForeignCompound.into())
}
