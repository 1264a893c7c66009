//! What the desk reads of checks, defects and acceptance.

use actix_web::web;
use chrono::Days;
use linyi_shared::acceptance::api::{
    AcceptanceDesk, AcceptancePage, DeskAcceptance, DeskAcceptanceRow, DeskObservation, SelectedLine, WarrantyForm,
};
use linyi_shared::acceptance::rules::{may_check, may_record_acceptance, needs_accessible_observer};
use linyi_shared::id::{ProjectId, WorkItemId};
use linyi_shared::page::Page;
use linyi_shared::people::rules::Duty;
use linyi_shared::time::local_date;
use linyi_shared::works::rules::{is_built, missing_parties};
use serde::Deserialize;
use uuid::Uuid;

use super::clocks::categories;
use super::lists::titles;
use super::queries;
use super::views::{CHECKED, OBSERVATIONS, OverviewQuery, acceptance, cards, legal_view, observation_view};
use crate::entities::work_item;
use crate::error::Result;
use crate::features::works::desk_views::{ROWS, compounds_of, read_cursor};
use crate::features::works::views::{read_photos, status_of};
use crate::features::{projects, works};
use crate::http::caller::Caller;
use crate::state::State;

/// Days a defect is suggested to be put right in (河南省建设工程质量管理条例 41: on site within 7 days, F79).
const DUE_DAYS: u64 = 7;

/// The query of the desk's page.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskQuery {
    /// The code of the checklist line, or the id of the work item, to check now; the first open one when absent.
    #[serde(default)]
    pub at: String,
}

/// The projects below the caller's places that are checked, accepted or under warranty.
#[utoipa::path(get, path = "/desk/acceptance", tag = "acceptance", params(OverviewQuery), responses((status = 200, body = DeskAcceptance)))]
pub async fn list_desk_acceptance(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<OverviewQuery>,
) -> Result<web::Json<DeskAcceptance>> {
    desk_acceptance(&state, &caller, query.into_inner().cursor).await.map(web::Json)
}

/// The acceptance of a project as staff work on it.
#[utoipa::path(get, path = "/projects/{project_id}/acceptance/desk", tag = "acceptance", params(("project_id" = ProjectId, Path), DeskQuery), responses((status = 200, body = AcceptanceDesk)))]
pub async fn find_acceptance_desk(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    query: web::Query<DeskQuery>,
) -> Result<web::Json<AcceptanceDesk>> {
    acceptance_desk(&state, &caller, path.into_inner(), query.into_inner().at).await.map(web::Json)
}

/// The projects below the caller's places that are checked, accepted or under warranty, after `cursor`.
pub async fn desk_acceptance(state: &State, caller: &Caller, cursor: String) -> Result<DeskAcceptance> {
    let compounds = compounds_of(state, caller)?;
    let db = state.database.reader();
    let rows = works::queries::list_projects_at(db, Some(&compounds), CHECKED, read_cursor(&cursor)?, ROWS as u64 + 1);
    let rows = Page::from_surplus(rows.await?, ROWS, |row| row.id.to_string());
    let ids: Vec<Uuid> = rows.items.iter().map(|row| row.id).collect();
    let waiting = queries::list_waiting_observations(db, &ids).await?;
    let cards = cards(state, rows.items).await?.into_iter().map(|card| DeskAcceptanceRow {
        waiting_observations: waiting.iter().filter(|project| **project == card.project_id.0).count() as u32,
        card,
    });
    Ok(DeskAcceptance { rows: Page { items: cards.collect(), meta: rows.meta } })
}

/// The acceptance of a project as staff work on it, with the line or work item `at`.
pub async fn acceptance_desk(state: &State, caller: &Caller, id: ProjectId, at: String) -> Result<AcceptanceDesk> {
    let page = acceptance(state, caller, id).await?;
    let compound = page.compound_id;
    caller.require(state, Duty::ReadDesk, compound)?;
    let db = state.database.reader();
    let mut items = projects::queries::list_work_items(db, id).await?;
    items.retain(|item| is_built(status_of(item)));
    let titles = titles(&state.plan, &items, caller.lang);
    let mut observations = queries::list_observations(db, id, OBSERVATIONS).await?;
    observations.sort_by_key(|row| row.answered_at.is_some());
    let parties = works::queries::list_parties(db, id).await?;
    let legal = queries::list_legal(db, &[id.0]).await?;
    let today = local_date(state.now());
    let last_check = queries::list_checks(db, id).await?.into_iter().find(|check| check.observers > 0);
    let may_read_photos = caller.may(state, Duty::RunChecks, compound);
    Ok(AcceptanceDesk {
        may_check: caller.may(state, Duty::RunChecks, compound) && may_check(page.stage).is_ok(),
        may_rectify: caller.may(state, Duty::RunWorks, compound),
        may_determine: caller.may(state, Duty::RecordAcceptance, compound),
        may_note_visit: caller.may(state, Duty::RunChecks, compound),
        may_accept: caller.may(state, Duty::RecordAcceptance, compound) && may_record_acceptance(page.stage).is_ok(),
        selected: selected(&page, &items, &at),
        last_observers: last_check.map_or(0, |check| u32::try_from(check.observers).unwrap_or(0)),
        today,
        suggested_due_on: today.checked_add_days(Days::new(DUE_DAYS)).unwrap_or(today),
        missing_parties: missing_parties(&works::queries::roles(&parties)),
        warranty_forms: items.iter().map(|item| warranty_form(state, item)).collect(),
        observations: observations
            .iter()
            .map(|row| DeskObservation {
                observation: observation_view(row, &titles, caller),
                photos: if may_read_photos { read_photos(&row.photos) } else { Vec::new() },
            })
            .collect(),
        earlier: legal.iter().skip(1).filter_map(legal_view).collect(),
        page,
    })
}

fn warranty_form(state: &State, item: &work_item::Model) -> WarrantyForm {
    WarrantyForm {
        work_item_id: WorkItemId(item.id),
        title: item.title.clone(),
        categories: categories(&state.plan, item).to_vec(),
    }
}

/// The line or work item asked for, else the first without a check, work items first.
fn selected(page: &AcceptancePage, items: &[work_item::Model], at: &str) -> Option<SelectedLine> {
    let of_lists = page.lists.iter().flat_map(|list| list.lines.iter().map(|line| (line, list.name.as_str())));
    let mut all = page.items.iter().map(|line| (line, "")).chain(of_lists);
    let (line, list_name) = match at {
        "" => all.find(|(line, _)| line.check.is_none())?,
        key => all.find(|(line, _)| line.key == key)?,
    };
    let item = items.iter().find(|item| line.is_item && item.id.to_string() == line.key);
    let code = item.map_or(line.key.as_str(), |item| item.catalogue_code.as_str());
    Some(SelectedLine {
        line: line.clone(),
        list_name: list_name.to_owned(),
        needs_accessible_observer: needs_accessible_observer(code),
    })
}
