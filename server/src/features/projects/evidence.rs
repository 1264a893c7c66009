//! The evidence of the steps, gathered from the records of all features (R33).

use linyi_shared::decisions::rules::{DecisionKind, DecisionState};
use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::projects::api::TypedField;
use linyi_shared::projects::evidence::{Evidence, MissingEvidence, NoticeFacts, may_close, required};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{Instant, local_date};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::present::present_words;
use super::queries;
use super::records::StepRecord;
use crate::entities::project;
use crate::error::Result;
use crate::features::decisions::rule_sets::rule_set_for;
use crate::features::places::tree::PlaceTree;
use crate::features::{acceptance, consultations, decisions, deliberations, notices, places, works};

/// Gathers what is known of a project; `record` is what was written with its steps, and with the one being closed.
pub async fn find(
    db: &impl ConnectionTrait,
    tree: &PlaceTree,
    project: &project::Model,
    record: &StepRecord,
    now: Instant,
) -> Result<Evidence> {
    let (id, compound) = (ProjectId(project.id), PlaceId(project.compound_id));
    let homes = places::queries::count_homes_of(db, compound).await?;
    let items = queries::list_work_items(db, id).await?;
    let kept = items.iter().filter(|item| item.status != "dropped");
    let mut evidence = Evidence {
        homes: u32::try_from(homes).unwrap_or(u32::MAX),
        work_items: kept.clone().count() as u32,
        unfinished_items: kept.filter(|item| item.percent < 100).count() as u32,
        approval_number: record.approval_number.clone(),
        approved_on: record.approved_on,
        reviewed_amount: record.reviewed_amount,
        contractor: record.contractor.clone(),
        contract_price: record.contract_price,
        settlement_amount: record.settlement_amount,
        audited_amount: record.audited_amount,
        ..Evidence::default()
    };
    add_consultation(db, id, &mut evidence).await?;
    let gate = rule_set_for(db, tree, compound, DecisionKind::ConsentGate, local_date(now)).await?;
    add_decisions(db, id, now, gate.is_some(), &mut evidence).await?;
    add_deliberations(db, id, &mut evidence).await?;
    add_works(db, id, &mut evidence).await?;
    add_notices(db, compound, now, &mut evidence).await?;
    Ok(evidence)
}

async fn add_consultation(db: &impl ConnectionTrait, id: ProjectId, evidence: &mut Evidence) -> Result<()> {
    if let Some(found) = consultations::queries::find_evidence(db, id).await? {
        evidence.answers = u32::try_from(found.reach.answered()).unwrap_or(0);
        evidence.consultation_closed = found.closed_at.is_some();
        evidence.summary_published = found.published_at.is_some();
    }
    Ok(())
}

async fn add_deliberations(db: &impl ConnectionTrait, id: ProjectId, evidence: &mut Evidence) -> Result<()> {
    let found = deliberations::queries::find_evidence(db, id).await?;
    evidence.motions = found.motions;
    evidence.meetings_with_minutes = found.meetings;
    Ok(())
}

/// The works, what residents checked of them, and the legal acceptance.
async fn add_works(db: &impl ConnectionTrait, id: ProjectId, evidence: &mut Evidence) -> Result<()> {
    evidence.parties_named = works::queries::find_evidence(db, id).await?.parties_named;
    let checked = acceptance::queries::find_evidence(db, id).await?;
    evidence.unchecked_items = checked.unchecked_items;
    evidence.open_defects = checked.open_defects;
    evidence.accepted_on = checked.accepted.map(|(day, _)| day);
    Ok(())
}

/// The votes; the consent gate is asked for on its own and never stands in for the decision (product.md, tallies).
async fn add_decisions(
    db: &impl ConnectionTrait,
    id: ProjectId,
    now: Instant,
    is_gate_asked: bool,
    evidence: &mut Evidence,
) -> Result<()> {
    let is_over = |state| matches!(state, DecisionState::Final | DecisionState::Archived);
    let found = decisions::queries::list_evidence(db, id, now).await?;
    let votes = || found.iter().filter(|vote| vote.kind != DecisionKind::ConsentGate);
    let known = decisions::queries::list_about_project(db, id).await?;
    evidence.pending_decisions = known.iter().filter(|vote| !is_over(vote.state_at(now))).count() as u32;
    evidence.final_decisions = votes().filter(|vote| is_over(vote.state)).count() as u32;
    evidence.decision_passed = votes().any(decisions::queries::DecisionEvidence::is_final_and_passed);
    let is_reached = !is_gate_asked || decisions::queries::is_gate_reached(db, id, now).await?;
    evidence.gate_plan_reached = is_reached;
    evidence.gate_management_reached = is_reached;
    Ok(())
}

/// The notices; a compound has one project, and reads what its whole cluster decided as well.
async fn add_notices(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    now: Instant,
    evidence: &mut Evidence,
) -> Result<()> {
    let cluster = places::queries::find_compound_row(db, compound).await?.map(|row| row.cluster_id);
    evidence.decision_notice = notice(db, compound, cluster, NoticeKind::Decision, now).await?;
    evidence.plan_notice = notice(db, compound, cluster, NoticeKind::Plan, now).await?;
    evidence.works_board = notice(db, compound, cluster, NoticeKind::WorksBoard, now).await?;
    evidence.acceptance_notice = notice(db, compound, cluster, NoticeKind::Acceptance, now).await?;
    evidence.settlement_notice = notice(db, compound, cluster, NoticeKind::Settlement, now).await?;
    Ok(())
}

async fn notice(
    db: &impl ConnectionTrait,
    compound: PlaceId,
    cluster: Option<Uuid>,
    kind: NoticeKind,
    now: Instant,
) -> Result<NoticeFacts> {
    let found = notices::queries::find_evidence(db, compound, cluster, kind, now).await?;
    Ok(NoticeFacts {
        published: found.published.is_some(),
        period_over: found.period_over,
        open_objections: found.open_objections,
        objections_overridden: false,
    })
}

/// The evidence of `stage` that is there, in words.
pub fn present(stage: Stage, evidence: &Evidence, lang: Lang) -> Vec<String> {
    let there = required(stage).iter().filter(|piece| piece.is_there(evidence) && means_something(**piece, evidence));
    there.map(|piece| present_words(*piece, evidence, lang)).collect()
}

/// What `stage` still lacks and its own form does not ask for, in words.
pub fn missing_records(stage: Stage, evidence: &Evidence, lang: Lang) -> Vec<String> {
    let typed = |piece: &MissingEvidence| TypedField::of(stage).iter().any(|field| field.as_str() == piece.as_str());
    let missing = may_close(stage, evidence).err().unwrap_or_default();
    let of_records = missing.into_iter().filter(|piece| !typed(piece));
    of_records.map(|piece| missing_words(piece, evidence, lang)).collect()
}

/// A missing piece in words, with how many are left where that can be counted.
pub fn missing_words(piece: MissingEvidence, evidence: &Evidence, lang: Lang) -> String {
    let words = piece.words(lang);
    match (piece.how_many(evidence), lang) {
        (Some(count), Lang::Zh) if count > 0 => format!("{words}（还有 {count} 项）"),
        (Some(count), Lang::En) if count > 0 => format!("{words} ({count} left)"),
        _ => words.to_owned(),
    }
}

/// Whether a piece that counts as there says anything yet: no answered objections before there is a notice.
fn means_something(piece: MissingEvidence, evidence: &Evidence) -> bool {
    match piece {
        MissingEvidence::DecisionObjections => evidence.decision_notice.published,
        MissingEvidence::PlanObjections => evidence.plan_notice.published,
        MissingEvidence::Consent | MissingEvidence::PendingDecisions => evidence.final_decisions > 0,
        MissingEvidence::UnfinishedItems | MissingEvidence::UncheckedItems | MissingEvidence::OpenDefects => {
            evidence.work_items > 0
        }
        _ => true,
    }
}
