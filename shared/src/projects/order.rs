//! Which step follows which (dossier R32).

use super::rules::Stage;
use crate::problem::{Code, Problem};

/// The steps that must be closed before a step opens.
///
/// Acceptance and settlement audit both follow the resident check, in either order; the results need both.
pub fn steps_before(stage: Stage) -> &'static [Stage] {
    match stage {
        Stage::Reserve => &[],
        Stage::Consultation => &[Stage::Reserve],
        Stage::Motion => &[Stage::Consultation],
        Stage::Deliberation => &[Stage::Motion],
        Stage::Decision => &[Stage::Deliberation],
        Stage::DecisionNotice => &[Stage::Decision],
        Stage::Approval => &[Stage::DecisionNotice],
        Stage::PlanNotice => &[Stage::Approval],
        Stage::BudgetReview => &[Stage::PlanNotice],
        Stage::Procurement => &[Stage::BudgetReview],
        Stage::Works => &[Stage::PlanNotice, Stage::Procurement],
        Stage::ResidentCheck => &[Stage::Works],
        Stage::Acceptance | Stage::SettlementAudit => &[Stage::ResidentCheck],
        Stage::ResultsNotice => &[Stage::Acceptance, Stage::SettlementAudit],
        Stage::Warranty => &[Stage::ResultsNotice],
    }
}

/// The steps that are open when these are closed, in the order of the way.
pub fn next_stages(closed: &[Stage]) -> Vec<Stage> {
    Stage::ALL.iter().copied().filter(|stage| is_open(*stage, closed)).collect()
}

/// Refuses to work on a step that is not due, or closed already.
pub fn check_order(stage: Stage, closed: &[Stage]) -> Result<(), Problem> {
    if is_open(stage, closed) { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

fn is_open(stage: Stage, closed: &[Stage]) -> bool {
    !closed.contains(&stage) && steps_before(stage).iter().all(|before| closed.contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed_to(stage: Stage) -> Vec<Stage> {
        Stage::ALL.iter().copied().take_while(|step| *step <= stage).collect()
    }

    #[test]
    fn the_way_begins_with_the_reserve_and_goes_step_by_step() {
        assert_eq!(next_stages(&[]), [Stage::Reserve]);
        let last_single = Stage::ALL.iter().position(|stage| *stage == Stage::ResidentCheck).expect("a place");
        for pair in Stage::ALL[..=last_single].windows(2) {
            assert_eq!(next_stages(&closed_to(pair[0])), [pair[1]]);
        }
    }

    #[test]
    fn r32_acceptance_and_settlement_audit_come_in_either_order() {
        let checked = closed_to(Stage::ResidentCheck);
        assert_eq!(next_stages(&checked), [Stage::Acceptance, Stage::SettlementAudit]);
        for (first, second) in
            [(Stage::Acceptance, Stage::SettlementAudit), (Stage::SettlementAudit, Stage::Acceptance)]
        {
            let mut closed = checked.clone();
            closed.push(first);
            assert_eq!(next_stages(&closed), [second]);
            closed.push(second);
            assert_eq!(next_stages(&closed), [Stage::ResultsNotice]);
        }
    }

    #[test]
    fn r32_nothing_is_decided_before_it_is_deliberated_or_built_before_the_plan_was_shown() {
        let refused = |stage, closed: &[Stage]| check_order(stage, closed).map_err(|problem| problem.code);
        assert_eq!(refused(Stage::Decision, &closed_to(Stage::Motion)), Err(Code::StepOutOfOrder));
        assert_eq!(refused(Stage::Decision, &closed_to(Stage::Deliberation)), Ok(()));
        let mut without_plan = closed_to(Stage::Procurement);
        without_plan.retain(|stage| *stage != Stage::PlanNotice);
        assert_eq!(refused(Stage::Works, &without_plan), Err(Code::StepOutOfOrder));
        assert_eq!(refused(Stage::Works, &closed_to(Stage::Procurement)), Ok(()));
        assert_eq!(refused(Stage::Works, &closed_to(Stage::Works)), Err(Code::StepOutOfOrder));
    }

    #[test]
    fn the_warranty_ends_the_way() {
        assert_eq!(next_stages(&closed_to(Stage::ResultsNotice)), [Stage::Warranty]);
        assert!(next_stages(Stage::ALL).is_empty());
    }
}
