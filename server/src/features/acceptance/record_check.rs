//! Staff record what residents found at a checklist line or a work item; what failed becomes a defect (R46).

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use linyi_shared::acceptance::api::{CheckRecorded, RecordCheck};
use linyi_shared::acceptance::rules::{
    CheckFacts, CheckResult, DefectFacts, DefectState, Subject, check_defect, check_facts, may_check,
    needs_accessible_observer,
};
use linyi_shared::id::{CheckId, DefectId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::local_date;
use linyi_shared::works::rules::{PartyRole, is_built};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;
use uuid::Uuid;

use super::queries;
use crate::entities::{defect, resident_check};
use crate::error::Result;
use crate::features::works::views::{photos_json, stage_of, status_of};
use crate::features::{media, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::plan::Plan;
use crate::state::State;
use crate::write::Write;

/// Records a check of one line or work item; it takes the place of the one before.
#[utoipa::path(post, path = "/projects/{project_id}/checks", tag = "acceptance", params(("project_id" = ProjectId, Path)), request_body = RecordCheck, responses((status = 201, body = CheckRecorded)))]
pub async fn record_check(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<RecordCheck>,
) -> Result<HttpResponse> {
    let project = path.into_inner();
    let row = projects::queries::require_project(state.database.reader(), project).await?;
    caller.require(&state, Duty::RunChecks, PlaceId(row.compound_id))?;
    let recorded = state.write(&caller, async |tx| record(tx, &state.plan, project, &input).await).await?;
    Ok(HttpResponse::Created().json(recorded))
}

async fn record(tx: &Write<'_>, plan: &Plan, project: ProjectId, input: &RecordCheck) -> Result<CheckRecorded> {
    let row = projects::queries::require_project(&**tx, project).await?;
    let compound = PlaceId(row.compound_id);
    may_check(stage_of(&row))?;
    let (subject, code) = subject_of(tx, plan, project, input).await?;
    check_facts(&facts(input, &code))?;
    let found = found_defect(input, local_date(tx.now))?;
    if found.is_none() && queries::count_open_defects(&**tx, project, &subject).await? > 0 {
        return Err(Code::DefectStillOpen.into());
    }
    media::serve::attach(tx, &input.photos, compound, true).await?;
    let (line, item) = match &subject {
        Subject::Line(code) => (Some(code.clone()), None),
        Subject::Item(id) => (None, Some(id.0)),
    };
    let check = resident_check::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(compound.0),
        project_id: Set(project.0),
        line_code: Set(line.clone()),
        work_item_id: Set(item),
        result: Set(input.result.as_str().to_owned()),
        note: Set(input.note.to_string()),
        photos: Set(photos_json(&input.photos)),
        observers: Set(i32::from(input.observers)),
        accessible_observers: Set(i32::from(input.accessible_observers)),
        checked_by: Set(tx.caller.principal()?.person_id.0),
        checked_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    let defect = match found {
        Some(found) => Some(insert_defect(tx, &check, input, found).await?),
        None => None,
    };
    let details = json!({"line": line, "work_item_id": item, "result": input.result, "defect_id": defect});
    tx.audit("acceptance.record_check", "resident_check", check.id, Some(compound), &details).await?;
    Ok(CheckRecorded { id: CheckId(check.id), defect_id: defect })
}

/// What is checked, and the code that says what kind of thing it is.
async fn subject_of(tx: &Write<'_>, plan: &Plan, project: ProjectId, input: &RecordCheck) -> Result<(Subject, String)> {
    let line = input.line.as_ref().map(|line| line.as_str());
    match Subject::of(line, input.work_item_id) {
        Some(Subject::Line(code)) if plan.lines.iter().any(|line| line.code == code) => {
            Ok((Subject::Line(code.clone()), code))
        }
        Some(Subject::Item(id)) => {
            let item = require_built_item(tx, project, id).await?;
            Ok((Subject::Item(id), item.catalogue_code))
        }
        Some(Subject::Line(_)) | None => {
            let words = ["请从清单里选一条，或选一个改造项", "choose one line of the list, or one work item"];
            Err(Problem::new(Code::InvalidInput).with_field("/line", words).into())
        }
    }
}

/// Finds a work item of the project that is built.
pub(super) async fn require_built_item(
    tx: &Write<'_>,
    project: ProjectId,
    id: WorkItemId,
) -> Result<crate::entities::work_item::Model> {
    let item = projects::queries::require_work_item(&**tx, id).await?;
    if item.project_id != project.0 {
        return Err(Code::NotFound.into());
    }
    if is_built(status_of(&item)) { Ok(item) } else { Err(Code::WorkItemNotBuilt.into()) }
}

fn facts<'a>(input: &'a RecordCheck, code: &str) -> CheckFacts<'a> {
    CheckFacts {
        result: input.result,
        note: &input.note,
        photos: input.photos.len(),
        observers: input.observers,
        accessible_observers: input.accessible_observers,
        is_accessibility: needs_accessible_observer(code),
    }
}

/// The owner and the deadline of the defect a failed check makes.
fn found_defect(input: &RecordCheck, today: NaiveDate) -> Result<Option<(PartyRole, NaiveDate)>> {
    if input.result == CheckResult::Fail {
        let facts =
            DefectFacts { description: &input.description, responsible: input.responsible, due_on: input.due_on };
        return Ok(Some(check_defect(&facts, today)?));
    }
    if !input.description.is_empty() {
        // Words about a defect would be lost with a result that makes none.
        let words = ["有问题请选“需整改”", "choose “to be put right” if something is wrong"];
        return Err(Problem::new(Code::InvalidInput).with_field("/description", words).into());
    }
    Ok(None)
}

async fn insert_defect(
    tx: &Write<'_>,
    check: &resident_check::Model,
    input: &RecordCheck,
    (responsible, due_on): (PartyRole, NaiveDate),
) -> Result<DefectId> {
    let row = defect::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(check.compound_id),
        project_id: Set(check.project_id),
        check_id: Set(check.id),
        line_code: Set(check.line_code.clone()),
        work_item_id: Set(check.work_item_id),
        description: Set(input.description.to_string()),
        responsible: Set(responsible.as_str().to_owned()),
        due_on: Set(due_on),
        status: Set(DefectState::Open.as_str().to_owned()),
        repairs: Set(0),
        repaired_on: Set(None),
        rectified_by: Set(None),
        found_at: Set(tx.now),
        determined_on: Set(None),
        on_site_on: Set(None),
    };
    Ok(DefectId(row.insert(&**tx).await?.id))
}
