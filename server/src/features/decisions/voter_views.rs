//! What a voter sees: the ballot, and the receipt, which alone tells what was chosen (R24).

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::decisions::api::{
    BallotPage, ItemChoice, MandateHeld, MyBallot, ReceiptChoice, ReceiptPage, ReceiptView,
};
use linyi_shared::decisions::log::{OpenedBallot, receipt_number};
use linyi_shared::decisions::rules::{
    Channel, Unit, Versions, Voice, check_earlier_owner, may_cast, may_cast_by_mandate, may_dispute,
};
use linyi_shared::id::{DecisionId, DecisionItemId, HomeId, MandateId};
use linyi_shared::time::Instant;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::ballot_log::views::inclusion;
use super::individuals::list_electors_of_caller;
use super::{disputes, mandates, queries, scope};
use crate::entities::{ballot, ballot_dispute, ballot_version, decision, decision_item, mandate};
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
    let person_id = caller.principal()?.person_id;
    let kept = state.pages.find(state, id).await?;
    let (row, page) = (&kept.row, &kept.page);
    Ok(BallotPage {
        id,
        state: page.state,
        opens_at: page.opens_at,
        closes_at: page.closes_at,
        changes_allowed: page.changes_allowed,
        notes: page.rule_set.ballot_notes(page.turnout.all, caller.lang),
        items: page.items.clone(),
        person_id,
        mine: my_ballots(state, caller, row).await?,
        owners_only: is_barred(state, caller, row)?,
        title: page.title.clone(),
    })
}

/// The receipts of the caller's homes: choices are told to those who cast the ballot of these homes and to nobody else,
/// so a tenant does not read the owner's.
pub async fn receipt(state: &State, caller: &Caller, id: DecisionId) -> Result<ReceiptPage> {
    let person = caller.principal()?.person_id;
    let db = state.database.reader();
    let row = queries::require_decision(db, id).await?;
    row.check_public(state.now())?;
    let items = queries::list_items(db, id).await?;
    let unit = row.rules()?.unit;
    let homes = scope::voting_homes(state, caller, &row, unit);
    let speaking: HashMap<_, _> = list_electors_of_caller(db, caller, id, unit, &homes)
        .await?
        .into_iter()
        .map(|(elector, home)| (elector.id, home))
        .collect();
    let own: Vec<_> = speaking.keys().copied().collect();
    let since = spoken_for_since(db, id, unit, &homes).await?;
    let mine = my_ballots(state, caller, &row).await?;
    let mandates: Vec<_> = mine.iter().filter_map(|ballot| Some(ballot.mandate.as_ref()?.id.0)).collect();
    let mut electors = queries::list_electors_of_mandates(db, &mandates).await?;
    electors.extend(own.iter().copied());
    let labels = labels_of(state, &row, queries::list_homes_of_electors(db, &electors).await?);
    let ballots = queries::list_ballots_of(db, &electors).await?;
    let disputed = disputes::queries::list_of_electors(db, &electors).await?;
    let standing = row.state_at(state.now());
    let mut receipts = Vec::new();
    for version in queries::list_versions(db, &electors).await? {
        let Some(ballot) = ballots.iter().find(|ballot| ballot.elector_id == version.elector_id) else { continue };
        // What an earlier owner chose is not the new owner's to read (R21, R24).
        if since.get(&version.elector_id).copied().flatten().is_some_and(|since| version.received_at < since) {
            continue;
        }
        // An agent reads what the agent cast, and nothing of what came before or after.
        let is_own = own.contains(&ballot.elector_id);
        if !is_own && !version.mandate_id.is_some_and(|mandate| mandates.contains(&mandate)) {
            continue;
        }
        let homes = labels.get(&ballot.elector_id).cloned().unwrap_or_default();
        let opened = if version.version == ballot.counted { Some(open(state, &version).await?) } else { None };
        let dispute = disputed
            .iter()
            .find(|dispute| dispute.elector_id == version.elector_id && dispute.version == version.version);
        let may = is_own && dispute.is_none() && may_dispute(standing, version.voice()).is_ok();
        let home = if may { speaking.get(&version.elector_id).copied() } else { None };
        let photos = match dispute {
            Some(_) => disputes::queries::list_photos(db, &version, version.serial()).await?,
            None => Vec::new(),
        };
        let mut receipt = view(version, opened, homes, &items)?;
        receipt.disputable_for = home;
        // What the home says of an agent is not the agent's to read.
        receipt.dispute = dispute.filter(|_| is_own).map(ballot_dispute::Model::view);
        // Who says that it is not the home's own sees what was signed in its name.
        if let (Some(shown), true) = (&mut receipt.dispute, dispute.is_some_and(|one| one.person_id == person.0)) {
            shown.photos = photos;
        }
        receipts.push(receipt);
    }
    Ok(ReceiptPage {
        id,
        compound_name: state.places().name(row.compound()),
        state: row.state_at(state.now()),
        closes_at: row.closes_at,
        receipts,
        mine,
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
        promise: state.keys.promise(decision, commitment, row.recorded_at()),
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
        kept_since: row.kept_since,
        homes,
        choices: choices.collect(),
        opened,
        disputable_for: None,
        dispute: None,
    })
}

/// The electors the caller votes for in a decision, by an own home or under a mandate, with what may still be done.
pub async fn my_ballots(state: &State, caller: &Caller, row: &decision::Model) -> Result<Vec<MyBallot>> {
    let (db, now, id) = (state.database.reader(), state.now(), row.decision_id());
    let Some(person) = caller.person_id() else { return Ok(Vec::new()) };
    let unit = row.rules()?.unit;
    let homes = scope::voting_homes(state, caller, row, unit);
    let mut parts: Vec<_> = list_electors_of_caller(db, caller, id, unit, &homes)
        .await?
        .into_iter()
        .map(|(elector, home)| (elector, home, None))
        .collect();
    let since = spoken_for_since(db, id, unit, &homes).await?;
    for mandate in mandates::queries::list_of_agent(db, id, person).await? {
        let is_own = parts.iter().any(|(elector, _, _)| elector.id == mandate.elector_id);
        if let Some((elector, home)) = queries::find_elector(db, mandate.elector_id).await?.filter(|_| !is_own) {
            parts.push((elector, home, Some(mandate)));
        }
    }
    let ids: Vec<_> = parts.iter().map(|(elector, _, _)| elector.id).collect();
    let labels = labels_of(state, row, queries::list_homes_of_electors(db, &ids).await?);
    let ballots = queries::list_ballots_of(db, &ids).await?;
    let mine = parts.into_iter().map(|(elector, home_id, mandate)| {
        let ballot = ballots.iter().find(|ballot| ballot.elector_id == elector.id);
        let so_far = ballot.map_or(Versions::default(), ballot::Model::so_far);
        let used = so_far.in_voice(if mandate.is_some() { Voice::OnBehalf } else { Voice::Own });
        let changed = since.get(&elector.id).copied().flatten();
        let standing = ballot.filter(|ballot| ballot.counted > 0);
        let is_free = check_earlier_owner(standing.map(|ballot| ballot.counted_at), changed).is_ok()
            && (mandate.is_none() || may_cast_by_mandate(so_far).is_ok());
        Ok(MyBallot {
            home_id,
            homes: labels.get(&elector.id).cloned().unwrap_or_default(),
            area: Area(elector.area),
            // Where every version was withdrawn the elector has not voted.
            versions: standing.map_or(0, |_| so_far.all),
            used,
            may_cast: is_free && may_cast(now, row.window(), used, row.changes()).is_ok(),
            mandate: mandate.map(held).transpose()?,
        })
    });
    mine.collect()
}

/// Since when homes speak for their electors; a single resident speaks for itself, whoever owns the home (R21).
pub async fn spoken_for_since(
    db: &impl ConnectionTrait,
    id: DecisionId,
    unit: Unit,
    homes: &[HomeId],
) -> Result<HashMap<Uuid, Option<Instant>>> {
    if unit.is_individual() { Ok(HashMap::new()) } else { Ok(queries::list_spoken_for_since(db, id, homes).await?) }
}

fn held(row: mandate::Model) -> Result<MandateHeld> {
    let told = row.instructions()?.into_iter();
    Ok(MandateHeld {
        id: MandateId(row.id),
        kind: row.mandate_kind(),
        instructions: told.map(|(item_id, choice)| ItemChoice { item_id, choice }).collect(),
    })
}

/// Whether the caller speaks for homes whose ballot in this decision is the owner's to cast.
pub fn is_barred(state: &State, caller: &Caller, row: &decision::Model) -> Result<bool> {
    let homes = scope::homes(state, caller, row);
    Ok(homes.len() > scope::voting_homes(state, caller, row, row.rules()?.unit).len())
}

/// The homes of each elector in words, in the order of the words.
pub fn labels_of(state: &State, row: &decision::Model, rows: Vec<(Uuid, Uuid, String)>) -> HashMap<Uuid, Vec<String>> {
    let places = state.places();
    let mut labels: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (elector, compound, label) in rows {
        labels.entry(elector).or_default().push(scope::label(&places, row, compound, &label));
    }
    labels.values_mut().for_each(|homes| homes.sort_unstable());
    labels
}
