//! What everybody sees of a project.

use actix_web::web;
use linyi_shared::area::Area;
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::problem::Code;
use linyi_shared::projects::api::{CompoundPage, PageCounts, ProjectView, StepState, StepView, WorkItemView};
use linyi_shared::projects::rules::Stage;

use super::facts::Facts;
use super::lines::Source;
use super::records::StepRecord;
use super::{answers, queries, way};
use crate::entities::{compound, project};
use crate::error::Result;
use crate::features::places;
use crate::http::caller::Caller;
use crate::state::State;

/// A compound with its project: the five answers and the way.
#[utoipa::path(get, path = "/compounds/{compound_id}", tag = "projects", params(("compound_id" = PlaceId, Path)), responses((status = 200, body = CompoundPage)))]
pub async fn find_compound(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
) -> Result<web::Json<CompoundPage>> {
    compound_page(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The same by the project.
#[utoipa::path(get, path = "/projects/{project_id}", tag = "projects", params(("project_id" = ProjectId, Path)), responses((status = 200, body = CompoundPage)))]
pub async fn find_project(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<CompoundPage>> {
    project_page(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// The work items of a project.
#[utoipa::path(get, path = "/projects/{project_id}/items", tag = "projects", params(("project_id" = ProjectId, Path)), responses((status = 200, body = Vec<WorkItemView>)))]
pub async fn list_items(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
) -> Result<web::Json<Vec<WorkItemView>>> {
    items(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// A compound with its project.
pub async fn compound_page(state: &State, caller: &Caller, compound: PlaceId) -> Result<CompoundPage> {
    let project = queries::require_project_of(state.database.reader(), compound).await?;
    page_of(state, caller, project).await
}

/// A project with its compound.
pub async fn project_page(state: &State, caller: &Caller, project: ProjectId) -> Result<CompoundPage> {
    let project = queries::require_project(state.database.reader(), project).await?;
    page_of(state, caller, project).await
}

/// The work items of a project, in the plan's order.
pub async fn items(state: &State, caller: &Caller, project: ProjectId) -> Result<Vec<WorkItemView>> {
    let db = state.database.reader();
    let project = queries::require_project(db, project).await?;
    let rows = queries::list_work_items(db, ProjectId(project.id)).await?;
    Ok(rows.into_iter().map(|row| answers::item_view(&state.plan, row, caller.lang)).collect())
}

async fn page_of(state: &State, caller: &Caller, project: project::Model) -> Result<CompoundPage> {
    let db = state.database.reader();
    let (id, compound) = (ProjectId(project.id), PlaceId(project.compound_id));
    let card = places::views::compound_card(state, compound).await?;
    let row = queries::find_compound_row(db, compound).await?.ok_or(Code::NotFound)?;
    let items = items(state, caller, id).await?;
    let funding = queries::list_funding(db, id).await?;
    let parts = Parts::load(state, &project).await?;
    let percent = answers::progress(&items);
    let way = parts.way(state, caller, &row, percent);
    let buildings = places::views::buildings(state, caller, compound).await?;
    let counts = PageCounts {
        buildings: buildings.len() as u32,
        homes: card.homes,
        area: buildings.iter().map(|building| building.area).sum::<Area>(),
        notices: parts.facts.notices,
        steps_done: way.iter().filter(|step| step.state == StepState::Done).count() as u32,
    };
    Ok(CompoundPage {
        address: row.address,
        built_year: row.built_year,
        plan: answers::plan(&parts.record, &parts.facts),
        money: answers::money(&state.plan, &parts.record, &items, funding, card.homes, caller.lang),
        acceptance: answers::acceptance(&parts.facts, &way),
        rating: parts.facts.rating.as_ref().map(|round| format!("/ratings/{}", round.id)),
        when: answers::when(&project, &way, percent, caller.lang, state.now()),
        what: answers::what(items),
        project: ProjectView {
            id,
            stage: Stage::parse(&project.stage).unwrap_or(Stage::Reserve),
            title: project.title,
            summary: project.summary,
            planned_start: project.planned_start,
            planned_end: project.planned_end,
        },
        compound: card,
        way,
        counts,
    })
}

/// What the way of a project is drawn from.
struct Parts {
    compound: PlaceId,
    project: ProjectId,
    steps: Vec<crate::entities::project_stage::Model>,
    record: StepRecord,
    facts: Facts,
}

impl Parts {
    async fn load(state: &State, project: &project::Model) -> Result<Self> {
        let db = state.database.reader();
        let steps = queries::list_stages(db, ProjectId(project.id)).await?;
        Ok(Self {
            compound: PlaceId(project.compound_id),
            project: ProjectId(project.id),
            record: StepRecord::of_steps(&steps),
            facts: Facts::find(state, project).await?,
            steps,
        })
    }

    fn way(&self, state: &State, caller: &Caller, compound: &compound::Model, percent: u8) -> Vec<StepView> {
        let source = Source {
            facts: &self.facts,
            record: &self.record,
            plan_year: compound.plan_year,
            percent,
            lang: caller.lang,
        };
        way::way(self.compound, self.project, &self.steps, &source, state.now())
    }
}

/// The way alone, for the home page.
pub async fn way_of(state: &State, caller: &Caller, project: &project::Model) -> Result<Vec<StepView>> {
    let db = state.database.reader();
    let compound = queries::find_compound_row(db, PlaceId(project.compound_id)).await?.ok_or(Code::NotFound)?;
    let items = items(state, caller, ProjectId(project.id)).await?;
    let parts = Parts::load(state, project).await?;
    Ok(parts.way(state, caller, &compound, answers::progress(&items)))
}
