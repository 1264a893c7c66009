//! Residents object while the display period runs, and may take their objection back.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{HomeId, NoticeId, ObjectionId, PersonId, PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::notices::api::{ObjectionReceipt, RaiseObjection};
use linyi_shared::notices::rules::{NoticeState, ObjectionState, may_answer_objection, may_object, objection_due};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::deadline_words;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::content::photos_json;
use super::draft::{kind_of, state_of};
use super::{period, queries};
use crate::entities::{notice, objection};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::people::on_duty::on_duty;
use crate::features::people::sign_out::Nothing;
use crate::features::places::queries::find_home;
use crate::features::{decisions, media};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// A home objects; one objection of a home waits at a time.
#[utoipa::path(post, path = "/notices/{notice_id}/objections", tag = "notices", params(("notice_id" = NoticeId, Path)), request_body = RaiseObjection, responses((status = 201, body = ObjectionReceipt)))]
pub async fn raise_objection(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    Input(input): Input<RaiseObjection>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let row = queries::require_notice(state.database.reader(), id).await?;
    if state_of(&row) == NoticeState::Draft {
        return Err(Code::NotFound.into());
    }
    let compound = PlaceId(row.compound_id);
    let place = place_of_home(&state, &caller, &row, input.home_id).await?;
    let person = caller.require_home(input.home_id, place)?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            let ends_at = row.ends_at.unwrap_or(row.listed_at);
            may_object(kind_of(&row)?, state_of(&row), ends_at, tx.now)?;
            let open_key = open_key(id, input.home_id.0);
            if queries::is_open(&**tx, &open_key).await? {
                return Err(Code::ObjectionAlreadyOpen.into());
            }
            media::serve::attach(tx, &input.photos, compound, false).await?;
            let objection = objection::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                notice_id: Set(id.0),
                version: Set(row.version),
                person_id: Set(person.0),
                home_id: Set(input.home_id.0),
                body: Set(input.text.to_string()),
                photos: Set(photos_json(&input.photos)),
                status: Set(ObjectionState::Open.as_str().to_owned()),
                answer: Set(String::new()),
                answered_by: Set(None),
                answered_at: Set(None),
                withdrawn_at: Set(None),
                due_at: Set(objection_due(tx.now, &period::calendar(&state.plan))),
                created_at: Set(tx.now),
                open_key: Set(Some(open_key)),
            }
            .insert(&**tx)
            .await?;
            let details = serde_json::json!({"notice_id": id, "version": row.version});
            tx.audit("notices.object", "objection", objection.id, Some(compound), &details).await?;
            tell_office(&state, tx, &row, &objection).await?;
            Ok(receipt(&objection))
        })
        .await?;
    Ok(HttpResponse::Created().json(receipt))
}

/// Tells those who answer that an objection waits, of which home and until when; what it says stands on the desk page.
async fn tell_office(state: &State, tx: &Write<'_>, row: &notice::Model, objection: &objection::Model) -> Result<()> {
    let person = PersonId(objection.person_id);
    let people = on_duty(state, tx, Duty::PublishNotices, PlaceId(row.compound_id), &[person]).await?;
    let home = find_home(&**tx, HomeId(objection.home_id)).await?.ok_or(Code::Internal)?;
    let home = state.places().name(PlaceId(home.compound_id)) + &home.label;
    let body = Words::in_each(|lang| {
        let due = deadline_words(objection.due_at, lang);
        match lang {
            Lang::Zh => format!("{home}提出了异议，请在{due}答复。"),
            Lang::En => format!("{home} objects. Answer {due}."),
        }
    });
    let title = &row.title;
    let message = Message {
        kind: "objection",
        title: [format!("有新异议：{title}"), format!("A new objection: {title}")].into(),
        body,
        link: &format!("/desk/notices/{}#objections", row.id),
    };
    deliver(tx, &people, &message).await
}

/// The compound at which the caller has to speak for a home: the notice's, or another of the cluster whose vote it is about.
pub(super) async fn place_of_home(
    state: &State,
    caller: &Caller,
    row: &notice::Model,
    home: HomeId,
) -> Result<PlaceId> {
    let compound = PlaceId(row.compound_id);
    match caller.compound_of(home) {
        Some(other) if other != compound => {
            let db = state.database.reader();
            let decides = decisions::queries::is_on_cluster_roll(db, ProjectId(row.project_id), home).await?;
            Ok(if decides { other } else { compound })
        }
        _ => Ok(compound),
    }
}

/// Takes an objection of the caller's own back, while it is open.
#[utoipa::path(post, path = "/objections/{objection_id}/withdraw", tag = "notices", params(("objection_id" = ObjectionId, Path)), responses((status = 200, body = ObjectionReceipt)))]
pub async fn withdraw_objection(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ObjectionId>,
    _: Input<Nothing>,
) -> Result<web::Json<ObjectionReceipt>> {
    let id = path.into_inner();
    let person = caller.principal()?.person_id;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_objection(&**tx, id).await?;
            // Whoever did not raise it does not learn of it.
            if row.person_id != person.0 {
                return Err(Code::NotFound.into());
            }
            may_answer_objection(objection_state(&row))?;
            let compound = PlaceId(row.compound_id);
            let mut row = row.into_active_model();
            row.status = Set(ObjectionState::Withdrawn.as_str().to_owned());
            row.withdrawn_at = Set(Some(tx.now));
            row.open_key = Set(None);
            let row = row.update(&**tx).await?;
            let details = serde_json::json!({"notice_id": row.notice_id});
            tx.audit("notices.withdraw_objection", "objection", id, Some(compound), &details).await?;
            Ok(receipt(&row))
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Where a stored objection stands.
pub(super) fn objection_state(row: &objection::Model) -> ObjectionState {
    ObjectionState::parse(&row.status).unwrap_or(ObjectionState::Open)
}

/// What a write left.
pub(super) fn receipt(row: &objection::Model) -> ObjectionReceipt {
    ObjectionReceipt { id: ObjectionId(row.id), state: objection_state(row), due_at: row.due_at }
}

/// The key that is unique while a home's objection is open.
pub(super) fn open_key(notice: NoticeId, home: Uuid) -> String {
    format!("{notice}:{home}")
}
