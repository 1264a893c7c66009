//! What staff see of projects: where they stand, which step waits for whom, and what its evidence lacks.

use std::collections::HashMap;

use actix_web::web;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::money::Fen;
use linyi_shared::page::Page;
use linyi_shared::people::rules::{Duty, Role};
use linyi_shared::problem::Code;
use linyi_shared::projects::api::{
    DeskOverview, DeskPlace, DeskProjectPage, DeskProjectRow, DeskProjects, OpenStep, SourceView, StepState, TypedField,
};
use linyi_shared::projects::duties::{EvidenceTask, closing_duty, items_may_change};
use linyi_shared::projects::rules::Stage;
use serde::Deserialize;

use super::home::stage_counts;
use super::queries::{self, DeskFilter, DeskRow};
use super::records::StepRecord;
use super::{evidence, views};
use crate::error::Result;
use crate::features::places::name_cursor::NameCursor;
use crate::http::caller::Caller;
use crate::state::State;

/// How many waiting projects the overview lists.
const WAITING: usize = 20;
/// How many projects a page of the table has.
const ROWS: usize = 50;

/// The query of the table of projects.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskProjectsQuery {
    /// A step, by its stored name; every step when empty.
    #[serde(default)]
    pub stage: String,
    /// A part of the compound's name.
    #[serde(default)]
    pub q: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// What a staff member finds first.
#[utoipa::path(get, path = "/desk", tag = "projects", responses((status = 200, body = DeskOverview)))]
pub async fn find_desk(state: web::Data<State>, caller: Caller) -> Result<web::Json<DeskOverview>> {
    overview(&state, &caller).await.map(web::Json)
}

/// The projects below the caller's places.
#[utoipa::path(get, path = "/desk/projects", tag = "projects", params(DeskProjectsQuery), responses((status = 200, body = DeskProjects)))]
pub async fn list_desk_projects(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DeskProjectsQuery>,
) -> Result<web::Json<DeskProjects>> {
    let query = query.into_inner();
    projects(&state, &caller, query.stage, query.q, query.cursor).await.map(web::Json)
}

/// A project on the desk, with the evidence of its open steps.
#[utoipa::path(get, path = "/desk/projects/{project_id}", tag = "projects", params(("project_id" = ProjectId, Path)), responses((status = 200, body = DeskProjectPage)))]
pub async fn find_desk_project(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<DeskProjectPage>> {
    project(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// My places, their projects by step, and what waits for me.
pub async fn overview(state: &State, caller: &Caller) -> Result<DeskOverview> {
    let principal = caller.principal()?;
    let compounds = my_compounds(state, caller)?;
    let db = state.database.reader();
    let places = principal.grants.iter().map(|grant| DeskPlace {
        place_id: grant.place,
        place_name: state.places().name(grant.place),
        role: grant.role,
        compounds: state.places().compounds_below(grant.place).len() as u32,
    });
    // The reserve waits for the year's plan and the warranty for nobody: neither is work that is due.
    let due = Stage::ALL.iter().copied().filter(|stage| !matches!(stage, Stage::Reserve | Stage::Warranty));
    let due: Vec<_> = due.filter(|stage| has_duty(caller, closing_duty(*stage))).collect();
    let mut waiting = Vec::new();
    for (project, stage, compound) in queries::list_open_steps(db, &compounds, &due).await? {
        let mine = Stage::parse(&stage).is_some_and(|stage| caller.may(state, closing_duty(stage), PlaceId(compound)));
        if mine && !waiting.contains(&project) {
            waiting.push(project);
        }
    }
    let waiting_count = waiting.len() as u32;
    waiting.truncate(WAITING);
    let filter = DeskFilter { only: Some(&waiting), ..DeskFilter::default() };
    let rows = queries::list_desk_rows(db, &compounds, &filter, WAITING as u64).await?;
    let mut rows = desk_rows(state, caller, rows).await?;
    rows.sort_by_key(|row| (row.opened_at, row.compound_name.clone()));
    Ok(DeskOverview {
        name: principal.name.clone(),
        places: places.collect(),
        compounds: compounds.len() as u32,
        stages: stage_counts(&queries::count_by_stage(db, Some(&compounds)).await?),
        waiting: rows,
        waiting_count,
    })
}

/// The projects below the caller's places at `stage`, whose compound's name contains `q`, after `cursor`.
pub async fn projects(
    state: &State,
    caller: &Caller,
    stage: String,
    q: String,
    cursor: String,
) -> Result<DeskProjects> {
    let compounds = my_compounds(state, caller)?;
    let stage = match stage.as_str() {
        "" => None,
        name => Some(Stage::parse(name).ok_or(Code::InvalidQuery)?),
    };
    let db = state.database.reader();
    let cursor = NameCursor::parse(&cursor)?;
    let filter = DeskFilter { stage, q: q.trim(), cursor: cursor.as_ref(), only: None };
    let rows = queries::list_desk_rows(db, &compounds, &filter, ROWS as u64 + 1).await?;
    let rows = desk_rows(state, caller, rows).await?;
    Ok(DeskProjects {
        stages: stage_counts(&queries::count_by_stage(db, Some(&compounds)).await?),
        rows: Page::from_surplus(rows, ROWS, |row: &DeskProjectRow| {
            NameCursor::after(&row.compound_name, row.compound_id)
        }),
    })
}

/// A project with its open steps: what evidence is there, what is missing, who may close.
pub async fn project(state: &State, caller: &Caller, id: ProjectId) -> Result<DeskProjectPage> {
    let db = state.database.reader();
    let row = queries::require_project(db, id).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::ReadDesk, compound)?;
    let page = views::project_page(state, caller, id).await?;
    let record = StepRecord::of_steps(&queries::list_stages(db, id).await?);
    let found = evidence::find(db, &state.places(), &row, &record, state.now()).await?;
    let mut open = Vec::new();
    for step in page.way.iter().filter(|step| step.state == StepState::Now) {
        let duty = closing_duty(step.stage);
        open.push(OpenStep {
            stage: step.stage,
            opened_at: step.opened_at,
            present: evidence::present(step.stage, &found, caller.lang),
            missing: evidence::missing_records(step.stage, &found, caller.lang),
            tasks: EvidenceTask::of(step.stage)
                .iter()
                .copied()
                .filter(|task| caller.may(state, task.duty(), compound))
                .collect(),
            record: step.link.as_deref().and_then(desk_record),
            fields: TypedField::of(step.stage).to_vec(),
            is_mine: caller.may(state, duty, compound),
            who: role_words(duty, caller.lang),
            stays_open: step.stage == Stage::Warranty,
        });
    }
    let named = |zh: &str, en: &str| if caller.lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let sources = state.plan.sources.iter();
    Ok(DeskProjectPage {
        may_edit: may_edit(state, caller, compound),
        items_open: items_may_change(page.project.stage),
        open,
        sources: sources
            .map(|source| SourceView { code: source.code.clone(), name: named(&source.zh, &source.en) })
            .collect(),
        page,
    })
}

/// Who may change a project's title, dates, money and items: those who run it and those who approve it.
pub fn may_edit(state: &State, caller: &Caller, compound: PlaceId) -> bool {
    [Duty::RunConsultation, Duty::Approve].iter().any(|duty| caller.may(state, *duty, compound))
}

/// Refuses a caller who may not change the project of `compound`.
pub fn require_editor(state: &State, caller: &Caller, compound: PlaceId) -> Result<()> {
    caller.principal()?;
    if may_edit(state, caller, compound) { Ok(()) } else { Err(Code::Forbidden.into()) }
}

/// The desk's page of a record residents read at `link`.
fn desk_record(link: &str) -> Option<String> {
    let has_desk_page = ["/consultations/", "/decisions/", "/notices/"].iter().any(|root| link.starts_with(root));
    has_desk_page.then(|| format!("/desk{link}"))
}

fn has_duty(caller: &Caller, duty: Duty) -> bool {
    caller.principal.iter().flat_map(|principal| &principal.grants).any(|grant| duty.roles().contains(&grant.role))
}

/// The compounds below the caller's places.
fn my_compounds(state: &State, caller: &Caller) -> Result<Vec<PlaceId>> {
    let tree = state.places();
    let grants = caller.principal()?.grants.iter().filter(|grant| Duty::ReadDesk.roles().contains(&grant.role));
    let mut compounds: Vec<_> = grants.flat_map(|grant| tree.compounds_below(grant.place)).collect();
    compounds.sort_unstable();
    compounds.dedup();
    Ok(compounds)
}

async fn desk_rows(state: &State, caller: &Caller, rows: Vec<DeskRow>) -> Result<Vec<DeskProjectRow>> {
    let db = state.database.reader();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut budgets: HashMap<_, i64> = HashMap::new();
    for (project, budget) in queries::list_budgets(db, &ids).await? {
        *budgets.entry(project).or_default() += budget;
    }
    let openings = queries::list_openings(db, &ids).await?;
    let now = state.now();
    let places = state.places();
    let views = rows.into_iter().map(|row| {
        let own = |opening: &&(uuid::Uuid, String, _)| opening.0 == row.id && opening.1 == row.stage;
        let opened_at = openings.iter().find(own).map(|(_, _, at)| *at);
        let stage = Stage::parse(&row.stage).unwrap_or(Stage::Reserve);
        DeskProjectRow {
            project_id: row.id.into(),
            compound_id: PlaceId(row.compound_id),
            cluster_name: places.name(PlaceId(row.cluster_id)),
            community_name: places.name(PlaceId(row.community_id)),
            stage,
            opened_at,
            days_open: opened_at.map_or(0, |at| u32::try_from((now - at).num_days()).unwrap_or(0)),
            is_mine: caller.may(state, closing_duty(stage), PlaceId(row.compound_id)),
            budget: Fen(budgets.get(&row.id).copied().unwrap_or(0)),
            planned_end: row.planned_end,
            compound_name: row.name,
        }
    });
    Ok(views.collect())
}

/// The roles of a duty in words.
fn role_words(duty: Duty, lang: Lang) -> String {
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    duty.roles().iter().map(|role: &Role| role.words(lang)).collect::<Vec<_>>().join(separator)
}
