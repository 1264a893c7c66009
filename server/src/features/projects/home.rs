//! The home page: the district for everybody, my compound and what I should do for a resident.

use actix_web::web;
use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Duty;
use linyi_shared::projects::api::{HomePage, LatestFact, MyCompound, StageCount};
use linyi_shared::projects::rules::Stage;

use super::{queries, todo, views};
use crate::error::Result;
use crate::features::places;
use crate::http::caller::Caller;
use crate::state::State;

/// How many facts the home page lists.
const LATEST: usize = 6;
/// How many things to do it shows at most.
const TODO: usize = 3;

/// What the home page shows to this caller.
#[utoipa::path(get, path = "/home", tag = "projects", responses((status = 200, body = HomePage)))]
pub async fn find_home(state: web::Data<State>, caller: Caller) -> Result<web::Json<HomePage>> {
    home(&state, &caller).await.map(web::Json)
}

/// What the home page shows to this caller.
pub async fn home(state: &State, caller: &Caller) -> Result<HomePage> {
    let compounds = my_compounds(caller);
    let mut mine = Vec::new();
    for compound in &compounds {
        mine.push(my_compound(state, caller, *compound).await?);
    }
    let mut todo = todo::list_todo(state, caller, &compounds).await?;
    todo.truncate(TODO);
    let grants = caller.principal.iter().flat_map(|principal| &principal.grants);
    Ok(HomePage {
        summary: places::views::summary(state, caller).await?,
        stages: stage_counts(&queries::count_by_stage(state.database.reader(), None).await?),
        latest: latest(state, caller, None).await?,
        mine,
        todo,
        is_staff: grants.into_iter().any(|grant| Duty::ReadDesk.roles().contains(&grant.role)),
        is_demo: state.options.demo,
    })
}

/// The compounds the caller has homes in, each once, in the order of the bindings.
fn my_compounds(caller: &Caller) -> Vec<PlaceId> {
    let homes = caller.principal.iter().flat_map(|principal| &principal.homes);
    homes.fold(Vec::new(), |mut found, (_, compound)| {
        if !found.contains(compound) {
            found.push(*compound);
        }
        found
    })
}

async fn my_compound(state: &State, caller: &Caller, compound: PlaceId) -> Result<MyCompound> {
    let project = queries::require_project_of(state.database.reader(), compound).await?;
    Ok(MyCompound {
        compound_id: compound,
        name: state.places().name(compound),
        way: views::way_of(state, caller, &project).await?,
        latest: latest(state, caller, Some(compound)).await?,
        title: project.title,
    })
}

/// Counts by step in the order of the way.
pub fn stage_counts(rows: &[(String, i64)]) -> Vec<StageCount> {
    let count = |stage: Stage| rows.iter().find(|(name, _)| name == stage.as_str()).map_or(0, |(_, count)| *count);
    let counts = Stage::ALL
        .iter()
        .map(|stage| StageCount { stage: *stage, projects: u32::try_from(count(*stage)).unwrap_or(u32::MAX) });
    counts.filter(|row| row.projects > 0).collect()
}

/// What was last published, in one compound or in all: notices and closed steps, the latest first.
async fn latest(state: &State, caller: &Caller, compound: Option<PlaceId>) -> Result<Vec<LatestFact>> {
    let db = state.database.reader();
    let only = compound.map(|compound| [compound]);
    let only = only.as_ref().map(|only| only.as_slice());
    let mut facts = todo::latest_notices(state, caller, compound, LATEST as u64).await?;
    let kind = if caller.lang == Lang::Zh { "项目进展" } else { "Progress" };
    for step in queries::list_closed_steps(db, only, LATEST as u64).await? {
        let Some(stage) = Stage::parse(&step.stage) else { continue };
        let name = stage.words(caller.lang);
        facts.push(LatestFact {
            kind: kind.to_owned(),
            title: if caller.lang == Lang::Zh { format!("“{name}”已完成") } else { format!("Done: {name}") },
            compound_id: PlaceId(step.compound_id),
            compound_name: state.places().name(PlaceId(step.compound_id)),
            at: step.closed_at,
            link: format!("/compounds/{}#way", step.compound_id),
        });
    }
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.at));
    facts.truncate(LATEST);
    Ok(facts)
}
