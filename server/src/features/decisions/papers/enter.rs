//! What stands on a paper is entered by two people who do not see each other's entry; when they differ, by a third (R22).

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{EnterPaper, EntryOutcome, ItemChoice, PaperEntered};
use linyi_shared::decisions::log::receipt_number;
use linyi_shared::decisions::rules::{
    Agreement, Channel, Mark, PaperState, agreement, check_ballot_items, may_enter_paper,
};
use linyi_shared::id::{DecisionId, DecisionItemId, ElectorId, HomeId, MandateId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::queries;
use crate::entities::{ballot_version, paper_ballot, paper_entry};
use crate::error::{Failure, Result};
use crate::features::decisions::ballot_box::{Entry, Paper, Slip};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

type Marks = BTreeMap<DecisionItemId, Mark>;

/// What an entry came to; kept with the key of its request, so it tells no mark.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Standing {
    /// Somebody else has to enter it.
    Open,
    /// The entries differ.
    Differs,
    /// Two people agree, and the ballot may fall into the box.
    Agreed,
}

/// Enters what stands on a paper.
#[utoipa::path(post, path = "/decisions/{decision_id}/papers/entries", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = EnterPaper, responses((status = 201, body = PaperEntered)))]
pub async fn enter_paper(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<EnterPaper>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let standing = state.write(&caller, async |tx| note(&state, tx, id, &input).await).await?;
    let (outcome, receipt_number) = match standing {
        Standing::Open => (EntryOutcome::First, None),
        Standing::Differs => (EntryOutcome::Differs, None),
        Standing::Agreed => (EntryOutcome::Counted, Some(cast(&state, &caller, id, input.serial).await?)),
    };
    Ok(HttpResponse::Created().json(PaperEntered { id, serial: input.serial, outcome, receipt_number }))
}

/// Notes one person's entry; the same person's later entry replaces it while the paper is not counted.
async fn note(state: &State, tx: &Write<'_>, id: DecisionId, input: &EnterPaper) -> Result<Standing> {
    let decision = super::require(state, tx, id, Duty::EnterBallots).await?;
    let person = tx.caller.principal()?.person_id;
    let frame = state.frames.require(state, id).await?;
    let paper = super::require_paper(tx, id, input.serial).await?;
    match paper.paper_state()? {
        PaperState::Waiting => {}
        PaperState::Outstanding => return Err(Code::PaperNotReturned.into()),
        PaperState::Counted => return Err(Code::PaperUsed.into()),
        PaperState::Void => return Err(Code::PaperVoid.into()),
    }
    super::require_at(state, tx, id, paper.home_id.ok_or(Code::PaperHomeMissing)?).await?;
    let received_at = paper.received_at.ok_or_else(|| anyhow::anyhow!("paper {} has no receipt", paper.serial))?;
    may_enter_paper(decision.state_at(tx.now), decision.window(), received_at)?;
    let answered: Vec<_> = input.marks.iter().map(|mark| mark.item_id).collect();
    check_ballot_items(&frame.items, &answered)?;
    let marks: Marks = input.marks.iter().map(|mark| (mark.item_id, mark.mark)).collect();
    save(tx, &paper, person.0, &marks).await?;
    let entries = entries(&**tx, &paper).await?;
    let standing = match agreement(&entries) {
        Agreement::Open => Standing::Open,
        Agreement::Disputed => Standing::Differs,
        Agreement::Agreed(_) => Standing::Agreed,
    };
    // Who entered which paper, and whether they agree; never what.
    let details = serde_json::json!({"serial": input.serial, "entries": entries.len(), "standing": standing});
    tx.audit("decisions.enter_paper", "decision", id, Some(decision.compound()), &details).await?;
    Ok(standing)
}

/// What each person entered, in the order of their entries.
async fn entries(db: &impl ConnectionTrait, paper: &paper_ballot::Model) -> Result<Vec<Marks>> {
    let rows = queries::list_entries(db, DecisionId(paper.decision_id), paper.serial).await?;
    let marks = rows.into_iter().map(|row| serde_json::from_value(row.marks).map_err(anyhow::Error::from));
    Ok(marks.collect::<Result<_, _>>()?)
}

async fn save(tx: &Write<'_>, paper: &paper_ballot::Model, person: Uuid, marks: &Marks) -> Result<()> {
    let row = paper_entry::ActiveModel {
        decision_id: Set(paper.decision_id),
        serial: Set(paper.serial),
        entered_by: Set(person),
        marks: Set(serde_json::to_value(marks).map_err(anyhow::Error::from)?),
        entered_at: Set(tx.now),
    };
    let key = [paper_entry::Column::DecisionId, paper_entry::Column::Serial, paper_entry::Column::EnteredBy];
    let replaced = OnConflict::columns(key)
        .update_columns([paper_entry::Column::Marks, paper_entry::Column::EnteredAt])
        .to_owned();
    paper_entry::Entity::insert(row).on_conflict(replaced).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Lets an agreed paper fall into the ballot box; answers the number of its receipt.
///
/// The entry is on disk before. Should the server end in between, the paper still waits, and the same entry made again
/// brings it here again.
async fn cast(state: &State, caller: &Caller, id: DecisionId, serial: u32) -> Result<String> {
    let db = state.database.reader();
    let paper = queries::find_paper(db, id, serial).await?.ok_or(Code::PaperUnknown)?;
    if paper.paper_state()? == PaperState::Counted {
        return counted(state, &paper).await;
    }
    let entries = entries(db, &paper).await?;
    let (Agreement::Agreed(marks), Some(home), Some(received_at)) =
        (agreement(&entries), paper.home_id, paper.received_at)
    else {
        return Err(Code::Conflict.into());
    };
    let choices = marks.iter().map(|(item_id, mark)| ItemChoice { item_id: *item_id, choice: mark.choice() });
    let entry = Entry { paper: Some(Paper { serial, received_at }), ..Entry::default() };
    let slip = Slip {
        decision: id,
        home: HomeId(home),
        elector: paper.elector_id.map(ElectorId),
        channel: Channel::Paper,
        choices: choices.collect(),
        // The number of the paper makes it repeatable; the key of the request belongs to the entry.
        caller: caller.without_key(),
        mandate: paper.mandate_id.map(MandateId),
        entry: Some(entry),
        kept_since: None,
    };
    match state.ballot_box.cast(slip).await {
        Ok(taken) => Ok(receipt_number(taken.commitment)),
        // Two people agreed with each other at the same moment, and the other's request was first.
        Err(Failure::Refused(problem)) if problem.code == Code::PaperUsed => {
            let paper = queries::find_paper(db, id, serial).await?.ok_or(Code::PaperUnknown)?;
            counted(state, &paper).await
        }
        Err(failure) => Err(failure),
    }
}

/// The number of the receipt of a paper that is in the box.
async fn counted(state: &State, paper: &paper_ballot::Model) -> Result<String> {
    let (Some(elector), Some(version)) = (paper.elector_id, paper.counted_version) else {
        return Err(Code::PaperUsed.into());
    };
    let row = ballot_version::Entity::find_by_id((elector, version)).one(state.database.reader()).await?;
    Ok(receipt_number(row.ok_or(Code::Internal)?.commitment()?))
}
