//! Somebody who had no part in the entry answers a dispute: the entry stands, or it is void.

use actix_web::web;
use linyi_shared::decisions::api::{AnswerDispute, DisputeStored};
use linyi_shared::decisions::rules::DisputeAnswer;
use linyi_shared::id::{DecisionId, DisputeId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::entities::{ballot_dispute, decision};
use crate::error::Result;
use crate::features::decisions::ballot_box::withdraw;
use crate::features::decisions::queries::{list_people, lock_decision};
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Answers a dispute.
#[utoipa::path(post, path = "/decisions/{decision_id}/disputes/{dispute_id}/answer", tag = "decisions", params(("decision_id" = DecisionId, Path), ("dispute_id" = DisputeId, Path)), request_body = AnswerDispute, responses((status = 200, body = DisputeStored)))]
pub async fn answer_dispute(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(DecisionId, DisputeId)>,
    Input(input): Input<AnswerDispute>,
) -> Result<web::Json<DisputeStored>> {
    let (id, dispute) = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            // Nobody votes, and nobody counts, while a version is withdrawn.
            let decision = lock_decision(&**tx, id).await?;
            let officer = caller.require(&state, Duty::RunDecision, decision.seat())?.person_id;
            decision.check_public(tx.now)?;
            let row = queries::lock_dispute(&**tx, dispute).await?.filter(|row| row.decision_id == id.0);
            let row = row.ok_or(Code::NotFound)?;
            if row.answer.is_some() {
                return Err(Code::DisputeAnswered.into());
            }
            let version = queries::find_version(&**tx, row.elector_id, row.version).await?.ok_or(Code::Internal)?;
            let behind = super::people_behind(&**tx, id, &version).await?;
            if behind.contains(&officer.0) || row.person_id == officer.0 {
                return Err(Code::DisputeOwnEntry.into());
            }
            if input.answer == DisputeAnswer::Void {
                withdraw(tx, &decision, &version).await?;
            }
            let mut changed = row.clone().into_active_model();
            changed.answer = Set(Some(input.answer.as_str().to_owned()));
            changed.reason = Set(input.reason.as_str().to_owned());
            changed.answered_by = Set(Some(officer.0));
            changed.answered_at = Set(Some(tx.now));
            changed.update(&**tx).await?;
            let details = serde_json::json!({
                "dispute_id": dispute, "elector_id": row.elector_id, "version": row.version, "answer": input.answer,
                "reason": input.reason,
            });
            tx.audit("decisions.answer_dispute", "decision", id, Some(decision.compound()), &details).await?;
            tell(tx, &decision, &row, input.answer).await?;
            Ok(DisputeStored { id: dispute, answer: Some(input.answer) })
        })
        .await?;
    Ok(web::Json(stored))
}

/// Tells the people of the home what came of it; the reason stands on the receipt page.
async fn tell(
    tx: &Write<'_>,
    decision: &decision::Model,
    row: &ballot_dispute::Model,
    answer: DisputeAnswer,
) -> Result<()> {
    let id = decision.decision_id();
    let people = list_people(&**tx, id, Some(row.elector_id)).await?;
    let title = &decision.title;
    let body = match answer {
        DisputeAnswer::Stands => [
            "核实后，这次代录维持不变。理由在回执页上。截止前您仍可以自己在网上投票；结果公示期内可以提异议。",
            "The entry stands; the receipt page says why. You can still vote online before the close, and object while the \
             result is posted.",
        ],
        DisputeAnswer::Void => [
            "核实后，这次代录已经作废，不再计入。理由在回执页上。截止前请自己在网上投票。",
            "The entry is void and counts no more; the receipt page says why. Please vote online yourself before the close.",
        ],
    };
    let message = Message {
        kind: "ballot",
        title: [format!("您提出的代录问题已答复：{title}"), format!("Your dispute was answered: {title}")].into(),
        body: body.map(str::to_owned).into(),
        link: &format!("/decisions/{id}/receipt"),
    };
    deliver(tx, &people, &message).await
}
