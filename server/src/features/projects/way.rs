//! The way of a project as pages show it: every step with its state, its evidence and its link.

use linyi_shared::id::{PlaceId, ProjectId};
use linyi_shared::projects::api::{StepState, StepView};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::Instant;

use super::facts::Facts;
use super::lines::{Source, evidence_line};
use crate::entities::project_stage;

/// Every step of a project, in order.
pub fn way(
    compound: PlaceId,
    project: ProjectId,
    steps: &[project_stage::Model],
    source: &Source<'_>,
    now: Instant,
) -> Vec<StepView> {
    let views = Stage::ALL.iter().map(|stage| {
        let step = steps.iter().find(|step| step.stage == stage.as_str());
        let state = match step {
            Some(step) if step.closed_at.is_some() => StepState::Done,
            Some(_) => StepState::Now,
            None => StepState::Ahead,
        };
        let is_reached = state != StepState::Ahead;
        StepView {
            stage: *stage,
            state,
            opened_at: step.map(|step| step.opened_at),
            closed_at: step.and_then(|step| step.closed_at),
            until: (state == StepState::Now).then(|| deadline(*stage, source.facts, now)).flatten(),
            evidence: if is_reached { evidence_line(*stage, source) } else { String::new() },
            link: if is_reached { link(*stage, compound, project, source) } else { None },
        }
    });
    views.collect()
}

/// What ends next in a step, if it lies ahead.
pub fn deadline(stage: Stage, facts: &Facts, now: Instant) -> Option<Instant> {
    let end = match stage {
        Stage::Consultation => facts.consultation.as_ref().map(|fact| fact.closes_at),
        Stage::Decision => facts.decision.as_ref().map(|fact| fact.closes_at),
        Stage::DecisionNotice => facts.decision_notice.as_ref().and_then(|fact| fact.ends_at),
        Stage::PlanNotice => facts.plan_notice.as_ref().and_then(|fact| fact.ends_at),
        Stage::ResultsNotice => facts.results_notice.as_ref().and_then(|fact| fact.ends_at),
        _ => None,
    };
    end.filter(|end| *end > now)
}

/// The page where the evidence of a step is read.
fn link(stage: Stage, compound: PlaceId, project: ProjectId, source: &Source<'_>) -> Option<String> {
    let facts = source.facts;
    let notice = |fact: &Option<super::facts::NoticeFact>| fact.as_ref().map(|fact| format!("/notices/{}", fact.id));
    let here = |part: &str| Some(format!("/compounds/{compound}#{part}"));
    match stage {
        Stage::Reserve => None,
        Stage::Consultation => facts.consultation.as_ref().map(|fact| format!("/consultations/{}", fact.id)),
        Stage::Motion | Stage::Deliberation => Some(format!("/projects/{project}/deliberation")),
        Stage::Decision => facts.decision.as_ref().map(|fact| format!("/decisions/{}", fact.id)),
        Stage::DecisionNotice => notice(&facts.decision_notice),
        Stage::PlanNotice => notice(&facts.plan_notice),
        Stage::ResultsNotice => notice(&facts.results_notice),
        Stage::Approval => source.record.approval_number.as_ref().and_then(|_| here("plan")),
        Stage::BudgetReview => source.record.reviewed_amount.and_then(|_| here("money")),
        Stage::Procurement => source.record.contract_price.and_then(|_| here("money")),
        Stage::SettlementAudit => source.record.audited_amount.and_then(|_| here("money")),
        Stage::Works => Some(format!("/projects/{project}/works")),
        Stage::ResidentCheck | Stage::Acceptance | Stage::Warranty => Some(format!("/projects/{project}/acceptance")),
    }
}
