//! Extending the window: once, before the close, with a published reason (R16).

use actix_web::web;
use linyi_shared::decisions::api::{DecisionStepped, ExtendDecision};
use linyi_shared::decisions::rules::{DecisionState, check_extension};
use linyi_shared::id::DecisionId;
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::deadline_words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::entities::{decision, decision_extension};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Extends the window of a decision.
#[utoipa::path(post, path = "/decisions/{decision_id}/extension", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = ExtendDecision, responses((status = 200, body = DecisionStepped)))]
pub async fn extend_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<ExtendDecision>,
) -> Result<web::Json<DecisionStepped>> {
    let id = path.into_inner();
    let stepped = state
        .write(&caller, async |tx| {
            let row = queries::lock_decision(&**tx, id).await?;
            let compound = row.compound();
            let officer = caller.require(&state, Duty::RunDecision, row.seat())?.person_id;
            let standing = row.state_at(tx.now);
            if standing == DecisionState::Draft || standing == DecisionState::Void {
                return Err(Code::DecisionStepRefused.into());
            }
            let earlier = queries::list_extensions(&**tx, id).await?.len() as u16;
            let timing = row.rules()?.timing;
            check_extension(&timing, row.window(), earlier, tx.now, input.closes_at)?;
            decision_extension::ActiveModel {
                decision_id: Set(id.0),
                number: Set(i32::from(earlier) + 1),
                previous_closes_at: Set(row.closes_at),
                closes_at: Set(input.closes_at),
                reason: Set(input.reason.to_string()),
                decided_by: Set(officer.0),
                decided_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let mut changed = row.into_active_model();
            changed.closes_at = Set(input.closes_at);
            let row = changed.update(&**tx).await?;
            let details = serde_json::json!({"closes_at": input.closes_at, "reason": input.reason});
            tx.audit("decisions.extend", "decision", id, Some(compound), &details).await?;
            tell(tx, &row, &input.reason).await?;
            Ok(DecisionStepped { id, state: row.state_at(tx.now) })
        })
        .await?;
    Ok(web::Json(stepped))
}

async fn tell(tx: &Write<'_>, row: &decision::Model, reason: &str) -> Result<()> {
    let people = queries::list_people(&**tx, row.decision_id(), None).await?;
    let title = [format!("投票延期：{}", row.title), format!("Voting is extended: {}", row.title)].into();
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| deadline_words(row.closes_at, lang));
    let body = [format!("请在 {zh}投票。延期原因：{reason}"), format!("Vote {en}. Reason: {reason}")].into();
    let link = format!("/decisions/{}", row.id);
    deliver(tx, &people, &Message { kind: "decision", title, body, link: &link }).await
}
