//! What the desk sees of disputed ballots: how each came and who entered it; never what it says.

use actix_web::web;
use linyi_shared::decisions::api::{DisputeCase, DisputesPage};
use linyi_shared::decisions::log::receipt_number;
use linyi_shared::id::{DecisionId, DisputeId, PersonId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use uuid::Uuid;

use super::{people_behind, queries};
use crate::entities::{ballot, ballot_dispute, decision};
use crate::error::Result;
use crate::features::decisions::merge_queries::list_names;
use crate::features::decisions::queries::{list_ballots_of, list_homes_of_electors, require_decision};
use crate::features::decisions::voter_views::labels_of;
use crate::http::caller::Caller;
use crate::state::State;

/// The disputed ballots of a decision.
#[utoipa::path(get, path = "/decisions/{decision_id}/disputes", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = DisputesPage)))]
pub async fn list_disputes(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<DisputesPage>> {
    disputes(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The disputed ballots of a decision, those that wait first.
pub async fn disputes(state: &State, caller: &Caller, id: DecisionId) -> Result<DisputesPage> {
    let db = state.database.reader();
    let row = require_decision(db, id).await?;
    let officer = caller.require(state, Duty::RunDecision, row.seat())?.person_id;
    row.check_public(state.now())?;
    let mut disputes = queries::list_of_decision(db, id).await?;
    disputes.sort_by_key(|dispute| dispute.answer.is_some());
    let electors: Vec<_> = disputes.iter().map(|dispute| dispute.elector_id).collect();
    let homes = labels_of(state, &row, list_homes_of_electors(db, &electors).await?);
    let ballots = list_ballots_of(db, &electors).await?;
    let mut cases = Vec::with_capacity(disputes.len());
    for dispute in disputes {
        let homes = homes.get(&dispute.elector_id).cloned().unwrap_or_default();
        cases.push(case(state, &row, dispute, &ballots, homes, officer).await?);
    }
    Ok(DisputesPage { id, state: row.state_at(state.now()), cases, title: row.title })
}

async fn case(
    state: &State,
    decision: &decision::Model,
    dispute: ballot_dispute::Model,
    ballots: &[ballot::Model],
    homes: Vec<String>,
    officer: PersonId,
) -> Result<DisputeCase> {
    let (db, id) = (state.database.reader(), decision.decision_id());
    let version = queries::find_version(db, dispute.elector_id, dispute.version).await?.ok_or(Code::Internal)?;
    let behind = people_behind(db, id, &version).await?;
    let had_part = |person: Uuid| behind.contains(&person) || dispute.person_id == person;
    let mut entered_by: Vec<_> = list_names(db, &behind).await?.into_values().collect();
    entered_by.sort_unstable();
    let photos = queries::list_photos(db, &version, version.serial()).await?;
    let may_answer = dispute.answer.is_none() && !had_part(officer.0);
    let is_sealed = decision.state_at(state.now()).is_sealed();
    let counts = |ballot: &ballot::Model| ballot.elector_id == version.elector_id && ballot.counted == version.version;
    Ok(DisputeCase {
        id: DisputeId(dispute.id),
        dispute: dispute.view(),
        homes,
        receipt_number: receipt_number(version.commitment()?),
        version: u32::try_from(version.version).unwrap_or(0),
        counted: ballots.iter().any(counts),
        channel: version.arrived_by(),
        by_mandate: version.mandate_id.is_some(),
        photos: u32::try_from(photos.len()).unwrap_or(u32::MAX),
        photos_open: if may_answer && !is_sealed { photos } else { Vec::new() },
        entered_by,
        received_at: version.received_at,
        recorded_at: version.recorded_at(),
        may_answer,
        serial: version.serial_number,
        note: version.note,
    })
}
