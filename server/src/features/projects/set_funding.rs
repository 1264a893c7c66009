//! Staff set the money of a project by source.

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::api::{FundingSet, SetFunding};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;
use uuid::Uuid;

use super::{desk, queries};
use crate::entities::funding_line;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::plan::Plan;
use crate::state::State;
use crate::write::Write;

/// One line to be kept: source, amount in 分, remark.
struct Line {
    source_code: String,
    amount: i64,
    note: String,
}

/// Replaces the money of a project.
#[utoipa::path(put, path = "/projects/{project_id}/funding", tag = "projects", params(("project_id" = ProjectId, Path)), request_body = SetFunding, responses((status = 200, body = FundingSet)))]
pub async fn set_funding(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<SetFunding>,
) -> Result<web::Json<FundingSet>> {
    let id = path.into_inner();
    let row = queries::require_project(state.database.reader(), id).await?;
    desk::require_editor(&state, &caller, PlaceId(row.compound_id))?;
    let lines = checked(&state.plan, input)?;
    let answer = state.write(&caller, async |tx| replace(tx, id, &lines).await).await?;
    Ok(web::Json(answer))
}

/// The same for HTML forms, which know no PUT.
#[utoipa::path(post, path = "/projects/{project_id}/funding", tag = "projects", params(("project_id" = ProjectId, Path)), request_body = SetFunding, responses((status = 200, body = FundingSet)))]
pub async fn set_funding_by_form(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    input: Input<SetFunding>,
) -> Result<web::Json<FundingSet>> {
    set_funding(state, caller, path, input).await
}

/// The lines with an amount; a source the plan does not name, or one named twice with the same remark, is refused.
fn checked(plan: &Plan, input: SetFunding) -> Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, line) in input.lines.into_iter().enumerate() {
        let Some(amount) = line.amount.filter(|amount| amount.0.0 > 0) else { continue };
        let code = line.source_code.as_str();
        let is_known = plan.sources.iter().any(|source| source.code == code);
        let is_twice = lines.iter().any(|other| other.source_code == code && other.note == line.note.as_str());
        if !is_known || is_twice {
            let pointer = format!("/lines/{index}/source_code");
            let words = if is_known {
                [
                    "这个来源写了两次，请合并，或写不同的备注",
                    "this source stands twice; merge them or note what differs",
                ]
            } else {
                ["没有这个资金来源", "there is no such source of money"]
            };
            return Err(Problem::new(Code::InvalidInput).with_field(pointer, words).into());
        }
        lines.push(Line { source_code: code.to_owned(), amount: amount.0.0, note: line.note.to_string() });
    }
    Ok(lines)
}

async fn replace(tx: &Write<'_>, id: ProjectId, lines: &[Line]) -> Result<FundingSet> {
    let project = queries::require_project(&**tx, id).await?;
    let before = queries::list_funding(&**tx, id).await?;
    queries::delete_funding(&**tx, id).await?;
    for (position, line) in lines.iter().enumerate() {
        funding_line::ActiveModel {
            id: Set(Uuid::now_v7()),
            project_id: Set(id.0),
            source_code: Set(line.source_code.clone()),
            amount: Set(line.amount),
            note: Set(line.note.clone()),
            position: Set(position as i32),
        }
        .insert(&**tx)
        .await?;
    }
    let details = json!({
        "before": before.iter().map(|line| json!([line.source_code, line.amount, line.note])).collect::<Vec<_>>(),
        "after": lines.iter().map(|line| json!([line.source_code, line.amount, line.note])).collect::<Vec<_>>(),
    });
    tx.audit("projects.set_funding", "project", id, Some(PlaceId(project.compound_id)), &details).await?;
    Ok(FundingSet { id, lines: lines.len() as u32 })
}
