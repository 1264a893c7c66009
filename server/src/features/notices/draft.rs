//! Staff write a notice before it is published: drafted, revised, discarded.

use actix_web::{HttpResponse, web};
use linyi_shared::fault::InputFault;
use linyi_shared::id::{NoticeId, PhotoId, PlaceId, ProjectId};
use linyi_shared::notices::api::{DraftNotice, NoticeReceipt, ReviseNotice};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::notices::rules::{MAX_DISPLAY_DAYS, NoticeState, too_few_days};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel, ModelTrait};
use uuid::Uuid;

use super::content::{Content, accept_fields};
use super::told::Told;
use super::{queries, told};
use crate::entities::notice;
use crate::error::Result;
use crate::features::people::sign_out::Nothing;
use crate::features::{media, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Drafts a notice for a project.
#[utoipa::path(post, path = "/projects/{project_id}/notices", tag = "notices", params(("project_id" = ProjectId, Path)), request_body = DraftNotice, responses((status = 201, body = NoticeReceipt)))]
pub async fn draft_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<DraftNotice>,
) -> Result<HttpResponse> {
    let project = projects::queries::require_project(state.database.reader(), path.into_inner()).await?;
    let compound = PlaceId(project.compound_id);
    let person = caller.require(&state, Duty::PublishNotices, compound)?.person_id;
    let content = Content {
        title: input.title.to_string(),
        body: input.body.to_string(),
        fields: accept_fields(input.kind, &input.fields)?,
        photos: input.photos.clone(),
        display_days: accept_days(input.kind, input.display_days, input.kind.display().default_days)?,
    };
    let receipt = state
        .write(&caller, async |tx| {
            let told = told::find(&**tx, ProjectId(project.id), input.kind, input.decision_id, tx.now).await?;
            // Above every compound that will read it.
            caller.require(&state, Duty::PublishNotices, told.cluster.unwrap_or(compound))?;
            media::serve::attach(tx, &content.photos, compound, false).await?;
            let row = notice::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                project_id: Set(project.id),
                decision_id: Set(told.decision.map(|id| id.0)),
                cluster_id: Set(told.cluster.map(|id| id.0)),
                kind: Set(input.kind.as_str().to_owned()),
                status: Set(NoticeState::Draft.as_str().to_owned()),
                title: Set(content.title.clone()),
                body: Set(content.body.clone()),
                fields: Set(content.fields_json()),
                photos: Set(content.photos_json()),
                display_days: Set(content.display_days.into()),
                version: Set(0),
                drafted_by: Set(person.0),
                drafted_at: Set(tx.now),
                listed_at: Set(tx.now),
                published_at: Set(None),
                ends_at: Set(None),
                sheets_away: Set(0),
                ended_at: Set(None),
                withdrawn_at: Set(None),
                withdrawn_by: Set(None),
                withdrawn_reason: Set(String::new()),
                homes: Set(0),
                homes_told: Set(0),
            }
            .insert(&**tx)
            .await?;
            let details = serde_json::json!({"kind": input.kind, "title": content.title, "decision_id": told.decision});
            tx.audit("notices.draft", "notice", row.id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Changes a draft: what it says, and of which decision it tells.
#[utoipa::path(post, path = "/notices/{notice_id}/revise", tag = "notices", params(("notice_id" = NoticeId, Path)), request_body = ReviseNotice, responses((status = 200, body = NoticeReceipt)))]
pub async fn revise_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    Input(input): Input<ReviseNotice>,
) -> Result<web::Json<NoticeReceipt>> {
    let id = path.into_inner();
    let compound = require_duty(&state, &caller, id).await?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            state_of(&row).check_editable()?;
            let kind = kind_of(&row)?;
            let before = Content::of_notice(&row);
            let fields = accept_fields(kind, &input.fields)?;
            let display_days = accept_days(kind, input.display_days, before.display_days)?;
            attach_new(tx, &before.photos, &input.photos, compound, false).await?;
            let content = Content {
                title: input.title.to_string(),
                body: input.body.to_string(),
                fields,
                photos: input.photos.clone(),
                display_days,
            };
            let mut row = write_content(tx, row, &content).await?;
            let asked = input.decision_id.filter(|_| !input.all_decisions);
            if input.all_decisions || asked.is_some() {
                let told = told::find(&**tx, row.project_id.into(), kind, asked, tx.now).await?;
                caller.require(&state, Duty::PublishNotices, told.cluster.unwrap_or(compound))?;
                row = write_told(tx, row, told).await?;
            }
            let details = serde_json::json!({"title": content.title, "decision_id": row.decision_id});
            tx.audit("notices.revise", "notice", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Throws a draft away.
#[utoipa::path(post, path = "/notices/{notice_id}/discard", tag = "notices", params(("notice_id" = NoticeId, Path)), responses((status = 204)))]
pub async fn discard_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    _: Input<Nothing>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let compound = require_duty(&state, &caller, id).await?;
    state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            state_of(&row).check_editable()?;
            let details = serde_json::json!({"kind": row.kind, "title": row.title});
            row.delete(&**tx).await?;
            tx.audit("notices.discard", "notice", id, Some(compound), &details).await
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Refuses a caller who may not publish notices wherever the notice is read; answers its compound.
///
/// Whoever may not see the desk there does not learn of drafts.
pub(super) async fn require_duty(state: &State, caller: &Caller, id: NoticeId) -> Result<PlaceId> {
    let row = queries::require_notice(state.database.reader(), id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::PublishNotices, told::seat(&row))?;
    Ok(compound)
}

/// Where a stored notice stands.
pub(super) fn state_of(row: &notice::Model) -> NoticeState {
    NoticeState::parse(&row.status).unwrap_or(NoticeState::Draft)
}

/// The kind of a stored notice.
pub(super) fn kind_of(row: &notice::Model) -> Result<NoticeKind> {
    NoticeKind::parse(&row.kind).ok_or_else(|| anyhow::anyhow!("unknown kind of notice {}", row.kind).into())
}

/// Days of display as asked for, within bounds; a kind's own minimum is asked for at the publication.
pub(super) fn accept_days(kind: NoticeKind, asked: Option<u16>, otherwise: u16) -> Result<u16> {
    let days = asked.unwrap_or(otherwise);
    let least = kind.display().min_days;
    if days < least {
        return Err(too_few_days(least).into());
    }
    if days > MAX_DISPLAY_DAYS {
        let fault = InputFault::Outside { least: least.into(), most: MAX_DISPLAY_DAYS.into() };
        return Err(Problem::new(Code::InvalidInput).with_field("/display_days", fault).into());
    }
    Ok(days)
}

/// Gives the new ones among `after` to the record; those it has already stay.
pub(super) async fn attach_new(
    tx: &Write<'_>,
    before: &[PhotoId],
    after: &[PhotoId],
    compound: PlaceId,
    public: bool,
) -> Result<()> {
    let new: Vec<_> = after.iter().filter(|photo| !before.contains(photo)).copied().collect();
    media::serve::attach(tx, &new, compound, public).await
}

/// Writes what the notice says now into its row.
pub(super) async fn write_content(tx: &Write<'_>, row: notice::Model, content: &Content) -> Result<notice::Model> {
    let mut row = row.into_active_model();
    row.title = Set(content.title.clone());
    row.body = Set(content.body.clone());
    row.fields = Set(content.fields_json());
    row.photos = Set(content.photos_json());
    row.display_days = Set(content.display_days.into());
    Ok(row.update(&**tx).await?)
}

/// Writes of which decision a draft tells, and who reads it therefore.
async fn write_told(tx: &Write<'_>, row: notice::Model, told: Told) -> Result<notice::Model> {
    let mut row = row.into_active_model();
    row.decision_id = Set(told.decision.map(|id| id.0));
    row.cluster_id = Set(told.cluster.map(|id| id.0));
    Ok(row.update(&**tx).await?)
}

/// What a write left, without its hash.
pub(super) fn receipt(row: &notice::Model) -> NoticeReceipt {
    NoticeReceipt {
        id: NoticeId(row.id),
        state: state_of(row),
        version: u32::try_from(row.version).unwrap_or(0),
        sha256: None,
        ends_at: row.ends_at,
    }
}
