//! The motion (提议): recorded once in its own step, amended in the open until the vote.

use actix_web::{HttpResponse, web};
use linyi_shared::deliberations::api::{AmendMotion, MotionReceipt, ProposeMotion};
use linyi_shared::deliberations::rules::{check_attendance, may_amend, may_propose};
use linyi_shared::id::{MotionId, PhotoId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::queries;
use crate::entities::{motion, motion_version, project};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::{media, people, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Records and publishes the motion of a project, and tells the residents.
#[utoipa::path(post, path = "/projects/{project_id}/motions", tag = "deliberations", params(("project_id" = ProjectId, Path)), request_body = ProposeMotion, responses((status = 201, body = MotionReceipt)))]
pub async fn propose_motion(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<ProposeMotion>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let project = projects::queries::require_project(state.database.reader(), id).await?;
    let compound = PlaceId(project.compound_id);
    caller.require(&state, Duty::RunDeliberation, compound)?;
    let receipt = state
        .write(&caller, async |tx| {
            let project = projects::queries::require_project(&**tx, id).await?;
            let has_motion = queries::find_motion_of(&**tx, id).await?.is_some();
            may_propose(stage_of(&project)?, has_motion)?;
            let row = motion::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                project_id: Set(id.0),
                version: Set(0),
                created_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let receipt = add_version(tx, row, input.clone(), "", &[]).await?;
            let title =
                [format!("党组织提议：{}", input.title), format!("Motion of the party organisation: {}", input.title)];
            let body = [
                "提议了哪些改造项，为什么，都写明了。请看一看，对每一项都可以说说您的意见。",
                "It says which items are proposed and why. Please read it; you can comment on each item.",
            ];
            tell(tx, compound, id, title, body.map(str::to_owned)).await?;
            Ok(receipt)
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Publishes an amended version of a motion with its reason.
#[utoipa::path(post, path = "/motions/{motion_id}/amendments", tag = "deliberations", params(("motion_id" = MotionId, Path)), request_body = AmendMotion, responses((status = 200, body = MotionReceipt)))]
pub async fn amend_motion(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<MotionId>,
    Input(input): Input<AmendMotion>,
) -> Result<web::Json<MotionReceipt>> {
    let id = path.into_inner();
    let row = queries::require_motion(state.database.reader(), id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(&state, Duty::RunDeliberation, compound)?;
    let AmendMotion { title, text, items, body, held_on, place, chair, attendance, record, photos, reason } = input;
    let content = ProposeMotion { title, text, items, body, held_on, place, chair, attendance, record, photos };
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_motion(&**tx, id).await?;
            let project = projects::queries::require_project(&**tx, ProjectId(row.project_id)).await?;
            may_amend(stage_of(&project)?)?;
            let known = queries::list_motion_versions(&**tx, row.id).await?;
            let photos: Vec<_> = known.iter().flat_map(|version| read_ids(&version.photos)).collect();
            let receipt = add_version(tx, row, content.clone(), &reason, &photos).await?;
            let title = [format!("提议有修改：{}", content.title), format!("Motion amended: {}", content.title)];
            let body = [format!("修改的理由：{reason}"), format!("Why it was amended: {reason}")];
            tell(tx, compound, ProjectId(project.id), title, body).await?;
            Ok(receipt)
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Adds a version to a motion; photos in `known` are the record's already.
async fn add_version(
    tx: &Write<'_>,
    row: motion::Model,
    content: ProposeMotion,
    reason: &str,
    known: &[PhotoId],
) -> Result<MotionReceipt> {
    check_record(tx, &content)?;
    check_items(tx, ProjectId(row.project_id), &content.items).await?;
    let compound = PlaceId(row.compound_id);
    let new: Vec<_> = content.photos.iter().filter(|photo| !known.contains(photo)).copied().collect();
    media::serve::attach(tx, &new, compound, true).await?;
    let version = row.version + 1;
    let published_by = tx.caller.principal()?.person_id.0;
    let mut row = row.into_active_model();
    row.version = Set(version);
    let row = row.update(&**tx).await?;
    let model = motion_version::ActiveModel {
        motion_id: Set(row.id),
        version: Set(version),
        compound_id: Set(row.compound_id),
        title: Set(content.title.into_string()),
        body: Set(content.text.into_string()),
        items: Set(serde_json::to_value(&content.items).map_err(anyhow::Error::from)?),
        party_body: Set(content.body.as_str().to_owned()),
        held_on: Set(content.held_on),
        place: Set(content.place.into_string()),
        chair: Set(content.chair.into_string()),
        attendance: Set(content.attendance.into()),
        record: Set(content.record.into_string()),
        photos: Set(serde_json::to_value(&content.photos).map_err(anyhow::Error::from)?),
        reason: Set(reason.to_owned()),
        published_by: Set(published_by),
        published_at: Set(tx.now),
    };
    motion_version::Entity::insert(model).exec_without_returning(&**tx).await?;
    let action = if version == 1 { "deliberations.propose" } else { "deliberations.amend" };
    let details = serde_json::json!({"project_id": row.project_id, "version": version, "reason": reason});
    tx.audit(action, "motion", row.id, Some(compound), &details).await?;
    Ok(MotionReceipt { id: row.id.into(), version: version.unsigned_abs() })
}

/// The meeting has been held, by more than one person.
fn check_record(tx: &Write<'_>, content: &ProposeMotion) -> Result<()> {
    check_attendance(content.attendance)
        .map_err(|problem| problem.with_field("/attendance", ["请核对人数", "check the number"]))?;
    if content.held_on > local_date(tx.now) {
        let words = ["会议日期还没有到", "this day has not come yet"];
        return Err(Problem::new(Code::MeetingNotHeld).with_field("/held_on", words).into());
    }
    Ok(())
}

/// At least one item, each of the project and not dropped.
async fn check_items(tx: &Write<'_>, project: ProjectId, items: &[WorkItemId]) -> Result<()> {
    if items.is_empty() {
        let words = ["请至少选一项", "choose at least one"];
        return Err(Problem::new(Code::InvalidInput).with_field("/items", words).into());
    }
    let known = projects::queries::list_work_items(&**tx, project).await?;
    for (position, item) in items.iter().enumerate() {
        let is_known = known.iter().any(|row| row.id == item.0 && row.status != "dropped");
        if !is_known || items[..position].contains(item) {
            let words = ["这一项不能选", "this one cannot be chosen"];
            return Err(Problem::new(Code::ItemNotProposable).with_field(format!("/items/{position}"), words).into());
        }
    }
    Ok(())
}

/// The step a project is in.
pub(super) fn stage_of(project: &project::Model) -> Result<Stage> {
    Stage::parse(&project.stage).ok_or_else(|| anyhow::anyhow!("unknown stage {}", project.stage).into())
}

/// Ids as they are stored.
pub(super) fn read_ids<T: From<Uuid>>(ids: &serde_json::Value) -> Vec<T> {
    let ids: Vec<Uuid> = serde_json::from_value(ids.clone()).unwrap_or_default();
    ids.into_iter().map(T::from).collect()
}

/// Tells the residents of a compound what is new in its deliberation.
pub(super) async fn tell(
    tx: &Write<'_>,
    compound: PlaceId,
    project: ProjectId,
    title: [String; 2],
    body: [String; 2],
) -> Result<()> {
    let (title, body) = (Words::from(title), Words::from(body));
    let residents = people::queries::list_bound_people(&**tx, compound).await?;
    let link = format!("/projects/{project}/deliberation");
    deliver(tx, &residents, &Message { kind: "deliberation", title, body, link: &link }).await
}
