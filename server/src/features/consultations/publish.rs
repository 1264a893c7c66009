//! Staff publish the summary: each asked item is adopted, and becomes a proposed work item, or is not, with the reason.

use std::collections::BTreeMap;

use actix_web::web;
use linyi_shared::consultations::api::{ConsultationChanged, ItemAdoption, PublishSummary};
use linyi_shared::consultations::phase::may_publish;
use linyi_shared::id::{ConsultationId, PlaceId, ProjectId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::api::ItemStatus;
use linyi_shared::projects::rules::Stage;
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::offer::changed;
use super::{catalogue, queries, views};
use crate::entities::{consultation, consultation_item, work_item};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::{people, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Publishes the summary of a closed consultation; nothing of it can be changed afterwards.
#[utoipa::path(post, path = "/consultations/{consultation_id}/publish", tag = "consultations", params(("consultation_id" = ConsultationId, Path)), request_body = PublishSummary, responses((status = 200, body = ConsultationChanged)))]
pub async fn publish_summary(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ConsultationId>,
    Input(input): Input<PublishSummary>,
) -> Result<web::Json<ConsultationChanged>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_consultation(state.database.reader(), id).await?.compound_id);
    let staff = caller.require(&state, Duty::RunConsultation, compound)?.person_id;
    let changed = state
        .write(&caller, async |tx| {
            let row = queries::require_consultation(&**tx, id).await?;
            may_publish(&views::moments(&row), tx.now)?;
            let project = projects::queries::require_project(&**tx, ProjectId(row.project_id)).await?;
            if project.stage != Stage::Consultation.as_str() {
                return Err(Code::StepOutOfOrder.into());
            }
            let items = queries::list_items(&**tx, id).await?;
            check(&items, &input.outcomes)?;
            let mut position = next_position(tx, ProjectId(row.project_id)).await?;
            let mut adopted = 0;
            for item in items {
                let Some(outcome) = input.outcomes.get(&item.code) else { continue };
                let work_item_id = if outcome.adopted {
                    adopted += 1;
                    position += 1;
                    Some(propose(&state, tx, &row, &item.code, outcome, position).await?)
                } else {
                    None
                };
                let mut item = item.into_active_model();
                item.adopted = Set(Some(outcome.adopted));
                item.reason = Set(outcome.reason.to_string());
                item.work_item_id = Set(work_item_id);
                item.update(&**tx).await?;
            }
            let mut row = row.into_active_model();
            row.published_at = Set(Some(tx.now));
            row.published_by = Set(Some(staff.0));
            let row = row.update(&**tx).await?;
            let details = serde_json::json!({"adopted": adopted, "not_adopted": input.outcomes.len() - adopted});
            tx.audit("consultations.publish", "consultation", id, Some(compound), &details).await?;
            tell_published(tx, &row).await?;
            Ok(changed(&row, tx.now))
        })
        .await?;
    Ok(web::Json(changed))
}

/// Every asked item has an outcome, nothing else has one, and what is not adopted has a reason.
fn check(items: &[consultation_item::Model], outcomes: &BTreeMap<String, ItemAdoption>) -> Result<()> {
    if let Some(code) = outcomes.keys().find(|code| items.iter().all(|item| item.code != **code)) {
        let words = ["没有问过这一项", "this was not asked"];
        return Err(Problem::new(Code::ItemNotAsked).with_field(format!("/outcomes/{code}"), words).into());
    }
    let mut problem = Problem::new(Code::OutcomesIncomplete);
    for item in items {
        match outcomes.get(&item.code) {
            None => {
                let words = ["请选采纳或不采纳", "adopt it or not"];
                problem = problem.with_field(format!("/outcomes/{}/adopted", item.code), words);
            }
            Some(outcome) if !outcome.adopted && outcome.reason.is_empty() => {
                let words = ["请写明不采纳的原因", "say why it is not adopted"];
                problem = problem.with_field(format!("/outcomes/{}/reason", item.code), words);
            }
            Some(outcome) if outcome.resident_share.0 > outcome.budget.0 => {
                let words = ["居民出资不能超过预算", "residents cannot pay more than the budget"];
                problem = problem.with_field(format!("/outcomes/{}/resident_share", item.code), words);
            }
            Some(_) => {}
        }
    }
    if problem.errors.is_empty() { Ok(()) } else { Err(problem.into()) }
}

async fn next_position(tx: &Write<'_>, project: ProjectId) -> Result<i32> {
    let items = projects::queries::list_work_items(&**tx, project).await?;
    Ok(items.iter().map(|item| item.position).max().unwrap_or(0))
}

/// Makes the proposed work item of an adopted item.
async fn propose(
    state: &State,
    tx: &Write<'_>,
    row: &consultation::Model,
    code: &str,
    outcome: &ItemAdoption,
    position: i32,
) -> Result<Uuid> {
    let title = if outcome.title.is_empty() {
        // What is stored is public in Chinese; a page in English names the item by its catalogue code.
        catalogue::name(&state.plan, linyi_shared::lang::Lang::Zh, code)
    } else {
        outcome.title.to_string()
    };
    let item = work_item::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(row.compound_id),
        project_id: Set(row.project_id),
        catalogue_code: Set(code.to_owned()),
        title: Set(title),
        location: Set(outcome.location.to_string()),
        quantity: Set(outcome.quantity.to_string()),
        budget: Set(outcome.budget.0.0),
        resident_share: Set(outcome.resident_share.0.0),
        status: Set(ItemStatus::Proposed.as_str().to_owned()),
        reason: Set(outcome.reason.to_string()),
        position: Set(position),
        percent: Set(0),
    }
    .insert(&**tx)
    .await?;
    Ok(item.id)
}

async fn tell_published(tx: &Write<'_>, row: &consultation::Model) -> Result<()> {
    let people = people::queries::list_bound_people(&**tx, PlaceId(row.compound_id)).await?;
    let message = Message {
        kind: "consultation",
        title: Words::from(["征求意见的结果公布了", "What became of your answers"]),
        body: Words::from([
            format!("“{}”：哪些采纳、哪些没采纳、为什么，都写在里面。", row.title),
            format!("“{}”: what is adopted, what is not, and why.", row.title),
        ]),
        link: &format!("/consultations/{}", row.id),
    };
    deliver(tx, &people, &message).await
}
