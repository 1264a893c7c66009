//! What everybody reads of checks, defects, acceptance and warranty.

use std::collections::HashMap;

use actix_web::web;
use chrono::NaiveDate;
use linyi_shared::acceptance::api::{
    AcceptanceCard, AcceptanceOverview, AcceptancePage, CheckCounts, DefectView, LegalView, ObservationView,
    WarrantyView,
};
use linyi_shared::acceptance::rules::{DefectState, LegalResult, is_overdue, may_observe};
use linyi_shared::id::{AcceptanceId, ObservationId, PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_shared::works::rules::{PartyRole, is_built};
use serde::Deserialize;
use uuid::Uuid;

use super::clocks::{Clock, read_clocks};
use super::defects::Around;
use super::lists::{Records, titles};
use super::queries;
use crate::entities::{legal_acceptance, observation, project, work_item};
use crate::error::Result;
use crate::features::works::desk_views::read_cursor;
use crate::features::works::views::{read_photos, stage_of, status_of};
use crate::features::{projects, works};
use crate::http::caller::Caller;
use crate::state::State;

/// Projects of one page of a list.
const CARDS: usize = 20;
/// Observations a page shows at most.
pub(super) const OBSERVATIONS: u64 = 100;
/// The steps at which a project is in the list of those that are checked.
pub(super) const CHECKED: &[Stage] =
    &[Stage::ResidentCheck, Stage::Acceptance, Stage::SettlementAudit, Stage::ResultsNotice, Stage::Warranty];

/// The query of the list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OverviewQuery {
    /// Where to go on, from `others.meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The caller's compound with its checks, and the projects that are checked.
#[utoipa::path(get, path = "/acceptance", tag = "acceptance", params(OverviewQuery), responses((status = 200, body = AcceptanceOverview)))]
pub async fn find_overview(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<OverviewQuery>,
) -> Result<web::Json<AcceptanceOverview>> {
    overview(&state, &caller, query.into_inner().cursor).await.map(web::Json)
}

/// Checks, defects, acceptance and warranty of a project.
#[utoipa::path(get, path = "/projects/{project_id}/acceptance", tag = "acceptance", params(("project_id" = ProjectId, Path)), responses((status = 200, body = AcceptancePage)))]
pub async fn find_acceptance(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<AcceptancePage>> {
    acceptance(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The caller's compound with its checks, and the projects that are checked after `cursor`.
pub async fn overview(state: &State, caller: &Caller, cursor: String) -> Result<AcceptanceOverview> {
    let db = state.database.reader();
    let mut own: Vec<PlaceId> = Vec::new();
    for (_, compound) in caller.principal.iter().flat_map(|principal| &principal.homes) {
        if !own.contains(compound) {
            own.push(*compound);
        }
    }
    let mut mine = Vec::new();
    for compound in own {
        mine.push(projects::queries::require_project_of(db, compound).await?);
    }
    let rows = works::queries::list_projects_at(db, None, CHECKED, read_cursor(&cursor)?, CARDS as u64 + 1).await?;
    let rows = Page::from_surplus(rows, CARDS, |row| row.id.to_string());
    let others = rows.items.into_iter().filter(|row| mine.iter().all(|own| own.id != row.id)).collect();
    let first = match mine.first() {
        Some(row) => Some(acceptance(state, caller, ProjectId(row.id)).await?),
        None => None,
    };
    Ok(AcceptanceOverview {
        mine: first,
        also_mine: cards(state, mine.into_iter().skip(1).collect()).await?,
        others: Page { items: cards(state, others).await?, meta: rows.meta },
    })
}

/// Checks, defects, acceptance and warranty of a project.
pub async fn acceptance(state: &State, caller: &Caller, id: ProjectId) -> Result<AcceptancePage> {
    let db = state.database.reader();
    let project = projects::queries::require_project(db, id).await?;
    let compound = PlaceId(project.compound_id);
    let mut items = projects::queries::list_work_items(db, id).await?;
    items.retain(|item| is_built(status_of(item)));
    let checks = queries::list_checks(db, id).await?;
    let defects = queries::list_defects(db, id).await?;
    let changes = queries::list_changes(db, &defects.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let parties = works::queries::list_parties(db, id).await?;
    let legal = queries::find_legal(db, id).await?;
    let clocks = match &legal {
        Some(row) => read_clocks(row)?,
        None => Vec::new(),
    };
    let today = local_date(state.now());
    let titles = titles(&state.plan, &items, caller.lang);
    let around = Around {
        titles: &titles,
        checks: &checks,
        changes: &changes,
        parties: &parties,
        accepted: legal.as_ref().filter(|row| queries::is_passed(row)).map(|row| (row.accepted_on, clocks.as_slice())),
        today,
    };
    let records = Records { checks: &checks, defects: &defects };
    let (lines, lists) = (records.items(&items), records.lists(&state.plan, caller.lang));
    let shown = around.views(defects);
    let is_late =
        |defect: &&DefectView| !defect.state.is_settled() && defect.terms.is_some_and(|terms| terms.is_overdue());
    let observations = queries::list_public_observations(db, id, caller.person_id(), OBSERVATIONS).await?;
    let stage = stage_of(&project);
    let is_observer = !caller.homes_in(compound).is_empty() || caller.may(state, Duty::RunChecks, compound);
    Ok(AcceptancePage {
        project_id: id,
        compound_id: compound,
        compound_name: state.places().name(compound),
        stage,
        counts: counts_of(state, &[project.id]).await?.remove(&project.id).unwrap_or_default(),
        items: lines,
        lists,
        observations: observations.iter().map(|row| observation_view(row, &titles, caller)).collect(),
        may_observe: is_observer && may_observe(stage).is_ok(),
        warranty: legal.as_ref().map(|row| warranty(row, &clocks, &items, today)).unwrap_or_default(),
        legal: legal.as_ref().and_then(legal_view),
        overdue_complaints: u32::try_from(shown.iter().filter(is_late).count()).unwrap_or(u32::MAX),
        defects: shown,
    })
}

/// Projects as cards, with their counts.
pub(super) async fn cards(state: &State, rows: Vec<project::Model>) -> Result<Vec<AcceptanceCard>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let counts = counts_of(state, &ids).await?;
    let legal = queries::list_legal(state.database.reader(), &ids).await?;
    let places = state.places();
    let cards = rows.into_iter().map(|row| {
        let standing = legal.iter().find(|legal| legal.project_id == row.id).filter(|legal| queries::is_passed(legal));
        AcceptanceCard {
            project_id: row.id.into(),
            compound_name: places.name(PlaceId(row.compound_id)),
            stage: stage_of(&row),
            counts: counts.get(&row.id).copied().unwrap_or_default(),
            accepted_on: standing.map(|legal| legal.accepted_on),
        }
    });
    Ok(cards.collect())
}

/// Counts of checks and defects, by project.
async fn counts_of(state: &State, projects: &[Uuid]) -> Result<HashMap<Uuid, CheckCounts>> {
    let db = state.database.reader();
    let checked = queries::list_checked_items(db, projects).await?;
    let mut counts: HashMap<_, _> = queries::count_items(db, projects, &checked)
        .await?
        .into_iter()
        .map(|(project, items, open)| {
            (project, CheckCounts { items, checked_items: items - open, ..CheckCounts::default() })
        })
        .collect();
    let today = local_date(state.now());
    for (project, status, due_on) in queries::list_defect_states(db, projects).await? {
        let Some(own) = counts.get_mut(&project) else { continue };
        let status = DefectState::parse(&status).unwrap_or(DefectState::Open);
        own.defects += 1;
        own.open_defects += u32::from(!status.is_settled());
        own.overdue_defects += u32::from(is_overdue(status, due_on, today));
    }
    Ok(counts)
}

/// An observation without who told it.
pub(super) fn observation_view(
    row: &observation::Model,
    titles: &HashMap<String, String>,
    caller: &Caller,
) -> ObservationView {
    let item = row.work_item_id.map(|id| id.to_string());
    ObservationView {
        id: ObservationId(row.id),
        item_title: item.and_then(|id| titles.get(&id).cloned()).unwrap_or_default(),
        text: row.text.clone(),
        by_resident: row.home_id.is_some(),
        is_mine: caller.person_id().is_some_and(|person| person.0 == row.observed_by),
        observed_at: row.observed_at,
        answer: row.answer.clone(),
        answered_at: row.answered_at,
    }
}

/// A record of the legal acceptance.
pub(super) fn legal_view(row: &legal_acceptance::Model) -> Option<LegalView> {
    let parties: Vec<(PartyRole, String)> = serde_json::from_value(row.parties.clone()).unwrap_or_default();
    Some(LegalView {
        id: AcceptanceId(row.id),
        result: LegalResult::parse(&row.result)?,
        accepted_on: row.accepted_on,
        certificate: row.certificate.clone(),
        filing: row.filing.clone(),
        parties,
        note: row.note.clone(),
        photos: read_photos(&row.photos),
        reason: row.reason.clone(),
        recorded_at: row.recorded_at,
    })
}

fn warranty(
    legal: &legal_acceptance::Model,
    clocks: &[Clock],
    items: &[work_item::Model],
    today: NaiveDate,
) -> Vec<WarrantyView> {
    let views = clocks.iter().filter_map(|clock| {
        let item = items.iter().find(|item| item.id == clock.work_item_id.0)?;
        Some(WarrantyView {
            work_item_id: clock.work_item_id,
            title: item.title.clone(),
            category: clock.category,
            starts_on: legal.accepted_on,
            ends_on: clock.ends_on,
            is_over: clock.ends_on.is_some_and(|end| today > end),
        })
    });
    views.collect()
}
