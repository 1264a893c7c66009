//! Meetings (商议): recorded after they were held, corrected in the open.

use actix_web::{HttpResponse, web};
use linyi_shared::deliberations::api::{CorrectMeeting, MeetingReceipt, RecordMeeting};
use linyi_shared::deliberations::rules::{check_attendance, check_held, may_correct_meeting, may_meet};
use linyi_shared::id::{MeetingId, PhotoId, PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::time::day_words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::propose::{read_ids, stage_of, tell};
use super::queries;
use crate::entities::{meeting, meeting_version};
use crate::error::Result;
use crate::features::{media, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Records and publishes a meeting with its attendance and minutes, and tells the residents.
#[utoipa::path(post, path = "/projects/{project_id}/meetings", tag = "deliberations", params(("project_id" = ProjectId, Path)), request_body = RecordMeeting, responses((status = 201, body = MeetingReceipt)))]
pub async fn record_meeting(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<RecordMeeting>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let project = projects::queries::require_project(state.database.reader(), id).await?;
    let compound = PlaceId(project.compound_id);
    caller.require(&state, Duty::RunDeliberation, compound)?;
    let receipt = state
        .write(&caller, async |tx| {
            let project = projects::queries::require_project(&**tx, id).await?;
            may_meet(stage_of(&project)?)?;
            let row = meeting::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                project_id: Set(id.0),
                version: Set(0),
                created_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let receipt = add_version(tx, row, input.clone(), "", &[]).await?;
            let [day, day_en] = [Lang::Zh, Lang::En].map(|lang| day_words(input.held_at, lang));
            let title = [
                format!("会议记录已公布：{}", input.kind.words(Lang::Zh)),
                format!("Minutes published: {}", input.kind.words(Lang::En)),
            ];
            let body = [
                format!("{day}的会议，说了什么、改了什么，都可以查看。"),
                format!("The meeting of {day_en}: read what was said and what was changed."),
            ];
            tell(tx, compound, id, title, body).await?;
            Ok(receipt)
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Publishes a corrected version of a meeting's record with its reason.
#[utoipa::path(post, path = "/meetings/{meeting_id}/corrections", tag = "deliberations", params(("meeting_id" = MeetingId, Path)), request_body = CorrectMeeting, responses((status = 200, body = MeetingReceipt)))]
pub async fn correct_meeting(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<MeetingId>,
    Input(input): Input<CorrectMeeting>,
) -> Result<web::Json<MeetingReceipt>> {
    let id = path.into_inner();
    let row = queries::require_meeting(state.database.reader(), id).await?;
    caller.require(&state, Duty::RunDeliberation, PlaceId(row.compound_id))?;
    let CorrectMeeting { kind, held_at, place, chair, attendance, attendees, minutes, amendments, photos, reason } =
        input;
    may_correct_meeting(&reason)?;
    let content = RecordMeeting { kind, held_at, place, chair, attendance, attendees, minutes, amendments, photos };
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_meeting(&**tx, id).await?;
            let known = queries::find_meeting_version(&**tx, &row).await?;
            let photos = known.map(|version| read_ids(&version.photos)).unwrap_or_default();
            add_version(tx, row, content.clone(), &reason, &photos).await
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Adds a version to a meeting's record; photos in `known` are the record's already.
async fn add_version(
    tx: &Write<'_>,
    row: meeting::Model,
    content: RecordMeeting,
    reason: &str,
    known: &[PhotoId],
) -> Result<MeetingReceipt> {
    check_attendance(content.attendance)
        .map_err(|problem| problem.with_field("/attendance", ["请核对人数", "check the number"]))?;
    check_held(content.held_at, tx.now)
        .map_err(|problem| problem.with_field("/held_at", ["请核对时间", "check the time"]))?;
    let compound = PlaceId(row.compound_id);
    let new: Vec<_> = content.photos.iter().filter(|photo| !known.contains(photo)).copied().collect();
    media::serve::attach(tx, &new, compound, true).await?;
    let version = row.version + 1;
    let published_by = tx.caller.principal()?.person_id.0;
    let mut row = row.into_active_model();
    row.version = Set(version);
    let row = row.update(&**tx).await?;
    let model = meeting_version::ActiveModel {
        meeting_id: Set(row.id),
        version: Set(version),
        compound_id: Set(row.compound_id),
        kind: Set(content.kind.as_str().to_owned()),
        held_at: Set(content.held_at),
        place: Set(content.place.into_string()),
        chair: Set(content.chair.into_string()),
        attendance: Set(content.attendance.into()),
        attendees: Set(content.attendees.into_string()),
        minutes: Set(content.minutes.into_string()),
        amendments: Set(content.amendments.into_string()),
        photos: Set(serde_json::to_value(&content.photos).map_err(anyhow::Error::from)?),
        reason: Set(reason.to_owned()),
        published_by: Set(published_by),
        published_at: Set(tx.now),
    };
    meeting_version::Entity::insert(model).exec_without_returning(&**tx).await?;
    let action = if version == 1 { "deliberations.meet" } else { "deliberations.correct_minutes" };
    let details = serde_json::json!({"project_id": row.project_id, "version": version, "reason": reason});
    tx.audit(action, "meeting", row.id, Some(compound), &details).await?;
    Ok(MeetingReceipt { id: row.id.into(), version: version.unsigned_abs() })
}
