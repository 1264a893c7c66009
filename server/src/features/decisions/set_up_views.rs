//! What staff need to set up a decision: the rule explained, the roll as it would be, the numbers needed.

use actix_web::web;
use chrono::Duration;
use linyi_shared::decisions::api::{ScopeHome, ScopeOption, SetUpItem, SetUpPage};
use linyi_shared::decisions::rules::{DecisionKind, applicable_rule_set, earliest_opening};
use linyi_shared::id::{HomeId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::money::Fen;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{Instant, end_of_day, form_moment, local_date, start_of_day};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::rule_sets::own_rule_sets;
use super::scope::{Scope, cluster_of};
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
    /// The scope to count; the whole compound when absent, for a lift its first entrance.
    #[serde(default)]
    pub scope_id: String,
    /// `true` where it is about a lift.
    #[serde(default)]
    pub lift: String,
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
    set_up(&state, &caller, path.into_inner(), query.kind, query.scope_id, query.lift).await.map(web::Json)
}

/// What staff need to set up a decision of a kind in a scope; empty texts stand for the usual ones.
pub async fn set_up(
    state: &State,
    caller: &Caller,
    project_id: ProjectId,
    kind: String,
    scope_id: String,
    lift: String,
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
    let lift = match lift.as_str() {
        "" | "false" => false,
        "true" => true,
        _ => return Err(Code::InvalidQuery.into()),
    };
    let scopes = scopes(state, caller, compound).await?;
    let scope_id: PlaceId = match scope_id.as_str() {
        "" if lift => first_entrance(db, compound).await?.unwrap_or(compound),
        "" => compound,
        text => text.parse().map_err(|_| Code::InvalidQuery)?,
    };
    let own = own_rule_sets(db, &state.places(), compound).await?;
    let rule_set_at = |at| applicable_rule_set(&own, kind, local_date(at)).ok_or(Code::RuleSetMissing);
    let earliest = earliest_opening(now, rule_set_at(now)?.timing.notice_days);
    let opening = morning_after(earliest);
    let rule_set = rule_set_at(opening)?;
    let scope = Scope::find(state, db, compound, scope_id).await?;
    caller.require(state, Duty::RunDecision, scope.seat())?;
    let roll = roll::of_scope(db, &state.places(), &scope, rule_set.unit, false, opening).await?;
    let homes = if scope.cluster.is_some() { Vec::new() } else { roll::list_homes(db, &scope).await? };
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
        kinds: kinds.filter(|kind| applicable_rule_set(&own, *kind, today).is_some()).collect(),
        scopes,
        lift,
        homes: homes.into_iter().map(|home| ScopeHome { id: HomeId(home.id), label: home.label }).collect(),
        kind,
        scope_id,
        roll: roll.preview(),
        earliest_opening: earliest,
        proposed_opening: form_moment(opening),
        proposed_closing: form_moment(rule_set.timing.default_window(opening).closes),
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

/// The entrance a lift is proposed for.
async fn first_entrance(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Option<PlaceId>> {
    let places = queries::list_inner_places(db, compound).await?;
    Ok(places.iter().find(|place| place.kind == "entrance").map(|place| PlaceId(place.id)))
}

/// The compound with its buildings and entrances, and its cluster for those who run decisions there.
async fn scopes(state: &State, caller: &Caller, compound: PlaceId) -> Result<Vec<ScopeOption>> {
    let tree = state.places();
    let places = queries::list_inner_places(state.database.reader(), compound).await?;
    let cluster = cluster_of(&tree, compound).filter(|cluster| caller.may(state, Duty::RunDecision, *cluster));
    let mut scopes = vec![ScopeOption { id: compound, name: tree.name(compound) }];
    scopes.extend(cluster.map(|id| ScopeOption { id, name: tree.name(id) }));
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
