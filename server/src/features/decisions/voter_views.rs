//! What a voter sees: the ballot, and the receipt, which alone tells what was chosen (R24).

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::decisions::api::{BallotPage, MyBallot, ReceiptChoice, ReceiptPage, ReceiptView};
use linyi_shared::decisions::log::{OpenedBallot, receipt_number};
use linyi_shared::decisions::rules::{Channel, may_cast};
use linyi_shared::id::{DecisionId, DecisionItemId};
use uuid::Uuid;

use super::ballot_log::views::inclusion;
use super::queries;
use crate::entities::{ballot_version, decision, decision_item};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The ballot of the caller's homes.
#[utoipa::path(get, path = "/decisions/{decision_id}/ballot", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = BallotPage)))]
pub async fn find_ballot(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<BallotPage>> {
    ballot(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The receipts of the caller's homes.
#[utoipa::path(get, path = "/decisions/{decision_id}/receipt", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = ReceiptPage)))]
pub async fn find_receipt(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<ReceiptPage>> {
    receipt(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The ballot of the caller's homes.
pub async fn ballot(state: &State, caller: &Caller, id: DecisionId) -> Result<BallotPage> {
    caller.principal()?;
    let kept = state.pages.find(state, id).await?;
    let (row, page) = (&kept.row, &kept.page);
    Ok(BallotPage {
        id,
        state: page.state,
        opens_at: page.opens_at,
        closes_at: page.closes_at,
        changes_allowed: page.changes_allowed,
        items: page.items.clone(),
        mine: my_ballots(state, caller, row).await?,
        owners_only: is_barred(caller, row)?,
        title: page.title.clone(),
    })
}

/// The receipts of the caller's homes: choices are told to those who cast the ballot of these homes and to nobody else,
/// so a tenant does not read the owner's.
pub async fn receipt(state: &State, caller: &Caller, id: DecisionId) -> Result<ReceiptPage> {
    caller.principal()?;
    let db = state.database.reader();
    let row = queries::require_decision(db, id).await?;
    row.check_public(state.now())?;
    let items = queries::list_items(db, id).await?;
    let homes = caller.voting_homes_in(row.compound(), row.rules()?.unit);
    let electors: Vec<_> =
        queries::list_electors_of(db, id, &homes).await?.into_iter().map(|(elector, _)| elector.id).collect();
    let labels = labels_of(queries::list_homes_of_electors(db, &electors).await?);
    let ballots = queries::list_ballots_of(db, &electors).await?;
    let mut receipts = Vec::new();
    for version in queries::list_versions(db, &electors).await? {
        let Some(ballot) = ballots.iter().find(|ballot| ballot.elector_id == version.elector_id) else { continue };
        let homes = labels.get(&ballot.elector_id).cloned().unwrap_or_default();
        let opened = if version.version == ballot.counted { Some(open(state, &version).await?) } else { None };
        receipts.push(view(version, opened, homes, &items)?);
    }
    Ok(ReceiptPage {
        id,
        compound_name: state.places().name(row.compound()),
        state: row.state_at(state.now()),
        closes_at: row.closes_at,
        receipts,
        mine: my_ballots(state, caller, &row).await?,
        title: row.title,
    })
}

/// Opens a version for its voter, with its place in the public log.
async fn open(state: &State, row: &ballot_version::Model) -> Result<OpenedBallot> {
    let (decision, commitment) = (DecisionId(row.decision_id), row.commitment()?);
    Ok(OpenedBallot {
        decision,
        elector: row.elector_id,
        version: u32::try_from(row.version).unwrap_or(0),
        choices: serde_json::from_value(row.choices.clone()).map_err(anyhow::Error::from)?,
        salt: row.salt()?,
        promise: state.keys.promise(decision, commitment, row.received_at),
        key: state.keys.log_key(),
        inclusion: inclusion(state, decision, commitment).await?,
    })
}

fn view(
    row: ballot_version::Model,
    opened: Option<OpenedBallot>,
    homes: Vec<String>,
    items: &[decision_item::Model],
) -> Result<ReceiptView> {
    let choices = items.iter().filter_map(|item| {
        let choice = *opened.as_ref()?.choices.get(&DecisionItemId(item.id))?;
        Some(ReceiptChoice { position: u32::try_from(item.position).unwrap_or(0), title: item.title.clone(), choice })
    });
    Ok(ReceiptView {
        receipt_number: receipt_number(row.commitment()?),
        version: u32::try_from(row.version).unwrap_or(0),
        counted: opened.is_some(),
        channel: Channel::parse(&row.channel).unwrap_or(Channel::Paper),
        received_at: row.received_at,
        homes,
        choices: choices.collect(),
        opened,
    })
}

/// The caller's electors in a decision, with what they may still do.
pub async fn my_ballots(state: &State, caller: &Caller, row: &decision::Model) -> Result<Vec<MyBallot>> {
    let homes = caller.voting_homes_in(row.compound(), row.rules()?.unit);
    if homes.is_empty() {
        return Ok(Vec::new());
    }
    let (db, now) = (state.database.reader(), state.now());
    let electors = queries::list_electors_of(db, row.decision_id(), &homes).await?;
    let ids: Vec<_> = electors.iter().map(|(elector, _)| elector.id).collect();
    let labels = labels_of(queries::list_homes_of_electors(db, &ids).await?);
    let versions: HashMap<_, _> = queries::list_ballots_of(db, &ids)
        .await?
        .into_iter()
        .map(|ballot| (ballot.elector_id, u32::try_from(ballot.versions).unwrap_or(u32::MAX)))
        .collect();
    let mine = electors.into_iter().map(|(elector, home_id)| {
        let versions = versions.get(&elector.id).copied().unwrap_or(0);
        MyBallot {
            home_id,
            homes: labels.get(&elector.id).cloned().unwrap_or_default(),
            area: Area(elector.area),
            versions,
            may_cast: may_cast(now, row.window(), versions, row.changes()).is_ok(),
        }
    });
    Ok(mine.collect())
}

/// Whether the caller speaks for homes whose ballot in this decision is the owner's to cast.
pub fn is_barred(caller: &Caller, row: &decision::Model) -> Result<bool> {
    let homes = caller.homes_in(row.compound());
    Ok(homes.len() > caller.voting_homes_in(row.compound(), row.rules()?.unit).len())
}

fn labels_of(rows: Vec<(Uuid, String)>) -> HashMap<Uuid, Vec<String>> {
    let mut labels: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (elector, label) in rows {
        labels.entry(elector).or_default().push(label);
    }
    labels
}
