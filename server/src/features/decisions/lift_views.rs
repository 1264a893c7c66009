//! What a lift costs whom, for everybody and for the desk.

use actix_web::web;
use linyi_shared::decisions::api::{LiftConsentView, LiftPage, MyLiftShare, ScopeHome};
use linyi_shared::decisions::rules::{LiftHome, LiftScheme, LiftShare, ShareMeasure, usual_weights};
use linyi_shared::id::{DecisionId, HomeId};
use linyi_shared::lang::Lang;
use linyi_shared::money::Fen;
use linyi_shared::problem::Code;

use super::scope::Scope;
use super::views::scope_name;
use super::{lift, queries, scope};
use crate::entities::decision;
use crate::error::Result;
use crate::features::notices::content::read_photos;
use crate::features::{people, places};
use crate::http::caller::Caller;
use crate::state::State;

/// What every floor pays for a lift, and the reader's homes.
#[utoipa::path(get, path = "/decisions/{decision_id}/lift", tag = "decisions", params(("decision_id" = DecisionId, Path)), responses((status = 200, body = LiftPage)))]
pub async fn find_lift(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> Result<web::Json<LiftPage>> {
    lift_page(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// What every floor pays for a lift, and the reader's homes; of an announced decision.
pub async fn lift_page(state: &State, caller: &Caller, id: DecisionId) -> Result<LiftPage> {
    let row = queries::require_decision(state.database.reader(), id).await?;
    row.check_public(state.now())?;
    let (mut page, shares) = page(state, &row).await?.ok_or(Code::NotFound)?;
    // Who signed what is for those who run the decision; everybody reads that it was signed.
    for consent in &mut page.consents {
        consent.note.clear();
        consent.photos.clear();
    }
    page.mine = mine(state, caller, &row, &shares).await?;
    Ok(page)
}

/// The same for the desk, with what was signed; nothing where the decision is not about a lift.
pub async fn desk(state: &State, row: &decision::Model) -> Result<Option<LiftPage>> {
    Ok(page(state, row).await?.map(|(page, _)| page))
}

/// The homes of the compound of a lift: one beside the entrance may be in its way; none for another decision.
pub async fn homes_beside(state: &State, row: &decision::Model) -> Result<Vec<ScopeHome>> {
    let db = state.database.reader();
    if lift::find(db, row.decision_id()).await?.is_none() {
        return Ok(Vec::new());
    }
    let homes = places::queries::list_homes(db, row.compound()).await?;
    Ok(homes.into_iter().map(|home| ScopeHome { id: HomeId(home.id), label: home.label }).collect())
}

/// What the reader's homes pay, in sentences; for others one that says where to look.
pub async fn notes(state: &State, caller: &Caller, row: &decision::Model) -> Result<Vec<String>> {
    let Some((_, shares)) = page(state, row).await? else { return Ok(Vec::new()) };
    let mut notes: Vec<_> =
        mine(state, caller, row, &shares).await?.iter().map(|one| sentence(one, caller.lang)).collect();
    if notes.is_empty() {
        let general = match caller.lang {
            Lang::Zh => "加装电梯的费用按楼层分摊。",
            Lang::En => "The cost of the lift is shared by floor.",
        };
        notes.push(general.to_owned());
    }
    Ok(notes)
}

/// What a home pays, before and after subsidies.
fn sentence(one: &MyLiftShare, lang: Lang) -> String {
    let (label, floor) = (&one.label, one.share.floor);
    let (before, after) = (one.share.before, one.share.after);
    match (lang, before == after) {
        (Lang::Zh, true) => format!("{label}（{floor} 层）分摊 {after} 元。"),
        (Lang::Zh, false) => format!("{label}（{floor} 层）扣除补贴后分摊 {after} 元（补贴前 {before} 元）。"),
        (Lang::En, true) => format!("{label} (floor {floor}) pays {after} yuan."),
        (Lang::En, false) => {
            format!("{label} (floor {floor}) pays {after} yuan after subsidies, {before} yuan before.")
        }
    }
}

async fn page(state: &State, row: &decision::Model) -> Result<Option<(LiftPage, Vec<LiftShare>)>> {
    let db = state.database.reader();
    let Some(found) = lift::find(db, row.decision_id()).await? else { return Ok(None) };
    let scope = Scope::of(state, db, row).await?;
    let homes = frozen_areas(state, row, lift::homes(db, &scope).await?).await?;
    let entered = lift::scheme_of(&found)?;
    let shares = entered.as_ref().and_then(|scheme| scheme.shares(&homes).ok()).unwrap_or_default();
    let proposal = || LiftScheme {
        total: Fen(0),
        subsidy: Fen(0),
        measure: ShareMeasure::Home,
        floors: usual_weights(homes.iter().map(|home| home.floor).collect()),
    };
    let is_set = entered.is_some();
    let scheme = entered.unwrap_or_else(proposal);
    let consents = lift::latest_consents(db, row.decision_id()).await?;
    let consents = consents.into_iter().map(|(label, row)| {
        let told = lift::read_consent(label, &row);
        LiftConsentView {
            home_id: HomeId(row.home_id),
            label: told.label,
            effect: told.effect,
            answer: told.answer,
            met: told.met,
            photos: read_photos(&row.photos),
            note: row.note,
            recorded_at: row.recorded_at,
        }
    });
    let page = LiftPage {
        id: row.decision_id(),
        title: row.title.clone(),
        scope_name: scope_name(state, row).await?,
        floors: scheme.by_floor(&shares),
        scheme,
        is_set,
        stricter_counts: found.stricter_counts,
        mine: Vec::new(),
        consents: consents.collect(),
    };
    Ok(Some((page, shares)))
}

/// The homes with the areas the notice froze, so that a later correction changes no share that was voted on.
async fn frozen_areas(state: &State, row: &decision::Model, mut homes: Vec<LiftHome>) -> Result<Vec<LiftHome>> {
    if row.notified_at.is_none() {
        return Ok(homes);
    }
    let frozen = queries::list_frozen_areas(state.database.reader(), row.decision_id()).await?;
    for home in &mut homes {
        if let Some(area) = frozen.get(&home.home.0) {
            home.area = *area;
        }
    }
    homes.retain(|home| frozen.contains_key(&home.home.0));
    Ok(homes)
}

/// What the caller's homes pay.
async fn mine(state: &State, caller: &Caller, row: &decision::Model, shares: &[LiftShare]) -> Result<Vec<MyLiftShare>> {
    let own = scope::homes(state, caller, row);
    let shares: Vec<_> = shares.iter().filter(|share| own.contains(&share.home)).collect();
    if shares.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = shares.iter().map(|share| share.home).collect();
    let homes = people::queries::list_homes(state.database.reader(), &ids).await?;
    let label = |home: HomeId| homes.iter().find(|row| row.id == home.0).map(|row| row.label.clone());
    Ok(shares
        .into_iter()
        .map(|share| MyLiftShare { label: label(share.home).unwrap_or_default(), share: *share })
        .collect())
}
