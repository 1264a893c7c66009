//! Staff open a consultation, and change it while nobody has answered.

use actix_web::{HttpResponse, web};
use linyi_shared::consultations::api::{ConsultationChanged, OfferConsultation};
use linyi_shared::consultations::phase::Phase;
use linyi_shared::id::{ConsultationId, PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{Instant, deadline_words};
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::{queries, views};
use crate::entities::{consultation, consultation_item};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::{people, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::plan::Plan;
use crate::state::State;
use crate::write::Write;

/// Opens a consultation of a project in the stage of consultation, and tells the residents.
#[utoipa::path(post, path = "/projects/{project_id}/consultations", tag = "consultations", params(("project_id" = ProjectId, Path)), request_body = OfferConsultation, responses((status = 201, body = ConsultationChanged)))]
pub async fn open_consultation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<OfferConsultation>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let project = projects::queries::require_project(state.database.reader(), id).await?;
    let compound = PlaceId(project.compound_id);
    let staff = caller.require(&state, Duty::RunConsultation, compound)?.person_id;
    let offered = offered(&state.plan, &input)?;
    let changed = state
        .write(&caller, async |tx| {
            let project = projects::queries::require_project(&**tx, id).await?;
            if project.stage != Stage::Consultation.as_str() {
                return Err(Code::StepOutOfOrder.into());
            }
            if queries::is_running(&**tx, id).await? {
                return Err(Code::ConsultationRunning.into());
            }
            let (opens_at, closes_at) = window(&input, tx.now)?;
            let row = consultation::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(project.compound_id),
                project_id: Set(project.id),
                title: Set(input.title.to_string()),
                introduction: Set(input.introduction.to_string()),
                opens_at: Set(opens_at),
                closes_at: Set(closes_at),
                closed_at: Set(None),
                closed_by: Set(None),
                close_reason: Set(None),
                summary: Set(None),
                published_at: Set(None),
                published_by: Set(None),
                created_by: Set(staff.0),
                created_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            insert_items(tx, row.id, &offered).await?;
            let details = serde_json::json!({"opens_at": opens_at, "closes_at": closes_at, "offered": offered});
            tx.audit("consultations.open", "consultation", row.id, Some(compound), &details).await?;
            tell_opened(tx, &row).await?;
            Ok(changed(&row, tx.now))
        })
        .await?;
    Ok(HttpResponse::Created().json(changed))
}

/// Changes a consultation that no home has answered and no visit was made for.
#[utoipa::path(post, path = "/consultations/{consultation_id}/edit", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), request_body = OfferConsultation, responses((status = 200, body = ConsultationChanged)))]
pub async fn edit_consultation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    Input(input): Input<OfferConsultation>,
) -> Result<web::Json<ConsultationChanged>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_consultation(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::RunConsultation, compound)?;
    let offered = offered(&state.plan, &input)?;
    let changed = state
        .write(&caller, async |tx| {
            let row = queries::require_consultation(&**tx, id).await?;
            if matches!(views::moments(&row).phase(tx.now), Phase::Closed | Phase::Published) {
                return Err(Code::ConsultationSettled.into());
            }
            if !queries::is_untouched(&**tx, id).await? {
                return Err(Code::ConsultationAnswered.into());
            }
            let before = serde_json::json!({"title": row.title, "opens_at": row.opens_at, "closes_at": row.closes_at});
            // What has begun stays begun: only a beginning still ahead can be moved.
            let earliest = if row.opens_at <= tx.now { row.opens_at } else { tx.now };
            let (opens_at, closes_at) = window(&input, earliest)?;
            let mut row = row.into_active_model();
            row.title = Set(input.title.to_string());
            row.introduction = Set(input.introduction.to_string());
            row.opens_at = Set(opens_at);
            row.closes_at = Set(closes_at);
            let row = row.update(&**tx).await?;
            consultation_item::Entity::delete_many()
                .filter(consultation_item::Column::ConsultationId.eq(id.0))
                .exec(&**tx)
                .await?;
            insert_items(tx, row.id, &offered).await?;
            let details = serde_json::json!({
                "before": before, "title": row.title, "opens_at": opens_at, "closes_at": closes_at, "offered": offered,
            });
            tx.audit("consultations.edit", "consultation", id, Some(compound), &details).await?;
            Ok(changed(&row, tx.now))
        })
        .await?;
    Ok(web::Json(changed))
}

/// What is answered after a change.
pub fn changed(row: &consultation::Model, now: Instant) -> ConsultationChanged {
    ConsultationChanged { id: row.id.into(), phase: views::moments(row).phase(now) }
}

/// The offered codes in the plan's order, each once.
fn offered<'a>(plan: &'a Plan, input: &OfferConsultation) -> Result<Vec<&'a str>> {
    for (position, code) in input.offered.iter().enumerate() {
        if plan.item(code).is_none() {
            let words = ["目录里没有这一项", "this is not in the catalogue"];
            return Err(Problem::new(Code::InvalidInput).with_field(format!("/offered/{position}"), words).into());
        }
    }
    if input.offered.is_empty() {
        let words = ["请至少选一项", "choose at least one"];
        return Err(Problem::new(Code::InvalidInput).with_field("/offered", words).into());
    }
    let chosen = |code: &str| input.offered.iter().any(|offered| offered.as_str() == code);
    Ok(plan.items.iter().map(|item| item.code.as_str()).filter(|code| chosen(code)).collect())
}

/// The window: a beginning in the past is now, so that nobody seems to have had more time than there was.
fn window(input: &OfferConsultation, earliest: Instant) -> Result<(Instant, Instant)> {
    let opens_at = input.opens_at.max(earliest);
    if input.closes_at <= opens_at {
        let words = ["截止时间要晚于开始时间", "the end must come after the beginning"];
        return Err(Problem::new(Code::InvalidInput).with_field("/closes_at", words).into());
    }
    Ok((opens_at, input.closes_at))
}

async fn insert_items(tx: &Write<'_>, consultation_id: Uuid, offered: &[&str]) -> Result<()> {
    let rows = offered.iter().enumerate().map(|(position, code)| consultation_item::ActiveModel {
        consultation_id: Set(consultation_id),
        code: Set((*code).to_owned()),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        adopted: Set(None),
        reason: Set(String::new()),
        work_item_id: Set(None),
    });
    consultation_item::Entity::insert_many(rows).exec(&**tx).await?;
    Ok(())
}

async fn tell_opened(tx: &Write<'_>, row: &consultation::Model) -> Result<()> {
    let people = people::queries::list_bound_people(&**tx, PlaceId(row.compound_id)).await?;
    let [until, by] = [Lang::Zh, Lang::En].map(|lang| deadline_words(row.closes_at, lang));
    let message = Message {
        kind: "consultation",
        title: Words::from([format!("请您说说：{}", row.title), format!("Please tell us: {}", row.title)]),
        body: Words::from([
            format!("{until}都可以填，每户一份，截止前可以修改。"),
            format!("Open {by}, one answer a home; it can be changed until then."),
        ]),
        link: &format!("/consultations/{}", row.id),
    };
    deliver(tx, &people, &message).await
}
