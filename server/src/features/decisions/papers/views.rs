//! What the desk sees of papers: where each is; never what stands on it.

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::decisions::api::{
    DeliveryMethod, PaperEntryPage, PaperPrintPage, PaperView, PapersPage, PapersShown, ScopeOption,
};
use linyi_shared::decisions::rules::{PaperAccount, PaperState, VoidReason, may_issue};
use linyi_shared::id::{DecisionId, PersonId, PlaceId};
use linyi_shared::page::{Page, PageMeta};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::form_moment;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::queries;
use crate::entities::{decision, paper_ballot, place};
use crate::error::Result;
use crate::features::decisions::desk_views::entry_homes;
use crate::features::decisions::queries::{list_homes_of_electors, list_items, require_decision};
use crate::features::decisions::views::item_view;
use crate::features::decisions::voter_views::labels_of;
use crate::features::decisions::{individuals, mandates, scope, silence};
use crate::features::places;
use crate::http::caller::Caller;
use crate::state::State;

/// Papers on one page of the list.
const PAGE: usize = 50;
/// Papers printed at once.
const PRINTED: i32 = 500;

/// The query of the list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PapersQuery {
    /// Which papers: `all`, `outstanding`, `waiting`, `counted`, `void`.
    #[serde(default)]
    pub show: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// Which paper is to be entered.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct EntryQuery {
    /// Its number; the next one that waits for the caller when absent.
    #[serde(default)]
    pub serial: String,
}

/// Which papers are printed.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PrintQuery {
    /// The first number.
    #[serde(default)]
    pub first: String,
    /// The last number; at most 500 papers are printed at once.
    #[serde(default)]
    pub last: String,
}

/// The papers of a decision.
#[utoipa::path(get, path = "/decisions/{decision_id}/papers", tag = "decisions", params(("decision_id" = DecisionId, Path), PapersQuery), responses((status = 200, body = PapersPage)))]
pub async fn list_papers(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    query: web::Query<PapersQuery>,
) -> Result<web::Json<PapersPage>> {
    let query = query.into_inner();
    papers(&state, &caller, path.into_inner(), query.show, query.cursor).await.map(web::Json)
}

/// What is needed to enter a paper.
#[utoipa::path(get, path = "/decisions/{decision_id}/papers/entry", tag = "decisions", params(("decision_id" = DecisionId, Path), EntryQuery), responses((status = 200, body = PaperEntryPage)))]
pub async fn find_paper_entry(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    query: web::Query<EntryQuery>,
) -> Result<web::Json<PaperEntryPage>> {
    paper_entry(&state, &caller, path.into_inner(), query.into_inner().serial).await.map(web::Json)
}

/// Papers to be printed.
#[utoipa::path(get, path = "/decisions/{decision_id}/papers/print", tag = "decisions", params(("decision_id" = DecisionId, Path), PrintQuery), responses((status = 200, body = PaperPrintPage)))]
pub async fn find_paper_print(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    query: web::Query<PrintQuery>,
) -> Result<web::Json<PaperPrintPage>> {
    let query = query.into_inner();
    paper_print(&state, &caller, path.into_inner(), query.first, query.last).await.map(web::Json)
}

/// The papers of a decision, by number, with the account of all of them.
pub async fn papers(
    state: &State,
    caller: &Caller,
    id: DecisionId,
    show: String,
    cursor: String,
) -> Result<PapersPage> {
    let (db, now) = (state.database.reader(), state.now());
    let (row, person, compounds) = require(state, caller, id).await?;
    let shown = match show.as_str() {
        "" => PapersShown::All,
        text => PapersShown::parse(text).ok_or(Code::InvalidQuery)?,
    };
    let after = parse_number(&cursor, 0)?;
    let mut rows = queries::list_papers(db, id, shown, after, PAGE as u64 + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.serial.to_string());
    let running = may_issue(row.state_at(now)).is_ok();
    let mut buildings = Vec::new();
    for compound in &compounds {
        buildings.extend(places::queries::list_buildings(db, *compound).await?);
    }
    let option = |place: place::Model| ScopeOption {
        id: PlaceId(place.id),
        name: scope::label(&state.places(), &row, place.compound_id.unwrap_or_default(), &place.name),
    };
    Ok(PapersPage {
        id,
        state: row.state_at(now),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        now: form_moment(now),
        account: account(db, id).await?,
        may_issue: running && caller.may(state, Duty::RunDecision, row.seat()),
        waiting_for_caller: waiting(db, id, person).await?,
        buildings: buildings.into_iter().map(option).collect(),
        homes: entry_homes(state, &row, &compounds).await?,
        mandates: mandates::views::in_force(state, &row).await?,
        shown,
        papers: Page { items: views(state, &row, rows, person).await?, meta: PageMeta { next } },
        title: row.title,
    })
}

/// What is needed to enter a paper: the one asked for, or the next that waits for the caller.
pub async fn paper_entry(state: &State, caller: &Caller, id: DecisionId, serial: String) -> Result<PaperEntryPage> {
    let db = state.database.reader();
    let (row, person, _) = require(state, caller, id).await?;
    let paper = match parse_number(&serial, 0)? {
        0 => queries::find_waiting_for(db, id, person).await?,
        serial => queries::find_paper(db, id, serial.unsigned_abs()).await?,
    };
    Ok(PaperEntryPage {
        id,
        items: list_items(db, id).await?.into_iter().map(item_view).collect(),
        paper: views(state, &row, paper.into_iter().collect(), person).await?.pop(),
        waiting_for_caller: waiting(db, id, person).await?,
        title: row.title,
    })
}

/// Papers to be printed, by number.
pub async fn paper_print(
    state: &State,
    caller: &Caller,
    id: DecisionId,
    first: String,
    last: String,
) -> Result<PaperPrintPage> {
    let db = state.database.reader();
    let (row, person, _) = require(state, caller, id).await?;
    let first = parse_number(&first, 1)?;
    let last = parse_number(&last, i32::MAX)?.min(first.saturating_add(PRINTED - 1));
    let rows = queries::list_range(db, id, first, last).await?;
    Ok(PaperPrintPage {
        id,
        compound_name: state.places().name(row.compound()),
        rule_set: row.rules()?,
        all: row.all(),
        silence: silence::find(db, id).await?,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        items: list_items(db, id).await?.into_iter().map(item_view).collect(),
        papers: views(state, &row, rows, person).await?,
        title: row.title,
        explanation: row.explanation,
    })
}

/// The account of the papers of a decision.
pub async fn account(db: &impl ConnectionTrait, id: DecisionId) -> Result<PaperAccount> {
    let mut account = PaperAccount::default();
    for (state, reason, papers) in queries::count_by_state(db, id).await? {
        let state = PaperState::parse(&state).ok_or_else(|| anyhow::anyhow!("papers of the state {state}"))?;
        let reason = reason.as_deref().and_then(VoidReason::parse);
        for _ in 0..papers {
            account.add(state, reason);
        }
    }
    Ok(account)
}

/// The decision, who reads, and the compounds where they enter ballots.
async fn require(state: &State, caller: &Caller, id: DecisionId) -> Result<(decision::Model, PersonId, Vec<PlaceId>)> {
    let row = require_decision(state.database.reader(), id).await?;
    let compounds = scope::require_somewhere(state, caller, &row, Duty::EnterBallots)?;
    row.check_public(state.now())?;
    Ok((row, caller.principal()?.person_id, compounds))
}

async fn waiting(db: &impl ConnectionTrait, id: DecisionId, person: PersonId) -> Result<u32> {
    Ok(queries::count_waiting_for(db, id, person).await?.try_into().unwrap_or(u32::MAX))
}

async fn views(
    state: &State,
    decision: &decision::Model,
    rows: Vec<paper_ballot::Model>,
    caller: PersonId,
) -> Result<Vec<PaperView>> {
    let (db, id) = (state.database.reader(), decision.decision_id());
    let electors: Vec<_> = rows.iter().filter_map(|row| row.elector_id).collect();
    let mut homes = labels_of(state, decision, list_homes_of_electors(db, &electors).await?);
    let compounds = scope::compounds(&state.places(), decision);
    // A paper of a single resident names whose it is.
    for (elector, name) in individuals::list_names(db, id, decision.rules()?.unit, &compounds).await? {
        if let Some(label) = homes.get_mut(&elector).and_then(|homes| homes.last_mut()) {
            *label = format!("{label} · {name}");
        }
    }
    let areas = queries::list_areas(db, &electors).await?;
    let serials: Vec<_> = rows.iter().map(|row| row.serial).collect();
    let people = queries::list_enterers(db, id, &serials).await?;
    let proofs = queries::count_delivery_photos(db, id, &serials).await?;
    let view = |row: paper_ballot::Model| {
        let entered_by = people.get(&row.serial).map_or(&[][..], Vec::as_slice);
        let state = row.paper_state()?;
        let elector = row.elector_id.unwrap_or_default();
        let method = row.delivery_method.as_deref().and_then(DeliveryMethod::parse);
        Ok(PaperView {
            serial: row.number(),
            state,
            homes: homes.get(&elector).cloned().unwrap_or_default(),
            area: Area(areas.get(&elector).copied().unwrap_or(0)),
            issued_at: row.issued_at,
            delivered: row.delivered_at.zip(method),
            delivery_photos: proofs.get(&row.serial).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
            received_at: row.received_at,
            void_reason: row.reason(),
            delivery_note: row.delivery_note,
            entries: entered_by.len() as u32,
            // While a paper waits, two entries that were equal would have counted it.
            differs: state == PaperState::Waiting && entered_by.len() > 1,
            entered_by_caller: entered_by.contains(&caller.0),
        })
    };
    rows.into_iter().map(view).collect()
}

fn parse_number(text: &str, absent: i32) -> Result<i32> {
    match text {
        "" => Ok(absent),
        text => Ok(text.parse().ok().filter(|number| *number >= 0).ok_or(Code::InvalidQuery)?),
    }
}
