//! Lifts (加装电梯): the cost-sharing scheme that is voted on, and the consent of those whose own part is taken (F52, E6).

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use linyi_shared::area::Area;
use linyi_shared::decisions::api::{DecisionOutcome, LiftKept, OutcomeCondition, RecordLiftConsent, SetLiftScheme};
use linyi_shared::decisions::frozen::FrozenLift;
use linyi_shared::decisions::rules::{
    DecisionState, LiftAnswer, LiftConsent, LiftEffect, LiftHome, LiftOutcome, LiftScheme, SchemeFault, Tally, Unit,
};
use linyi_shared::id::{DecisionId, HomeId};
use linyi_shared::lang::Lang;
use linyi_shared::money::Fen;
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::scope::{self, Scope};
use super::{queries, roll};
use crate::entities::{decision, lift, lift_consent};
use crate::error::Result;
use crate::features::media;
use crate::features::notices::content::photos_json;
use crate::features::people;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Enters the scheme of a lift, as often as needed before the notice; then it is frozen.
#[utoipa::path(post, path = "/decisions/{decision_id}/lift", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = SetLiftScheme, responses((status = 200, body = LiftKept)))]
pub async fn set_lift_scheme(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<SetLiftScheme>,
) -> Result<web::Json<LiftKept>> {
    let id = path.into_inner();
    let scheme = read_scheme(&input)?;
    let kept = state
        .write(&caller, async |tx| {
            let row = scope::require_run(&state, tx, id).await?;
            row.state_at(tx.now).check_editable()?;
            let found = find(&**tx, id).await?.ok_or(Code::NotFound)?;
            let scope = Scope::of(&state, &**tx, &row).await?;
            scheme.shares(&homes(&**tx, &scope).await?).map_err(refuse)?;
            let mut found: lift::ActiveModel = found.into();
            found.scheme = Set(Some(serde_json::to_value(&scheme).map_err(anyhow::Error::from)?));
            found.stricter_counts = Set(input.stricter_counts);
            found.update(&**tx).await?;
            let details = serde_json::json!({"scheme": scheme, "stricter_counts": input.stricter_counts});
            tx.audit("decisions.set_lift_scheme", "decision", id, Some(row.compound()), &details).await?;
            Ok(LiftKept { id })
        })
        .await?;
    Ok(web::Json(kept))
}

/// Records what the owner of a home that the lift takes something from said; the latest word counts, until the result is
/// final.
#[utoipa::path(post, path = "/decisions/{decision_id}/lift-consents", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = RecordLiftConsent, responses((status = 201, body = LiftKept)))]
pub async fn record_lift_consent(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<RecordLiftConsent>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let kept = state
        .write(&caller, async |tx| {
            let row = queries::require_decision(&**tx, id).await?;
            let officer = caller.require(&state, Duty::RunDecision, row.seat())?.person_id;
            if matches!(row.state_at(tx.now), DecisionState::Final | DecisionState::Archived | DecisionState::Void) {
                return Err(Code::DecisionLocked.into());
            }
            find(&**tx, id).await?.ok_or(Code::NotFound)?;
            let scope = Scope::of(&state, &**tx, &row).await?;
            // The home may lie beside the entrance: a balcony next door can be in the way.
            let beside = Scope { place: scope.compound, homes: None, ..scope };
            if !roll::list_homes(&**tx, &beside).await?.iter().any(|home| home.id == input.home_id.0) {
                let words = ["请选本小区的住房", "choose a home of this compound"];
                return Err(Problem::new(Code::InvalidInput).with_field("/home_id", words).into());
            }
            if input.answer != LiftAnswer::Asked && input.photos.is_empty() {
                return Err(Code::ProofPhotoMissing.into());
            }
            media::serve::attach(tx, &input.photos, row.compound(), false).await?;
            lift_consent::ActiveModel {
                id: Set(Uuid::now_v7()),
                decision_id: Set(id.0),
                home_id: Set(input.home_id.0),
                effect: Set(input.effect.as_str().to_owned()),
                answer: Set(input.answer.as_str().to_owned()),
                note: Set(input.note.to_string()),
                photos: Set(photos_json(&input.photos)),
                recorded_by: Set(officer.0),
                recorded_at: Set(tx.now),
            }
            .insert(&**tx)
            .await?;
            let details = serde_json::json!({
                "home_id": input.home_id, "effect": input.effect, "answer": input.answer, "photos": input.photos,
            });
            tx.audit("decisions.record_lift_consent", "decision", id, Some(row.compound()), &details).await?;
            Ok(LiftKept { id })
        })
        .await?;
    Ok(HttpResponse::Created().json(kept))
}

/// Makes a decision one about a lift, its scheme still to be entered.
pub async fn begin(tx: &Write<'_>, decision: DecisionId) -> Result<()> {
    lift::ActiveModel { decision_id: Set(decision.0), scheme: Set(None), stricter_counts: Set(false) }
        .insert(&**tx)
        .await?;
    Ok(())
}

/// The lift of a decision, if it is about one.
pub async fn find(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Option<lift::Model>, DbErr> {
    lift::Entity::find_by_id(decision.0).one(db).await
}

/// The scheme of a lift, once it is entered.
pub fn scheme_of(row: &lift::Model) -> Result<Option<LiftScheme>> {
    let read = |json: &serde_json::Value| serde_json::from_value(json.clone()).map_err(anyhow::Error::from);
    Ok(row.scheme.as_ref().map(read).transpose()?)
}

/// The homes that share the cost: those of the scope, without parking spaces.
pub async fn homes(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<LiftHome>> {
    let homes = roll::list_homes(db, scope).await?.into_iter().filter(|home| home.kind != "parking");
    Ok(homes.map(|home| LiftHome { home: HomeId(home.id), floor: home.floor, area: Area(home.area) }).collect())
}

/// What the notice freezes of a lift; refused while its scheme is missing or no longer fits the homes.
pub async fn freeze(db: &impl ConnectionTrait, decision: DecisionId, scope: &Scope) -> Result<Option<FrozenLift>> {
    let Some(row) = find(db, decision).await? else { return Ok(None) };
    let missing = || {
        let words = ["还没有填写分摊方案", "it has not been entered yet"];
        Problem::new(Code::LiftSchemeRefused).with_detail(words)
    };
    let scheme = scheme_of(&row)?.ok_or_else(missing)?;
    let shares = scheme.shares(&homes(db, scope).await?).map_err(refuse)?;
    Ok(Some(FrozenLift { scheme, stricter_counts: row.stricter_counts, shares }))
}

/// The latest word of each home that had to be asked apart, in the order of their addresses.
pub async fn latest_consents(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Vec<(String, lift_consent::Model)>> {
    let rows = lift_consent::Entity::find()
        .filter(lift_consent::Column::DecisionId.eq(decision.0))
        .order_by_asc(lift_consent::Column::Id)
        .all(db)
        .await?;
    let latest: BTreeMap<Uuid, _> = rows.into_iter().map(|row| (row.home_id, row)).collect();
    let ids: Vec<_> = latest.keys().map(|home| HomeId(*home)).collect();
    let labels: BTreeMap<_, _> =
        people::queries::list_homes(db, &ids).await?.into_iter().map(|home| (home.id, home.label)).collect();
    let mut named: Vec<_> =
        latest.into_iter().map(|(home, row)| (labels.get(&home).cloned().unwrap_or_default(), row)).collect();
    named.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(named)
}

/// What a stored row says.
pub fn read_consent(label: String, row: &lift_consent::Model) -> LiftConsent {
    let effect = LiftEffect::parse(&row.effect).unwrap_or(LiftEffect::Occupies);
    let answer = LiftAnswer::parse(&row.answer).unwrap_or(LiftAnswer::Asked);
    LiftConsent { label, effect, answer, met: effect.is_met_by(answer) }
}

/// Adds to an outcome what a lift needs besides its tally: the older reading of the law, and the homes asked apart.
pub async fn complete(
    db: &impl ConnectionTrait,
    row: &decision::Model,
    mut outcome: DecisionOutcome,
) -> Result<DecisionOutcome> {
    let Some(found) = find(db, row.decision_id()).await? else { return Ok(outcome) };
    let consents = latest_consents(db, row.decision_id()).await?;
    let consents = consents.into_iter().map(|(label, row)| read_consent(label, &row)).collect();
    let tallies: Vec<Tally> = outcome.items.iter().map(|item| item.outcome.tally).collect();
    let judged = LiftOutcome::of(&tallies, found.stricter_counts, consents);
    for (index, item) in outcome.items.iter_mut().enumerate() {
        item.carried = item.carried && judged.holds(index);
    }
    outcome.conditions = conditions(&judged, outcome.items.len());
    Ok(outcome)
}

fn conditions(judged: &LiftOutcome, items: usize) -> Vec<OutcomeCondition> {
    let mut conditions = Vec::new();
    for (index, older) in judged.older.iter().enumerate() {
        let figures = |lang: Lang| {
            let legs: Vec<_> = older.legs.iter().map(|leg| leg.words(Unit::Elector, lang)).collect();
            legs.join(if lang == Lang::Zh { "；" } else { "; " })
        };
        let (zh, en) = if items > 1 {
            (format!("第 {} 项，", index + 1), format!("question {}, ", index + 1))
        } else {
            (String::new(), String::new())
        };
        conditions.push(OutcomeCondition {
            zh: format!("{zh}按河南省物业管理条例（2017）第五十九条，全体业主三分之二以上同意：{}", figures(Lang::Zh)),
            en: format!(
                "{en}by article 59 of the Henan regulation (2017), two thirds of all owners agree: {}",
                figures(Lang::En)
            ),
            counts: judged.stricter_counts,
            holds: older.passed,
        });
    }
    conditions.extend(judged.consents.iter().map(|consent| OutcomeCondition {
        zh: consent.words(Lang::Zh),
        en: consent.words(Lang::En),
        counts: true,
        holds: consent.met,
    }));
    conditions
}

fn read_scheme(input: &SetLiftScheme) -> Result<LiftScheme> {
    let money = |pointer: &str, text: &str| {
        let words = ["请写成 480000 或 480000.50 这样的数", "write it like 480000 or 480000.50"];
        let refusal = || Problem::new(Code::InvalidInput).with_field(pointer, words);
        Fen::parse_yuan(text).ok_or_else(refusal)
    };
    let subsidy = match input.subsidy_yuan.as_str() {
        "" => Fen(0),
        text => money("/subsidy_yuan", text)?,
    };
    let total = money("/total_yuan", &input.total_yuan)?;
    Ok(LiftScheme { total, subsidy, measure: input.measure, floors: input.floors.clone() })
}

fn refuse(fault: SchemeFault) -> Problem {
    Problem::new(Code::LiftSchemeRefused).with_detail(fault.words())
}
