//! What everybody sees of decisions: questions, rule, turnout; the outcome once it is out.

use std::collections::HashMap;

use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{
    BuildingTurnout, DecisionCard, DecisionList, DecisionOutcome, DecisionPage, ExtensionView, ItemView, Turnout,
};
use linyi_shared::decisions::rules::{DecisionState, GateQuestion, Weight};
use linyi_shared::id::{DecisionId, DecisionItemId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::lang::Lang;
use linyi_shared::money::Fen;
use linyi_shared::page::Page;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use serde::Deserialize;
use uuid::Uuid;

use super::individuals::list_electors_of_caller;
use super::publish_outcome::result_notices;
use super::record::days_after;
use super::{count, lift_views, party_study, queries, scope, silence, turnout_queries, voter_views};
use crate::entities::{decision, decision_item};
use crate::error::Result;
use crate::features::{notices, places};
use crate::http::caller::Caller;
use crate::state::State;

/// Decisions on one page.
const PAGE: usize = 20;

/// The query of the list of decisions.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DecisionQuery {
    /// The compound; without one the compounds of the caller's homes, or all.
    #[serde(default)]
    pub compound_id: String,
    /// Where to go on, from `rest.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// Decisions of a compound: open ones first.
#[utoipa::path(get, path = "/decisions", tag = "decisions", params(DecisionQuery), responses((status = 200, body = DecisionList)))]
pub async fn list_decisions(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DecisionQuery>,
) -> Result<web::Json<DecisionList>> {
    let query = query.into_inner();
    decisions(&state, &caller, query.compound_id, query.cursor).await.map(web::Json)
}

/// One decision.
#[utoipa::path(get, path = "/decisions/{decision_id}", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = DecisionPage)))]
pub async fn find_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<HttpResponse> {
    let kept = state.pages.find(&state, path.into_inner()).await?;
    let mut response = HttpResponse::Ok();
    // What is kept is in Chinese and of nobody in particular; somebody signed in may have a home, or a mandate, here.
    let is_for_everybody = caller.principal.is_none() && (caller.lang == Lang::Zh || kept.page.lift_notes.is_empty());
    Ok(if is_for_everybody {
        response.content_type(ContentType::json()).body(kept.body.clone())
    } else {
        response.json(personal(&state, &caller, kept.row.clone(), kept.page.clone()).await?)
    })
}

/// The outcome of a decision; refused until it is out.
#[utoipa::path(get, path = "/decisions/{decision_id}/outcome", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = DecisionOutcome)))]
pub async fn find_outcome(state: web::Data<State>, path: web::Path<DecisionId>) -> Result<web::Json<DecisionOutcome>> {
    let db = state.database.reader();
    let row = queries::require_decision(db, path.into_inner()).await?;
    row.check_public(state.now())?;
    let outcome = count::published(db, &row).await?.ok_or(Code::ResultSealed)?;
    Ok(web::Json(outcome))
}

/// Decisions of `compound_id` after `cursor`, twenty a page; without a compound those of the caller's homes, or all.
pub async fn decisions(state: &State, caller: &Caller, compound_id: String, cursor: String) -> Result<DecisionList> {
    let compounds = chosen_compounds(caller, &compound_id)?;
    let cursor = parse_cursor(&cursor)?;
    let (db, now) = (state.database.reader(), state.now());
    let open = match cursor {
        None => queries::list_open(db, compounds.as_deref(), now).await?,
        Some(_) => Vec::new(),
    };
    let rest = queries::list_not_open(db, compounds.as_deref(), now, cursor, PAGE as u64 + 1).await?;
    let open = cards(state, caller, open).await?;
    let rest = cards(state, caller, rest).await?;
    Ok(DecisionList { open, rest: Page::from_surplus(rest, PAGE, |card: &DecisionCard| card.id.to_string()) })
}

/// One decision as everybody sees it.
pub async fn decision(state: &State, caller: &Caller, id: DecisionId) -> Result<DecisionPage> {
    let kept = state.pages.find(state, id).await?;
    personal(state, caller, kept.row.clone(), kept.page.clone()).await
}

/// The page of a decision in any state.
pub async fn page(state: &State, caller: &Caller, row: decision::Model) -> Result<DecisionPage> {
    let page = public(state, row.clone(), state.now()).await?;
    personal(state, caller, row, page).await
}

/// The page with the caller's own part.
async fn personal(state: &State, caller: &Caller, row: decision::Model, page: DecisionPage) -> Result<DecisionPage> {
    let mine = voter_views::my_ballots(state, caller, &row).await?;
    let owners_only = voter_views::is_barred(state, caller, &row)?;
    let lift_notes = match page.lift_notes.as_slice() {
        [] => Vec::new(),
        _ => lift_views::notes(state, caller, &row).await?,
    };
    Ok(DecisionPage { mine, owners_only, lift_notes, ..page })
}

/// The page of a decision in any state, for somebody who has no home there.
pub async fn public(state: &State, row: decision::Model, now: Instant) -> Result<DecisionPage> {
    let db = state.database.reader();
    let id = row.decision_id();
    let rule_set = row.rules()?;
    let repeats = match row.repeats_decision_id {
        Some(old) => {
            let old = queries::find_decision(db, DecisionId(old)).await?;
            old.filter(|old| old.check_public(now).is_ok()).map(|old| old.link(now))
        }
        None => None,
    };
    let repeated_by = queries::list_repeats(db, id).await?.iter().map(|repeat| repeat.link(now)).collect();
    let initiator =
        if row.initiator.is_empty() { community_name(state, row.compound()) } else { row.initiator.clone() };
    let study = if rule_set.kind.needs_party_study() { queries::find_party_study(db, id).await? } else { None };
    let extensions = queries::list_extensions(db, id).await?.into_iter().map(|extension| ExtensionView {
        decided_at: extension.decided_at,
        previous_closes_at: extension.previous_closes_at,
        closes_at: extension.closes_at,
        reason: extension.reason,
    });
    Ok(DecisionPage {
        id,
        compound_id: row.compound(),
        compound_name: state.places().name(row.compound()),
        project_id: ProjectId(row.project_id),
        state: row.state_at(now),
        scope_name: scope_name(state, &row).await?,
        lift_notes: lift_views::notes(state, &Caller::system(), &row).await?,
        party_study: study.as_ref().map(party_study::view),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        extensions: extensions.collect(),
        changes_allowed: row.changes().into(),
        duplicates: row.duplicate_policy(),
        counts_parking: row.counts_parking,
        silence: silence::find(db, id).await?,
        notified_at: row.notified_at,
        register_hash: row.register_hash.clone(),
        log_key: state.keys.log_key(),
        items: queries::list_items(db, id).await?.into_iter().map(item_view).collect(),
        turnout: turnout(state, &row).await?,
        result_due_at: days_after(row.closes_at, rule_set.timing.result_due_days),
        final_at: row.final_at,
        signatories: row.signatories.clone(),
        archived_at: row.archived_at,
        kept_until: row.kept_until(),
        initiator,
        contact: row.contact.clone(),
        repeats,
        repeated_by,
        outcome: count::published(db, &row).await?,
        outcome_versions: count::versions(db, &row).await?,
        result_notices: result_notices(db, &row, now).await?,
        notices: notices::told::notices_of(db, id).await?,
        mine: Vec::new(),
        owners_only: false,
        rule_set,
        title: row.title,
        explanation: row.explanation,
    })
}

/// The community of a compound, which calls votes where nobody else is named.
pub fn community_name(state: &State, compound: PlaceId) -> String {
    let places = state.places();
    let mut nodes = places.ancestors(compound).into_iter().filter_map(|id| places.find(id));
    nodes.find(|node| node.kind == PlaceKind::Community).map(|node| node.name.clone()).unwrap_or_default()
}

/// A question as it is shown.
pub fn item_view(row: decision_item::Model) -> ItemView {
    ItemView {
        id: DecisionItemId(row.id),
        position: u32::try_from(row.position).unwrap_or(0),
        title: row.title,
        explanation: row.explanation,
        work_item_id: row.work_item_id.map(WorkItemId),
        gate_question: row.gate_question.as_deref().and_then(GateQuestion::parse),
        resident_share: Fen(row.resident_share),
    }
}

/// Cards of decisions, with the caller's part.
pub async fn cards(state: &State, caller: &Caller, rows: Vec<decision::Model>) -> Result<Vec<DecisionCard>> {
    let (db, now, places) = (state.database.reader(), state.now(), state.places());
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let voted = turnout_queries::list_voted(db, &ids).await?;
    let mut voting_homes = HashMap::new();
    let mut own_electors = HashMap::new();
    for row in &rows {
        let unit = row.rules()?.unit;
        let homes = scope::voting_homes(state, caller, row, unit);
        if unit.is_individual() {
            let own = list_electors_of_caller(db, caller, row.decision_id(), unit, &homes).await?;
            own_electors.insert(row.id, own.into_iter().map(|(elector, _)| elector.id).collect::<Vec<_>>());
        }
        voting_homes.insert(row.id, homes);
    }
    let homes: Vec<_> = caller.principal.iter().flat_map(|one| one.homes.iter().map(|(home, _)| *home)).collect();
    let mut parts: HashMap<Uuid, (bool, bool)> = HashMap::new();
    for part in turnout_queries::list_parts(db, &ids, &homes).await? {
        // Of several residents of one home the caller is one.
        let is_mine = own_electors.get(&part.decision).is_none_or(|own| own.contains(&part.elector));
        if is_mine && voting_homes.get(&part.decision).is_some_and(|homes| homes.contains(&part.home)) {
            let (silent, voted) = parts.entry(part.decision).or_default();
            if part.has_voted { *voted = true } else { *silent = true }
        }
    }
    let card = |row: decision::Model| -> Result<DecisionCard> {
        let standing = row.state_at(now);
        let (silent, i_voted) = parts.get(&row.id).copied().unwrap_or_default();
        Ok(DecisionCard {
            id: row.decision_id(),
            compound_id: row.compound(),
            compound_name: places.name(row.compound()),
            project_id: ProjectId(row.project_id),
            kind: row.decision_kind()?,
            state: standing,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            voted: voted.get(&row.id).copied().unwrap_or_default(),
            all: row.all(),
            awaits_me: silent && standing == DecisionState::Open,
            i_voted,
            title: row.title,
        })
    };
    rows.into_iter().map(card).collect()
}

/// A cursor of a list by id; nothing for the first page.
pub fn parse_cursor(cursor: &str) -> Result<Option<Uuid>> {
    match cursor {
        "" => Ok(None),
        text => Ok(Some(text.parse().map_err(|_| Code::InvalidQuery)?)),
    }
}

/// The same turnout with those who voted since it was read: a frozen roll has the same buildings and homes as before.
pub async fn turnout_since(state: &State, row: &decision::Model, before: &Turnout) -> Result<Turnout> {
    let db = state.database.reader();
    let voted = turnout_queries::list_voted(db, &[row.id]).await?;
    let counts = turnout_queries::list_by_building(db, row.decision_id()).await?;
    let buildings = before.buildings.iter().map(|building| {
        let counted = counts.iter().find(|row| row.building_id == building.id.0);
        let voted = counted.map_or(building.voted, |row| u32::try_from(row.voted).unwrap_or(0));
        BuildingTurnout { voted, ..building.clone() }
    });
    let voted = voted.get(&row.id).copied().unwrap_or_default();
    Ok(Turnout { all: before.all, voted, buildings: buildings.collect() })
}

/// Who took part in a decision so far, by building.
pub async fn turnout(state: &State, row: &decision::Model) -> Result<Turnout> {
    let db = state.database.reader();
    let voted = turnout_queries::list_voted(db, &[row.id]).await?;
    let counts = turnout_queries::list_by_building(db, row.decision_id()).await?;
    let (mut buildings, places) = (Vec::new(), state.places());
    for compound in scope::compounds(&places, row) {
        buildings.extend(places::queries::list_buildings(db, compound).await?);
    }
    let buildings = buildings.into_iter().filter_map(|building| {
        let counted = counts.iter().find(|row| row.building_id == building.id)?;
        Some(BuildingTurnout {
            id: PlaceId(building.id),
            name: scope::label(&places, row, building.compound_id.unwrap_or_default(), &building.name),
            homes: u32::try_from(counted.homes).unwrap_or(0),
            voted: u32::try_from(counted.voted).unwrap_or(0),
        })
    });
    Ok(Turnout {
        all: row.all(),
        voted: voted.get(&row.id).copied().unwrap_or(Weight::default()),
        buildings: buildings.collect(),
    })
}

/// Who decides, in words.
pub async fn scope_name(state: &State, row: &decision::Model) -> Result<String> {
    if let Some(name) = &row.scope_name {
        return Ok(name.clone());
    }
    if row.cluster_id.is_some() {
        return Ok(state.places().name(row.seat()));
    }
    let db = state.database.reader();
    let mut name = String::new();
    let mut next = Some(PlaceId(row.scope_id)).filter(|scope| *scope != row.compound());
    while let Some(id) = next {
        let Some(place) = queries::find_place(db, id).await? else { break };
        name.insert_str(0, &place.name);
        next = place.parent_id.map(PlaceId).filter(|parent| *parent != row.compound());
    }
    Ok(if name.is_empty() { state.places().name(row.compound()) } else { name })
}

fn chosen_compounds(caller: &Caller, compound_id: &str) -> Result<Option<Vec<Uuid>>> {
    if !compound_id.is_empty() {
        return Ok(Some(vec![compound_id.parse().map_err(|_| Code::InvalidQuery)?]));
    }
    let own: Vec<_> = caller.principal.iter().flat_map(|one| one.homes.iter().map(|(_, place)| place.0)).collect();
    Ok((!own.is_empty()).then_some(own))
}
