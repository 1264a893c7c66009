//! What staff need to set up a decision: the rule explained, the roll as it would be, the numbers needed.

use actix_web::web;
use chrono::Duration;
use linyi_shared::decisions::api::{ScopeOption, SetUpItem, SetUpPage};
use linyi_shared::decisions::rules::{DecisionKind, earliest_opening, rule_set_in_force};
use linyi_shared::id::{PlaceId, ProjectId, WorkItemId};
use linyi_shared::money::Fen;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{Instant, end_of_day, local_date, start_of_day, wall_clock};
use serde::Deserialize;

use super::create_decision::rule_set_at;
use super::views::community_name;
use super::{queries, roll};
use crate::error::Result;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::state::State;

/// The hour of the wall clock at which voting is proposed to open.
const OPENING_HOUR: i64 = 8;

/// How many of the latest decisions are offered to be put to the vote again.
const REPEATABLE: u64 = 50;

/// The query of the set-up page.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SetUpQuery {
    /// The kind to explain; a major matter when absent.
    #[serde(default)]
    pub kind: String,
    /// The scope to count; the whole compound when absent.
    #[serde(default)]
    pub scope_id: String,
}

/// What staff need to set up a decision.
#[utoipa::path(get, path = "/projects/{project_id}/decision-setup", tag = "decisions", params(("project_id" = ProjectId, Path), SetUpQuery), responses((status = 200, body = SetUpPage)))]
pub async fn find_set_up(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    query: web::Query<SetUpQuery>,
) -> Result<web::Json<SetUpPage>> {
    let query = query.into_inner();
    set_up(&state, &caller, path.into_inner(), query.kind, query.scope_id).await.map(web::Json)
}

/// What staff need to set up a decision of a kind in a scope; empty texts stand for the usual ones.
pub async fn set_up(
    state: &State,
    caller: &Caller,
    project_id: ProjectId,
    kind: String,
    scope_id: String,
) -> Result<SetUpPage> {
    let (db, now) = (state.database.reader(), state.now());
    let project = projects::queries::require_project(db, project_id).await?;
    let compound = PlaceId(project.compound_id);
    caller.require(state, Duty::RunDecision, compound)?;
    let kind = match kind.as_str() {
        // Renovation alters the building's facilities: item 7 of 民法典 278, a major matter.
        "" => DecisionKind::OwnersMajor,
        text => DecisionKind::parse(text).ok_or(Code::InvalidQuery)?,
    };
    let scope_id: PlaceId = match scope_id.as_str() {
        "" => compound,
        text => text.parse().map_err(|_| Code::InvalidQuery)?,
    };
    let earliest = earliest_opening(now, rule_set_at(kind, now)?.timing.notice_days);
    let opening = morning_after(earliest);
    let rule_set = rule_set_at(kind, opening)?;
    let roll = roll::of_scope(db, compound, scope_id, rule_set.unit, false).await?;
    let today = local_date(now);
    let old = queries::list_for_desk(db, &[compound.0], None, REPEATABLE).await?;
    let repeatable = old.iter().filter(|row| row.may_be_repeated(now)).map(|row| row.link(now)).collect();
    let kinds = DecisionKind::ALL.iter().copied();
    let work_items = projects::queries::list_work_items(db, project_id).await?.into_iter();
    Ok(SetUpPage {
        project_id,
        project_title: project.title,
        compound_id: compound,
        compound_name: state.places().name(compound),
        stage: Stage::parse(&project.stage).unwrap_or(Stage::Reserve),
        kinds: kinds.filter(|kind| kind.has_register() && rule_set_in_force(*kind, today).is_some()).collect(),
        scopes: scopes(state, compound).await?,
        kind,
        scope_id,
        roll: roll.preview(),
        earliest_opening: earliest,
        proposed_opening: wall_clock_text(opening),
        proposed_closing: wall_clock_text(rule_set.timing.default_window(opening).closes),
        rule_set: rule_set.clone(),
        work_items: work_items
            .filter(|item| item.status != "dropped")
            .map(|item| SetUpItem {
                id: WorkItemId(item.id),
                title: item.title,
                budget: Fen(item.budget),
                resident_share: Fen(item.resident_share),
            })
            .collect(),
        repeatable,
        community_name: community_name(state, compound),
    })
}

async fn scopes(state: &State, compound: PlaceId) -> Result<Vec<ScopeOption>> {
    let places = queries::list_inner_places(state.database.reader(), compound).await?;
    let mut scopes = vec![ScopeOption { id: compound, name: state.places().name(compound) }];
    for building in places.iter().filter(|place| place.kind == "building") {
        scopes.push(ScopeOption { id: PlaceId(building.id), name: building.name.clone() });
        let entrances = places.iter().filter(|place| place.parent_id == Some(building.id));
        scopes.extend(entrances.map(|entrance| ScopeOption {
            id: PlaceId(entrance.id),
            name: format!("{}{}", building.name, entrance.name),
        }));
    }
    Ok(scopes)
}

/// The next morning at the usual hour that is not before `earliest`.
fn morning_after(earliest: Instant) -> Instant {
    let date = local_date(earliest);
    let same_day = start_of_day(date) + Duration::hours(OPENING_HOUR);
    if same_day >= earliest { same_day } else { end_of_day(date) + Duration::hours(OPENING_HOUR) }
}

fn wall_clock_text(at: Instant) -> String {
    at.with_timezone(&wall_clock()).format("%Y-%m-%dT%H:%M").to_string()
}
