//! Grid workers record a visit that brought no answer.

use actix_web::{HttpResponse, web};
use linyi_shared::consultations::api::{RecordVisit, VisitRecorded};
use linyi_shared::consultations::rules::{AnswerChannel, VisitResult, may_answer, reach_of_home};
use linyi_shared::id::{ConsultationId, HomeId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use uuid::Uuid;

use super::queries;
use crate::entities::{consultation, home, home_visit};
use crate::error::Result;
use crate::features::places;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Records that nobody was met, or that the home does not want to answer; several visits are possible.
#[utoipa::path(post, path = "/consultations/{consultation_id}/visits", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), request_body = RecordVisit, responses((status = 201, body = VisitRecorded)))]
pub async fn record_visit(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    Input(input): Input<RecordVisit>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_consultation(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::VisitHomes, compound)?;
    if input.result == VisitResult::Answered {
        let words = ["已答复的请录入答复", "enter the answer instead"];
        return Err(Problem::new(Code::InvalidInput).with_field("/result", words).into());
    }
    let recorded = state
        .write(&caller, async |tx| {
            let row = queries::require_consultation(&**tx, id).await?;
            may_answer(row.opens_at, row.closes_at, row.closed_at, tx.now)?;
            require_home_of(&**tx, input.home_id, compound).await?;
            keep_visit(tx, &row, input.home_id, input.result, &input.note).await?;
            let answer = queries::find_answer(&**tx, id, input.home_id).await?;
            let answer = answer.and_then(|answer| AnswerChannel::parse(&answer.channel));
            let visits = queries::list_visits(&**tx, id, input.home_id).await?;
            let visits = visits.iter().filter_map(|visit| VisitResult::parse(&visit.outcome));
            Ok(VisitRecorded { home_id: input.home_id, reach: reach_of_home(answer, visits) })
        })
        .await?;
    Ok(HttpResponse::Created().json(recorded))
}

/// Finds a home of the compound; a home elsewhere is refused.
pub async fn require_home_of(db: &impl ConnectionTrait, home: HomeId, compound: PlaceId) -> Result<home::Model> {
    let found = places::queries::find_home(db, home).await?.ok_or(Code::NotFound)?;
    if found.compound_id == compound.0 { Ok(found) } else { Err(Code::ForeignCompound.into()) }
}

/// Keeps a visit, with its audit row.
pub async fn keep_visit(
    tx: &Write<'_>,
    row: &consultation::Model,
    home: HomeId,
    result: VisitResult,
    note: &str,
) -> Result<()> {
    let visit = home_visit::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(row.compound_id),
        consultation_id: Set(row.id),
        home_id: Set(home.0),
        outcome: Set(result.as_str().to_owned()),
        note: Set(note.to_owned()),
        visited_by: Set(tx.caller.principal()?.person_id.0),
        visited_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    let details = serde_json::json!({"consultation_id": row.id, "home_id": home, "result": result});
    tx.audit("consultations.visit", "home_visit", visit.id, Some(PlaceId(row.compound_id)), &details).await
}
