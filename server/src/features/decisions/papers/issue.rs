//! Papers are issued: each gets the next number, so that every number is accounted for later.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{IssuePapers, IssueTo, MAX_SPARE, PapersIssued};
use linyi_shared::decisions::rules::{PaperState, may_issue};
use linyi_shared::id::DecisionId;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::ActiveValue::Set;

use super::queries::{self, Recipient};
use crate::entities::paper_ballot;
use crate::error::Result;
use crate::features::decisions::queries::lock_decision;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Issues papers to homes, or spare ones.
#[utoipa::path(post, path = "/decisions/{decision_id}/papers", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = IssuePapers, responses((status = 201, body = PapersIssued)))]
pub async fn issue_papers(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<IssuePapers>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let issued = state
        .write(&caller, async |tx| {
            super::require(&state, tx, id, Duty::RunDecision).await?;
            // Numbers are given one after another.
            let row = lock_decision(&**tx, id).await?;
            may_issue(row.state_at(tx.now))?;
            let recipients = recipients(tx, id, &input).await?;
            let last = queries::last_serial(&**tx, id).await?;
            let issued_by = tx.caller.principal()?.person_id;
            let rows: Vec<_> = recipients
                .iter()
                .zip(last + 1..)
                .map(|(recipient, serial)| paper_ballot::ActiveModel {
                    decision_id: Set(id.0),
                    serial: Set(serial),
                    elector_id: Set(recipient.map(|one| one.elector_id)),
                    home_id: Set(recipient.map(|one| one.home_id)),
                    state: Set(PaperState::Outstanding.as_str().to_owned()),
                    issued_by: Set(issued_by.0),
                    issued_at: Set(tx.now),
                    delivery_method: Set(None),
                    delivered_at: Set(None),
                    delivery_note: Set(String::new()),
                    delivered_by: Set(None),
                    received_at: Set(None),
                    mandate_id: Set(None),
                    void_reason: Set(None),
                    counted_version: Set(None),
                })
                .collect();
            let count = rows.len();
            queries::insert_papers(&**tx, rows).await?;
            let first = u32::try_from(last + 1).unwrap_or(0);
            let issued = PapersIssued { id, first, last: first + count as u32 - 1 };
            tx.audit("decisions.issue_papers", "decision", id, Some(row.compound()), &issued).await?;
            Ok(issued)
        })
        .await?;
    Ok(HttpResponse::Created().json(issued))
}

/// Whom the papers are for, in the order of the register; nobody for a spare one.
async fn recipients(tx: &Write<'_>, id: DecisionId, input: &IssuePapers) -> Result<Vec<Option<Recipient>>> {
    let refuse = |pointer: &str, words: [&str; 2]| Problem::new(Code::InvalidInput).with_field(pointer, words);
    let recipients = match input.to {
        IssueTo::Missing => queries::list_missing(&**tx, id, input.building_id).await?.into_iter().map(Some).collect(),
        IssueTo::Home => {
            if input.home_id.is_none() && input.elector_id.is_none() {
                return Err(refuse("/home_id", ["请选择住房", "choose a home"]).into());
            }
            let named = queries::find_recipient(&**tx, id, input.home_id, input.elector_id).await?;
            vec![Some(named.ok_or(Code::NotOnRoll)?)]
        }
        IssueTo::Spare => match input.spare {
            Some(count) if (1..=MAX_SPARE).contains(&count) => vec![None; count.into()],
            _ => return Err(refuse("/spare", ["请填 1 到 200 张", "choose 1 to 200"]).into()),
        },
    };
    if recipients.is_empty() { Err(Code::PapersNotNeeded.into()) } else { Ok(recipients) }
}
