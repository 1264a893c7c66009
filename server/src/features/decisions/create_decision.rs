//! Setting up a decision: a draft that nobody but the desk sees.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{CreateDecision, DecisionCreated, MAX_CHANGES, MAX_ITEMS, NewQuestion};
use linyi_shared::decisions::rules::{
    DecisionKind, DecisionState, DuplicatePolicy, GateQuestion, RuleSet, Unit, Window, check_notice_and_window,
};
use linyi_shared::fault::InputFault;
use linyi_shared::id::{DecisionId, PlaceId, ProjectId};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::rules::match_homes;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{Instant, local_date};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::scope::Scope;
use super::{individuals, lift, queries, roll, rule_sets, silence};
use crate::entities::{decision, decision_home, decision_item, project, work_item};
use crate::error::Result;
use crate::features::places::tree::PlaceTree;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// How many homes a refusal names.
const NAMED: usize = 5;

/// Sets up a decision for a project in the stage `decision`.
#[utoipa::path(post, path = "/projects/{project_id}/decisions", tag = "decisions", params(("project_id" = ProjectId, Path)), request_body = CreateDecision, responses((status = 201, body = DecisionCreated)))]
pub async fn create_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<CreateDecision>,
) -> Result<HttpResponse> {
    let project_id = path.into_inner();
    let created = state
        .write(&caller, async |tx| {
            let project = projects::queries::require_project(&**tx, project_id).await?;
            caller.require(&state, Duty::RunDecision, PlaceId(project.compound_id))?;
            check_stage(&project)?;
            let compound = PlaceId(project.compound_id);
            let rule_set = check_rule(tx, &state.places(), compound, &input).await?;
            // Who is counted must be known before the notice, so a foreign scope is refused at once.
            let scope = Scope::find(&state, &**tx, compound, input.scope_id).await?;
            caller.require(&state, Duty::RunDecision, scope.seat())?;
            let homes = choose_homes(tx, &input, &scope).await?;
            individuals::check_scope(rule_set.unit, &scope, &homes)?;
            if input.lift {
                check_lift(rule_set.kind, rule_set.unit, &scope)?;
            }
            silence::check(&input, tx.now)?;
            check_repeat(tx, &input, compound).await?;
            let items = list_items(tx, &input, project_id).await?;
            let id = insert(tx, &input, &project, &scope, &rule_set, items).await?;
            insert_homes(tx, id, homes).await?;
            if input.lift {
                lift::begin(tx, id).await?;
            }
            if let Some(rule) = &input.silence {
                silence::store(tx, id, compound, rule).await?;
            }
            let details = serde_json::json!({
                "kind": input.kind,
                "scope_id": input.scope_id,
                "repeats": input.repeats_decision_id,
                "silence": input.silence.is_some(),
            });
            tx.audit("decisions.create", "decision", id, Some(compound), &details).await?;
            Ok(DecisionCreated { id })
        })
        .await?;
    Ok(HttpResponse::Created().json(created))
}

/// The homes of the set that decides; none where the whole scope does.
async fn choose_homes(tx: &Write<'_>, input: &CreateDecision, scope: &Scope) -> Result<Vec<Uuid>> {
    let refuse = |pointer: &str, words: [String; 2]| Problem::new(Code::InvalidInput).with_field(pointer, words);
    if input.home_ids.is_empty() && input.home_names.is_empty() {
        return Ok(Vec::new());
    }
    if scope.cluster.is_some() {
        let words = ["整个片区表决时不能只选几户", "single homes cannot be chosen where a whole cluster decides"];
        return Err(refuse("/home_ids", words.map(str::to_owned)).into());
    }
    if input.scope_name.is_none() {
        let words = [
            "请给这些住房起个名字，例如“东侧烟道 6 户”",
            "name this set of homes, such as “the six homes of the east flue”",
        ];
        return Err(refuse("/scope_name", words.map(str::to_owned)).into());
    }
    let known = roll::list_homes(&**tx, scope).await?;
    let mut chosen: BTreeSet<Uuid> = input.home_ids.iter().map(|home| home.0).collect();
    if !chosen.iter().all(|home| known.iter().any(|row| row.id == *home)) {
        let words = ["有住房不在所选的范围里", "a home is not part of the chosen scope"];
        return Err(refuse("/home_ids", words.map(str::to_owned)).into());
    }
    let labels: Vec<_> = known.iter().map(|home| home.label.clone()).collect();
    let (found, unknown) = match_homes(&input.home_names, &labels);
    if !unknown.is_empty() {
        let named = unknown.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
        let words = [format!("这个范围里没有：{named}"), format!("not part of the chosen scope: {named}")];
        return Err(refuse("/home_names", words).into());
    }
    chosen.extend(found.into_iter().filter_map(|place| known.get(place)).map(|home| home.id));
    if chosen.is_empty() {
        let words = ["没有读到房号", "no room number could be read"];
        return Err(refuse("/home_names", words.map(str::to_owned)).into());
    }
    Ok(chosen.into_iter().collect())
}

async fn insert_homes(tx: &Write<'_>, decision: DecisionId, homes: Vec<Uuid>) -> Result<()> {
    if homes.is_empty() {
        return Ok(());
    }
    let row = |home| decision_home::ActiveModel { decision_id: Set(decision.0), home_id: Set(home) };
    decision_home::Entity::insert_many(homes.into_iter().map(row)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// A lift is its owners' matter, in the entrances it serves (F52); consent to it is given and never follows from saying
/// nothing.
fn check_lift(kind: DecisionKind, unit: Unit, scope: &Scope) -> Result<()> {
    if unit.is_owner() && kind != DecisionKind::ObjectionVote && scope.cluster.is_none() {
        return Ok(());
    }
    let words = [
        "加装电梯由本单元的业主表决，请选业主表决和单元",
        "a lift is decided by the owners of its entrance; choose an owners' vote and the entrance",
    ];
    Err(Problem::new(Code::InvalidInput).with_field("/lift", words).into())
}

/// Refuses a project that is not at the step of deciding (R32).
pub fn check_stage(project: &project::Model) -> Result<()> {
    if project.stage == Stage::Decision.as_str() { Ok(()) } else { Err(Code::StepOutOfOrder.into()) }
}

/// The rule set in force on the day of the opening: the district's own where there is one.
pub async fn rule_set_at(
    db: &impl ConnectionTrait,
    places: &PlaceTree,
    compound: PlaceId,
    kind: DecisionKind,
    opens: Instant,
) -> Result<RuleSet> {
    let found = rule_sets::rule_set_for(db, places, compound, kind, local_date(opens)).await?;
    Ok(found.ok_or(Code::RuleSetMissing)?)
}

async fn check_rule(tx: &Write<'_>, places: &PlaceTree, compound: PlaceId, input: &CreateDecision) -> Result<RuleSet> {
    let rule_set = rule_set_at(&**tx, places, compound, input.kind, input.opens_at).await?;
    let window = Window { opens: input.opens_at, closes: input.closes_at };
    check_notice_and_window(&rule_set.timing, tx.now, window, input.temporary)?;
    if input.changes_allowed.is_some_and(|changes| changes > MAX_CHANGES) {
        let fault = InputFault::Outside { least: 0, most: MAX_CHANGES.into() };
        return Err(Problem::new(Code::InvalidInput).with_field("/changes_allowed", fault).into());
    }
    Ok(rule_set)
}

/// Refuses to repeat anything but a decision of the same compound whose window is over.
async fn check_repeat(tx: &Write<'_>, input: &CreateDecision, compound: PlaceId) -> Result<()> {
    let Some(id) = input.repeats_decision_id else { return Ok(()) };
    let old = queries::find_decision(&**tx, id).await?;
    if old.is_some_and(|old| old.compound() == compound && old.may_be_repeated(tx.now)) {
        return Ok(());
    }
    let words = ["请选本小区投票已经截止的表决", "choose a decision of this compound whose voting has closed"];
    Err(Problem::new(Code::InvalidInput).with_field("/repeats_decision_id", words).into())
}

/// A question about to be stored: the work item with its row, or own words.
enum NewItem<'a> {
    Work(Box<work_item::Model>),
    Question(&'a NewQuestion),
}

async fn list_items<'a>(tx: &Write<'_>, input: &'a CreateDecision, project: ProjectId) -> Result<Vec<NewItem<'a>>> {
    let refuse = |pointer: &str, words: [&str; 2]| Problem::new(Code::InvalidInput).with_field(pointer, words);
    let count = input.work_items.len() + input.questions.len();
    if count == 0 || count > MAX_ITEMS {
        let words =
            [format!("请选 1 到 {MAX_ITEMS} 项交付表决"), format!("put 1 to {MAX_ITEMS} questions to the vote")];
        return Err(Problem::new(Code::InvalidInput).with_field("/questions", words).into());
    }
    if input.kind == DecisionKind::ConsentGate {
        let both: Vec<_> = input.questions.iter().map(|question| question.gate_question).collect();
        if !input.work_items.is_empty() || both != [Some(GateQuestion::Plan), Some(GateQuestion::Management)] {
            let words = [
                "这种表决只问改造方案和物业管理方式两项",
                "exactly the plan and the property management mode are asked",
            ];
            return Err(refuse("/questions", words).into());
        }
    } else if input.questions.iter().any(|question| question.gate_question.is_some()) {
        let words = ["这两项只能在改造同意表决里问", "only a consent gate has these two questions"];
        return Err(refuse("/questions", words).into());
    }
    let rows = projects::queries::list_work_items(&**tx, project).await?;
    let mut items = Vec::with_capacity(count);
    for (index, id) in input.work_items.iter().enumerate() {
        let known = rows.iter().find(|row| row.id == id.0);
        let twice = input.work_items[..index].contains(id);
        let words = ["请选本项目的改造项，每项只选一次", "choose work items of this project, each once"];
        let row = known.filter(|_| !twice).ok_or_else(|| refuse("/work_items", words))?;
        items.push(NewItem::Work(Box::new(row.clone())));
    }
    items.extend(input.questions.iter().map(NewItem::Question));
    Ok(items)
}

async fn insert(
    tx: &Write<'_>,
    input: &CreateDecision,
    project: &project::Model,
    scope: &Scope,
    rule_set: &RuleSet,
    items: Vec<NewItem<'_>>,
) -> Result<DecisionId> {
    let id = Uuid::now_v7();
    let creator = tx.caller.principal()?.person_id;
    decision::ActiveModel {
        id: Set(id),
        compound_id: Set(project.compound_id),
        project_id: Set(project.id),
        scope_id: Set(scope.place.0),
        cluster_id: Set(scope.cluster.map(Uuid::from)),
        scope_name: Set(chosen_name(input)),
        title: Set(input.title.to_string()),
        explanation: Set(input.explanation.to_string()),
        kind: Set(input.kind.as_str().to_owned()),
        rule_set: Set(serde_json::to_value(rule_set).map_err(anyhow::Error::from)?),
        state: Set(DecisionState::Draft.as_str().to_owned()),
        opens_at: Set(input.opens_at),
        closes_at: Set(input.closes_at),
        temporary: Set(input.temporary),
        counts_parking: Set(input.counts_parking),
        changes_allowed: Set(input.changes_allowed.unwrap_or(rule_set.timing.ballot_changes).into()),
        duplicates: Set(input.duplicates.unwrap_or(DuplicatePolicy::LastReceived).as_str().to_owned()),
        persons: Set(0),
        area: Set(0),
        register_hash: Set(None),
        created_by: Set(creator.0),
        created_at: Set(tx.now),
        notified_at: Set(None),
        provisional_at: Set(None),
        final_at: Set(None),
        initiator: Set(input.initiator.to_string()),
        contact: Set(input.contact.to_string()),
        signatories: Set(String::new()),
        archived_at: Set(None),
        repeats_decision_id: Set(input.repeats_decision_id.map(|id| id.0)),
    }
    .insert(&**tx)
    .await?;
    let rows = items.into_iter().zip(1..).map(|(item, position)| item_row(id, position, item));
    decision_item::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(DecisionId(id))
}

/// The name of the set of homes; a name without a set is nothing.
fn chosen_name(input: &CreateDecision) -> Option<String> {
    let is_set = !input.home_ids.is_empty() || !input.home_names.is_empty();
    input.scope_name.as_ref().filter(|_| is_set).map(ToString::to_string)
}

fn item_row(decision: Uuid, position: i32, item: NewItem<'_>) -> decision_item::ActiveModel {
    let (work_item_id, gate_question, title, explanation, resident_share) = match item {
        NewItem::Work(row) => {
            let place: Vec<_> =
                [row.location.as_str(), row.quantity.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
            (Some(row.id), None, row.title.clone(), place.join("，"), row.resident_share)
        }
        NewItem::Question(question) => {
            let gate = question.gate_question.map(|gate| gate.as_str().to_owned());
            (None, gate, question.title.to_string(), question.explanation.to_string(), 0)
        }
    };
    decision_item::ActiveModel {
        id: Set(Uuid::now_v7()),
        decision_id: Set(decision),
        position: Set(position),
        work_item_id: Set(work_item_id),
        gate_question: Set(gate_question),
        title: Set(title),
        explanation: Set(explanation),
        resident_share: Set(resident_share),
    }
}
