//! Staff close a step of the way: in order, and only with its evidence (R32, R33).

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::api::{CloseStage, StageClosed, TypedField};
use linyi_shared::projects::duties::closing_duty;
use linyi_shared::projects::evidence::{Evidence, MissingEvidence, check_order, may_close, next_stages};
use linyi_shared::projects::rules::Stage;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::records::StepRecord;
use super::{evidence, queries};
use crate::entities::{project, project_stage};
use crate::error::Result;
use crate::features::places::tree::PlaceTree;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Closes a step with its evidence and opens what follows.
#[utoipa::path(post, path = "/projects/{project_id}/stages/{stage}/close", tag = "projects", params(("project_id" = ProjectId, Path), ("stage" = Stage, Path)), request_body = CloseStage, responses((status = 200, body = StageClosed)))]
pub async fn close_stage(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(ProjectId, String)>,
    Input(input): Input<CloseStage>,
) -> Result<web::Json<StageClosed>> {
    let (id, stage) = path.into_inner();
    let stage = Stage::parse(&stage).ok_or(Code::NotFound)?;
    let row = queries::require_project(state.database.reader(), id).await?;
    caller.require(&state, closing_duty(stage), PlaceId(row.compound_id))?;
    check_fields(stage, &input.evidence.filled())?;
    let written = StepRecord::of_request(&input.evidence);
    let closed = state.write(&caller, async |tx| close(tx, &state.places(), id, stage, &written).await).await?;
    Ok(web::Json(closed))
}

/// Refuses evidence that belongs to another step: it would be lost where nobody looks for it.
fn check_fields(stage: Stage, filled: &[TypedField]) -> Result<()> {
    let foreign = filled.iter().filter(|field| !TypedField::of(stage).contains(field));
    let problem = foreign.fold(Problem::new(Code::InvalidInput), |problem, field| {
        let words = ["这一步不用填这一项，请删掉", "this step does not ask for it; leave it empty"];
        problem.with_field(format!("/evidence/{}", field.as_str()), words)
    });
    if problem.errors.is_empty() { Ok(()) } else { Err(problem.into()) }
}

async fn close(
    tx: &Write<'_>,
    places: &PlaceTree,
    id: ProjectId,
    stage: Stage,
    written: &StepRecord,
) -> Result<StageClosed> {
    let project = queries::require_project(&**tx, id).await?;
    let steps = queries::list_stages(&**tx, id).await?;
    let mut closed: Vec<_> =
        steps.iter().filter(|step| step.closed_at.is_some()).filter_map(|step| Stage::parse(&step.stage)).collect();
    check_order(stage, &closed)?;
    let record = written.clone().or(StepRecord::of_steps(&steps));
    let found = evidence::find(&**tx, places, &project, &record, tx.now).await?;
    may_close(stage, &found).map_err(|missing| refusal(&missing, &found, tx.caller.lang))?;
    close_step(tx, id, stage, &steps, written, &found).await?;
    if stage == Stage::Approval {
        queries::adopt_undecided(&**tx, id).await?;
    }
    closed.push(stage);
    let open = next_stages(&closed);
    let opened: Vec<_> =
        open.iter().copied().filter(|stage| !steps.iter().any(|step| step.stage == stage.as_str())).collect();
    for stage in &opened {
        open_step(tx, id, *stage).await?;
    }
    let now_at = open.first().copied().unwrap_or(Stage::Warranty);
    let compound = PlaceId(project.compound_id);
    move_project(tx, project, now_at).await?;
    let details = json!({"stage": stage, "written": written, "opened": opened});
    tx.audit("projects.close_stage", "project", id, Some(compound), &details).await?;
    Ok(StageClosed { id, stage, closed_at: tx.now, opened, now_at })
}

/// One entry a missing piece, in the caller's language, with how many are left where that can be counted.
fn refusal(missing: &[MissingEvidence], evidence: &Evidence, lang: Lang) -> Problem {
    missing.iter().fold(Problem::new(Code::EvidenceMissing), |problem, piece| {
        problem.with_field(format!("/evidence/{}", piece.as_str()), evidence::missing_words(*piece, evidence, lang))
    })
}

async fn close_step(
    tx: &Write<'_>,
    id: ProjectId,
    stage: Stage,
    steps: &[project_stage::Model],
    written: &StepRecord,
    found: &Evidence,
) -> Result<()> {
    let mut kept = serde_json::to_value(written).map_err(anyhow::Error::from)?;
    // What was known at that moment stays with the step, whatever the records say later.
    kept["known"] = serde_json::to_value(found).map_err(anyhow::Error::from)?;
    let known = steps.iter().find(|step| step.stage == stage.as_str()).cloned();
    let is_new = known.is_none();
    let mut step = match known {
        Some(step) => step.into_active_model(),
        None => new_step(id, stage, tx),
    };
    step.closed_at = Set(Some(tx.now));
    step.closed_by = Set(tx.caller.person_id().map(|person| person.0));
    step.evidence = Set(kept);
    if is_new {
        step.insert(&**tx).await?
    } else {
        step.update(&**tx).await?
    };
    Ok(())
}

async fn open_step(tx: &Write<'_>, id: ProjectId, stage: Stage) -> Result<()> {
    new_step(id, stage, tx).insert(&**tx).await?;
    Ok(())
}

fn new_step(id: ProjectId, stage: Stage, tx: &Write<'_>) -> project_stage::ActiveModel {
    project_stage::ActiveModel {
        project_id: Set(id.0),
        stage: Set(stage.as_str().to_owned()),
        opened_at: Set(tx.now),
        closed_at: Set(None),
        closed_by: Set(None),
        evidence: Set(json!({})),
    }
}

async fn move_project(tx: &Write<'_>, project: project::Model, stage: Stage) -> Result<()> {
    let mut project = project.into_active_model();
    project.stage = Set(stage.as_str().to_owned());
    project.updated_at = Set(tx.now);
    project.update(&**tx).await?;
    Ok(())
}
