//! What the desk sees of decisions: every step, the turnout home by home; never how anyone voted.

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{DecisionCard, DeskDecision, EntryHome, EntryPage, HomeTurnout};
use linyi_shared::decisions::rules::{DecisionState, earliest_opening};
use linyi_shared::id::{DecisionId, ElectorId, HomeId, PlaceId};
use linyi_shared::notices::rules::check_heard;
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use serde::Deserialize;

use super::archive_decision::check_archivable;
use super::publish_outcome::objections_until;
use super::scope::{self, Scope};
use super::views::{cards, item_view, page, parse_cursor};
use super::{disputes, individuals, lift_views, mandates, papers, queries, roll, silence, turnout_queries};
use crate::entities::decision;
use crate::error::Result;
use crate::features::notices::content::read_photos;
use crate::http::caller::Caller;
use crate::state::State;

/// Decisions on one page.
const PAGE: usize = 50;

/// The query of the desk's list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskQuery {
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// Decisions of the caller's compounds, drafts included.
#[utoipa::path(get, path = "/desk/decisions", tag = "decisions", params(DeskQuery), responses((status = 200, body = Page<DecisionCard>)))]
pub async fn list_desk_decisions(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DeskQuery>,
) -> Result<web::Json<Page<DecisionCard>>> {
    desk_decisions(&state, &caller, query.into_inner().cursor).await.map(web::Json)
}

/// One decision on the desk.
#[utoipa::path(get, path = "/desk/decisions/{decision_id}", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = DeskDecision)))]
pub async fn find_desk_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<DeskDecision>> {
    desk_decision(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// What is needed to enter a ballot.
#[utoipa::path(get, path = "/decisions/{decision_id}/entry", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = EntryPage)))]
pub async fn find_entry(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<EntryPage>> {
    entry(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// What was frozen with the notice: the canonical text behind the published hash.
#[utoipa::path(get, path = "/decisions/{decision_id}/register", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, description = "UTF-8 text", content_type = "text/plain")))]
pub async fn find_register(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<HttpResponse> {
    let (db, id) = (state.database.reader(), path.into_inner());
    let row = queries::require_decision(db, id).await?;
    scope::require_somewhere(&state, &caller, &row, Duty::ReadDesk)?;
    let register = queries::find_register(db, id).await?.ok_or(Code::NotFound)?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(register.text))
}

/// Decisions of the compounds the caller has the desk of, the latest first, after `cursor`.
pub async fn desk_decisions(state: &State, caller: &Caller, cursor: String) -> Result<Page<DecisionCard>> {
    let principal = caller.principal()?;
    let grants = principal.grants.iter().filter(|grant| Duty::ReadDesk.roles().contains(&grant.role));
    let mut compounds: Vec<_> =
        grants.flat_map(|grant| state.places().compounds_below(grant.place)).map(|place| place.0).collect();
    compounds.sort_unstable();
    compounds.dedup();
    if compounds.is_empty() && principal.grants.is_empty() {
        return Err(Code::Forbidden.into());
    }
    let cursor = parse_cursor(&cursor)?;
    let rows = queries::list_for_desk(state.database.reader(), &compounds, cursor, PAGE as u64 + 1).await?;
    let cards = cards(state, caller, rows).await?;
    Ok(Page::from_surplus(cards, PAGE, |card: &DecisionCard| card.id.to_string()))
}

/// One decision with everything its steps need.
pub async fn desk_decision(state: &State, caller: &Caller, id: DecisionId) -> Result<DeskDecision> {
    let (db, now) = (state.database.reader(), state.now());
    let row = queries::require_decision(db, id).await?;
    scope::require_somewhere(state, caller, &row, Duty::ReadDesk)?;
    let standing = row.state_at(now);
    if standing == DecisionState::Void {
        return Err(Code::NotFound.into());
    }
    let may_run = caller.may(state, Duty::RunDecision, row.seat());
    let rule_set = row.rules()?;
    let (mut preview, mut earliest) = (None, None);
    if standing == DecisionState::Draft {
        let scope = Scope::of(state, db, &row).await?;
        let places = state.places();
        let roll = roll::of_scope(db, &places, &scope, rule_set.unit, row.counts_parking, row.opens_at).await?;
        preview = Some(roll.preview());
        earliest = Some(earliest_opening(now, rule_set.timing.days_of_notice(row.temporary)));
    }
    let study = queries::find_party_study(db, id).await?;
    let mut page = page(state, caller, row.clone()).await?;
    if let Some(preview) = &preview {
        page.turnout.all = preview.all;
    }
    let extensions_left = page.extensions.len() < usize::from(rule_set.timing.extensions);
    let running = matches!(standing, DecisionState::Notified | DecisionState::Open);
    let entered_at = scope::require_somewhere(state, caller, &row, Duty::EnterBallots).unwrap_or_default();
    let may_enter = !entered_at.is_empty();
    // Who has not voted yet is for those who visit homes; others read the turnout by building.
    let shown = if may_run { scope::compounds(&state.places(), &row) } else { entered_at };
    let homes = if shown.is_empty() { Vec::new() } else { homes(state, &row, &shown).await? };
    let homes = homes.into_iter().map(|(home, _)| home).collect();
    let final_from = objections_until(&row)?;
    let may_finish = matches!(standing, DecisionState::Provisional | DecisionState::Objecting)
        && final_from.is_some_and(|earliest| check_heard(&page.result_notices, earliest, now).is_ok());
    let (disputes_open, disputes) = disputes::queries::count(db, id).await?;
    Ok(DeskDecision {
        may_run,
        may_enter,
        party_study_photos: study.map(|study| read_photos(&study.photos)).unwrap_or_default(),
        electors_place: row.seat(),
        lift: lift_views::desk(state, &row).await?,
        lift_homes: lift_views::homes_beside(state, &row).await?,
        roll: preview,
        earliest_opening: earliest,
        extendable_until: (running && extensions_left).then(|| rule_set.timing.latest_closing(row.opens_at)),
        final_from,
        may_finish,
        papers: papers::views::account(db, id).await?,
        disputes_open: u32::try_from(disputes_open).unwrap_or(u32::MAX),
        disputes: u32::try_from(disputes).unwrap_or(u32::MAX),
        silence: if running || standing == DecisionState::Closed {
            silence::standing(db, &row).await?.reading()
        } else {
            None
        },
        may_correct: standing == DecisionState::Objecting,
        may_archive: standing == DecisionState::Final && check_archivable(db, &row, now).await.is_ok(),
        homes,
        page,
    })
}

/// What is needed to enter a ballot.
pub async fn entry(state: &State, caller: &Caller, id: DecisionId) -> Result<EntryPage> {
    let (db, now) = (state.database.reader(), state.now());
    let row = queries::require_decision(db, id).await?;
    let compounds = scope::require_somewhere(state, caller, &row, Duty::EnterBallots)?;
    row.check_public(now)?;
    let homes = entry_homes(state, &row, &compounds).await?;
    Ok(EntryPage {
        id,
        state: row.state_at(now),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        notes: row.rules()?.ballot_notes(row.all(), caller.lang),
        items: queries::list_items(db, id).await?.into_iter().map(item_view).collect(),
        homes,
        mandates: mandates::views::in_force(state, &row).await?,
        title: row.title,
    })
}

/// The homes on the roll that lie in these compounds, as a form lists them.
pub async fn entry_homes(state: &State, row: &decision::Model, compounds: &[PlaceId]) -> Result<Vec<EntryHome>> {
    let homes = homes(state, row, compounds).await?.into_iter();
    Ok(homes
        .map(|(home, elector_id)| EntryHome { id: home.id, elector_id, label: home.label, voted: home.voted })
        .collect())
}

/// The homes on the roll that lie in these compounds; where single residents vote, each of them with its name and the
/// elector it is.
async fn homes(
    state: &State,
    row: &decision::Model,
    compounds: &[PlaceId],
) -> Result<Vec<(HomeTurnout, Option<ElectorId>)>> {
    let (db, id, unit) = (state.database.reader(), row.decision_id(), row.rules()?.unit);
    let mut rows = turnout_queries::list_roll_homes(db, id).await?;
    rows.retain(|home| compounds.contains(&PlaceId(home.compound_id)));
    let names = individuals::list_names(db, id, unit, compounds).await?;
    let places = state.places();
    let homes = rows.into_iter().map(|home| {
        let mut label = scope::label(&places, row, home.compound_id, &home.label);
        if let Some(name) = names.get(&home.elector_id) {
            label = format!("{label} · {name}");
        }
        let turnout = HomeTurnout {
            id: HomeId(home.id),
            building_id: PlaceId(home.building_id),
            label,
            floor: home.floor,
            room: home.room,
            voted: home.versions.is_some(),
        };
        (turnout, unit.is_individual().then_some(ElectorId(home.elector_id)))
    });
    Ok(homes.collect())
}
