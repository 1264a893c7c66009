//! Staff complete a work item before it is put to the vote.

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId, WorkItemId};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::api::{EditWorkItem, WorkItemEdited};
use linyi_shared::projects::duties::items_may_change;
use linyi_shared::projects::rules::Stage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::{desk, queries};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Sets title, place, quantity, budget and the residents' share of a work item, until the decision is opened.
#[utoipa::path(post, path = "/projects/{project_id}/items/{work_item_id}", tag = "projects", params(("project_id" = ProjectId, Path), ("work_item_id" = WorkItemId, Path)), request_body = EditWorkItem, responses((status = 200, body = WorkItemEdited)))]
pub async fn edit_work_item(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(ProjectId, WorkItemId)>,
    Input(input): Input<EditWorkItem>,
) -> Result<web::Json<WorkItemEdited>> {
    let (project, id) = path.into_inner();
    let row = queries::require_project(state.database.reader(), project).await?;
    let compound = PlaceId(row.compound_id);
    desk::require_editor(&state, &caller, compound)?;
    if input.resident_share.0 > input.budget.0 {
        let words = ["居民出资不能超过预算", "residents cannot pay more than the budget"];
        return Err(Problem::new(Code::InvalidInput).with_field("/resident_share", words).into());
    }
    let edited = state
        .write(&caller, async |tx| {
            let stage = queries::require_project(&**tx, project).await?.stage;
            if !Stage::parse(&stage).is_some_and(items_may_change) {
                return Err(Code::WorkItemsLocked.into());
            }
            let before = queries::require_work_item(&**tx, id).await?;
            if before.project_id != project.0 {
                return Err(Code::NotFound.into());
            }
            let details = json!({
                "before": [before.title, before.location, before.quantity, before.budget, before.resident_share],
                "after": [input.title, input.location, input.quantity, input.budget.0, input.resident_share.0],
            });
            let mut item = before.into_active_model();
            item.title = Set(input.title.to_string());
            item.location = Set(input.location.to_string());
            item.quantity = Set(input.quantity.to_string());
            item.budget = Set(input.budget.0.0);
            item.resident_share = Set(input.resident_share.0.0);
            item.update(&**tx).await?;
            tx.audit("projects.edit_work_item", "work_item", id, Some(compound), &details).await?;
            Ok(WorkItemEdited { id })
        })
        .await?;
    Ok(web::Json(edited))
}
