//! Staff set the title, the summary and the planned dates.

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::api::{ProjectUpdated, UpdateProject};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::{desk, queries};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Sets the title, the summary and the planned dates; what stood there before stays in the audit.
#[utoipa::path(post, path = "/projects/{project_id}", tag = "projects", params(("project_id" = ProjectId, Path)), request_body = UpdateProject, responses((status = 200, body = ProjectUpdated)))]
pub async fn update_project(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<UpdateProject>,
) -> Result<web::Json<ProjectUpdated>> {
    let id = path.into_inner();
    let row = queries::require_project(state.database.reader(), id).await?;
    desk::require_editor(&state, &caller, PlaceId(row.compound_id))?;
    if let (Some(start), Some(end)) = (input.planned_start, input.planned_end)
        && end < start
    {
        let words = ["完工日期不能早于开工日期", "the end cannot come before the beginning"];
        return Err(Problem::new(Code::InvalidInput).with_field("/planned_end", words).into());
    }
    let updated = state
        .write(&caller, async |tx| {
            let before = queries::require_project(&**tx, id).await?;
            let compound = PlaceId(before.compound_id);
            let details = json!({
                "before": {"title": before.title, "summary": before.summary, "planned_start": before.planned_start, "planned_end": before.planned_end},
                "after": {"title": input.title, "summary": input.summary, "planned_start": input.planned_start, "planned_end": input.planned_end},
            });
            let mut row = before.into_active_model();
            row.title = Set(input.title.to_string());
            row.summary = Set(input.summary.to_string());
            row.planned_start = Set(input.planned_start);
            row.planned_end = Set(input.planned_end);
            row.updated_at = Set(tx.now);
            row.update(&**tx).await?;
            tx.audit("projects.update", "project", id, Some(compound), &details).await?;
            Ok(ProjectUpdated { id })
        })
        .await?;
    Ok(web::Json(updated))
}
