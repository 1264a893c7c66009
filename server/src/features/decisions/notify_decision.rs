//! Giving the notice: scope, roll, questions and rule are frozen under a published hash (R5, R14), and people are told.

use std::collections::BTreeMap;

use actix_web::web;
use linyi_shared::decisions::api::{DecisionNotified, DecisionStep, SilenceRule, silence_words};
use linyi_shared::decisions::frozen::{Frozen, FrozenElector, FrozenItem, FrozenLift, FrozenSilence, FrozenStudy};
use linyi_shared::decisions::rules::{
    DecisionKind, DecisionState, GateQuestion, RuleSet, check_notice_and_window, check_party_study,
};
use linyi_shared::id::{DecisionId, DecisionItemId, PlaceId, ProjectId, WorkItemId};
use linyi_shared::lang::Lang;
use linyi_shared::money::Fen;
use linyi_shared::people::rules::Duty;
use linyi_shared::time::{deadline_words, local_date, moment_words};
use linyi_shared::words::Words;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::create_decision::{check_stage, rule_set_at};
use super::roll::{self, Roll};
use super::scope::Scope;
use super::{lift, queries, silence};
use crate::entities::{
    ballot_log, building_turnout, decision, decision_register, decision_turnout, elector, elector_home, party_study,
};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::projects;
use crate::http::caller::Caller;
use crate::http::identify::hex;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Rows of one insert; SQLite takes some thirty thousand values at once.
const ROWS: usize = 2000;

/// Gives the notice of a decision.
#[utoipa::path(post, path = "/decisions/{decision_id}/notice", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = DecisionStep, responses((status = 200, body = DecisionNotified)))]
pub async fn notify_decision(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    _: Input<DecisionStep>,
) -> Result<web::Json<DecisionNotified>> {
    let id = path.into_inner();
    let notified = state
        .write(&caller, async |tx| {
            // Locked, so that nothing is corrected while it is being frozen.
            let row = queries::lock_decision(&**tx, id).await?;
            caller.require(&state, Duty::RunDecision, row.seat())?;
            row.state_at(tx.now).check_editable()?;
            check_stage(&projects::queries::require_project(&**tx, ProjectId(row.project_id)).await?)?;
            let (places, kind) = (state.places(), row.decision_kind()?);
            let rule_set = rule_set_at(&**tx, &places, row.compound(), kind, row.opens_at).await?;
            check_notice_and_window(&rule_set.timing, tx.now, row.window(), row.temporary)?;
            let study = queries::find_party_study(&**tx, id).await?;
            let studied_on = study.as_ref().map(|study| study.studied_on);
            check_party_study(rule_set.kind, studied_on, local_date(tx.now))?;
            let compound = row.compound();
            let scope = Scope::of(&state, &**tx, &row).await?;
            let roll = roll::of_scope(&**tx, &places, &scope, rule_set.unit, row.counts_parking, row.opens_at).await?;
            roll.check()?;
            let lift = lift::freeze(&**tx, id, &scope).await?;
            let silence = silence::freeze(tx, id).await?;
            freeze_roll(tx, &row, &roll).await?;
            let beside = Beside { lift: lift.as_ref(), study: study.as_ref(), silence: silence.as_ref() };
            let notified = freeze(tx, row.clone(), &rule_set, &roll, beside).await?;
            let details =
                serde_json::json!({"hash": notified.hash, "persons": notified.persons, "area": notified.area});
            tx.audit("decisions.notify", "decision", id, Some(compound), &details).await?;
            tell(tx, &row, rule_set.kind, silence.as_ref().map(|frozen| &frozen.rule)).await?;
            Ok(notified)
        })
        .await?;
    Ok(web::Json(notified))
}

async fn freeze_roll(tx: &Write<'_>, row: &decision::Model, roll: &Roll) -> Result<()> {
    let mut electors = Vec::with_capacity(roll.electors.len());
    let mut homes = Vec::new();
    for (counted, position) in roll.electors.iter().zip(1..) {
        let id = Uuid::now_v7();
        electors.push(elector::ActiveModel {
            id: Set(id),
            compound_id: Set(row.compound_id),
            decision_id: Set(row.id),
            position: Set(position),
            identity: Set(counted.identity.clone()),
            area: Set(counted.area.0),
        });
        homes.extend(counted.homes.iter().map(|home| elector_home::ActiveModel {
            decision_id: Set(row.id),
            home_id: Set(home.id.0),
            compound_id: Set(home.compound),
            elector_id: Set(id),
            building_id: Set(home.building),
            area: Set(home.area.0),
            changed_hands_at: Set(None),
        }));
    }
    for rows in electors.chunks(ROWS) {
        elector::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    let mut buildings: BTreeMap<Uuid, i64> = BTreeMap::new();
    for home in roll.electors.iter().flat_map(|elector| &elector.homes) {
        *buildings.entry(home.building).or_default() += 1;
    }
    for rows in homes.chunks(ROWS) {
        elector_home::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    let buildings = buildings.into_iter().map(|(building, homes)| building_turnout::ActiveModel {
        decision_id: Set(row.id),
        building_id: Set(building),
        homes: Set(homes),
        voted: Set(0),
    });
    building_turnout::Entity::insert_many(buildings).exec_without_returning(&**tx).await?;
    decision_turnout::ActiveModel { decision_id: Set(row.id), persons: Set(0), area: Set(0) }.insert(&**tx).await?;
    ballot_log::ActiveModel { decision_id: Set(row.id), size: Set(0) }.insert(&**tx).await?;
    Ok(())
}

/// What only some decisions freeze.
#[derive(Clone, Copy)]
struct Beside<'a> {
    lift: Option<&'a FrozenLift>,
    study: Option<&'a party_study::Model>,
    silence: Option<&'a FrozenSilence>,
}

async fn freeze(
    tx: &Write<'_>,
    row: decision::Model,
    rule_set: &RuleSet,
    roll: &Roll,
    beside: Beside<'_>,
) -> Result<DecisionNotified> {
    let items = queries::list_items(&**tx, row.decision_id()).await?;
    let items: Vec<_> = items
        .iter()
        .map(|item| FrozenItem {
            id: DecisionItemId(item.id),
            work_item: item.work_item_id.map(WorkItemId),
            gate_question: item.gate_question.as_deref().and_then(GateQuestion::parse),
            resident_share: Fen(item.resident_share),
            title: &item.title,
            explanation: &item.explanation,
        })
        .collect();
    let electors: Vec<_> = roll
        .electors
        .iter()
        .map(|elector| FrozenElector { area: elector.area, homes: elector.homes.iter().map(|home| home.id).collect() })
        .collect();
    let study = beside.study.map(|study| FrozenStudy {
        studied_on: study.studied_on,
        attended: study.attended,
        organisation: &study.organisation,
        resolution: &study.resolution,
    });
    let frozen = Frozen {
        decision: row.decision_id(),
        project: ProjectId(row.project_id),
        compound: row.compound(),
        scope: PlaceId(row.scope_id),
        cluster: row.cluster_id.map(PlaceId),
        scope_name: row.scope_name.as_deref(),
        title: &row.title,
        explanation: &row.explanation,
        opens: row.opens_at,
        closes: row.closes_at,
        temporary: row.temporary,
        counts_parking: row.counts_parking,
        changes_allowed: row.changes(),
        duplicates: row.duplicate_policy(),
        rule_set,
        items: &items,
        roll: &electors,
        lift: beside.lift,
        party_study: study.as_ref(),
        silence: beside.silence,
    };
    let (all, text) = (frozen.all(), frozen.canonical_text());
    let hash = hex(&Sha256::digest(&text));
    let id = row.decision_id();
    let mut row = row.into_active_model();
    row.rule_set = Set(serde_json::to_value(rule_set).map_err(anyhow::Error::from)?);
    row.state = Set(DecisionState::Notified.as_str().to_owned());
    row.persons = Set(all.persons);
    row.area = Set(all.area.0);
    row.register_hash = Set(Some(hash.clone()));
    row.notified_at = Set(Some(tx.now));
    row.update(&**tx).await?;
    decision_register::ActiveModel { decision_id: Set(id.0), text: Set(text) }.insert(&**tx).await?;
    Ok(DecisionNotified { id, persons: all.persons, area: all.area, hash })
}

async fn tell(tx: &Write<'_>, row: &decision::Model, kind: DecisionKind, silence: Option<&SilenceRule>) -> Result<()> {
    let people = queries::list_people(&**tx, row.decision_id(), None).await?;
    let title = [format!("表决公告：{}", row.title), format!("Notice of a vote: {}", row.title)].into();
    let body = Words::in_each(|lang| {
        let (opens, closes) = (moment_words(row.opens_at, lang), deadline_words(row.closes_at, lang));
        let told = match lang {
            Lang::Zh => format!("{opens} 开始投票，请在 {closes}投票。先看看要表决什么，也可以要一张纸质选票。"),
            Lang::En => format!(
                "Voting opens {opens}; vote {closes}. See what is asked; a paper ballot can be had from your community office."
            ),
        };
        // Only what departs from the rule everybody expects needs to be said here.
        match (silence, kind.choices_words(lang)) {
            (None, None) => told,
            _ => [told, silence_words(kind, silence, lang)].join(if lang == Lang::Zh { "" } else { " " }),
        }
    });
    let link = format!("/decisions/{}", row.id);
    deliver(tx, &people, &Message { kind: "decision", title, body, link: &link }).await
}
