//! Who closes which step.

use super::rules::Stage;
use crate::people::rules::Duty;

/// The duty that closes a step: residents' steps lie with the community, what the district decides with its lead
/// (dossier §1.2, plan annex 1).
pub fn closing_duty(stage: Stage) -> Duty {
    match stage {
        Stage::Reserve | Stage::Consultation => Duty::RunConsultation,
        Stage::Motion | Stage::Deliberation => Duty::RunDeliberation,
        Stage::Decision => Duty::RunDecision,
        Stage::DecisionNotice | Stage::PlanNotice | Stage::ResultsNotice => Duty::PublishNotices,
        Stage::Approval | Stage::BudgetReview | Stage::Procurement | Stage::SettlementAudit => Duty::Approve,
        Stage::Works => Duty::RunWorks,
        Stage::ResidentCheck => Duty::RunChecks,
        Stage::Acceptance | Stage::Warranty => Duty::RecordAcceptance,
    }
}

/// Whether work items may still be changed at a step: once the decision is open they are what is voted on (R14).
pub fn items_may_change(stage: Stage) -> bool {
    stage < Stage::Decision
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::rules::Role;

    #[test]
    fn the_contractor_closes_no_step_of_the_residents() {
        for stage in Stage::ALL.iter().take_while(|stage| **stage != Stage::Works) {
            assert!(!closing_duty(*stage).roles().contains(&Role::Contractor), "{stage:?}");
        }
        assert!(!closing_duty(Stage::ResidentCheck).roles().contains(&Role::Contractor));
    }

    #[test]
    fn items_stand_still_from_the_decision_on() {
        assert!(items_may_change(Stage::Deliberation));
        assert!(!items_may_change(Stage::Decision) && !items_may_change(Stage::Works));
    }
}
