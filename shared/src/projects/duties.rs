//! Who closes which step.

use super::rules::Stage;
use super::terms::terms;
use crate::notices::kind::NoticeKind;
use crate::people::rules::Duty;

terms! {
    /// Work that gives a step its evidence.
    pub enum EvidenceTask {
        /// The homes of the compound.
        Roster = "roster", "导入名册", "Import the roster";
        /// 一征.
        Consultation = "consultation", "开展征求意见", "Run a consultation";
        /// Motion, meeting and comments.
        Deliberation = "deliberation", "记录提议和商议", "Record motion and deliberation";
        /// A vote.
        Decision = "decision", "组织表决", "Set up a vote";
        /// 两公开 ①.
        DecisionNotice = "decision_notice", "发布决议公开", "Publish the decision";
        /// The plan, after its approval.
        PlanNotice = "plan_notice", "发布方案公示", "Publish the plan";
        /// The works board.
        WorksBoard = "works_board", "发布施工公示牌", "Publish the works board";
        /// Parties and progress.
        Works = "works", "登记施工进度", "Record the works";
        /// Checks, defects, legal acceptance and warranty.
        Acceptance = "acceptance", "登记查验、验收和保修", "Record checks, acceptance and warranty";
        /// The acceptance, published.
        AcceptanceNotice = "acceptance_notice", "发布验收公示", "Publish the acceptance";
        /// Settlement and audit, published.
        SettlementNotice = "settlement_notice", "发布决算公示", "Publish settlement and audit";
        /// A round of ratings.
        Rating = "rating", "开展满意度评价", "Run a rating";
        /// The warranty, published.
        WarrantyNotice = "warranty_notice", "发布保修公示", "Publish the warranty";
    }
}

impl EvidenceTask {
    /// The tasks of a step, in the order they are done (dossier §1.2).
    pub fn of(stage: Stage) -> &'static [Self] {
        match stage {
            Stage::Reserve => &[Self::Roster],
            Stage::Consultation => &[Self::Consultation],
            Stage::Motion | Stage::Deliberation => &[Self::Deliberation],
            Stage::Decision => &[Self::Decision],
            Stage::DecisionNotice => &[Self::DecisionNotice],
            Stage::Approval | Stage::BudgetReview => &[],
            Stage::PlanNotice => &[Self::PlanNotice],
            Stage::Procurement => &[Self::WorksBoard],
            Stage::Works => &[Self::Works, Self::WorksBoard],
            Stage::ResidentCheck => &[Self::Acceptance],
            Stage::Acceptance => &[Self::Acceptance, Self::AcceptanceNotice],
            Stage::SettlementAudit => &[Self::SettlementNotice],
            Stage::ResultsNotice => &[Self::AcceptanceNotice, Self::SettlementNotice],
            Stage::Warranty => &[Self::Acceptance, Self::Rating, Self::WarrantyNotice],
        }
    }

    /// The duty without which the task is not offered; its page refuses everybody else.
    pub fn duty(self) -> Duty {
        match self {
            Self::Roster => Duty::KeepRoster,
            Self::Consultation => Duty::RunConsultation,
            Self::Deliberation | Self::Works | Self::Acceptance => Duty::ReadDesk,
            Self::Decision => Duty::RunDecision,
            Self::Rating => Duty::RunRatings,
            Self::DecisionNotice
            | Self::PlanNotice
            | Self::WorksBoard
            | Self::AcceptanceNotice
            | Self::SettlementNotice
            | Self::WarrantyNotice => Duty::PublishNotices,
        }
    }

    /// The notice that the task publishes.
    pub fn notice(self) -> Option<NoticeKind> {
        match self {
            Self::DecisionNotice => Some(NoticeKind::Decision),
            Self::PlanNotice => Some(NoticeKind::Plan),
            Self::WorksBoard => Some(NoticeKind::WorksBoard),
            Self::AcceptanceNotice => Some(NoticeKind::Acceptance),
            Self::SettlementNotice => Some(NoticeKind::Settlement),
            Self::WarrantyNotice => Some(NoticeKind::Warranty),
            _ => None,
        }
    }
}

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
    fn a_step_is_closed_by_somebody_who_may_make_its_evidence_or_waits_for_others() {
        for stage in Stage::ALL {
            for task in EvidenceTask::of(*stage) {
                assert!(!task.duty().roles().is_empty(), "{stage:?}: {task:?}");
            }
        }
        assert!(!EvidenceTask::WorksBoard.duty().roles().contains(&Role::Contractor), "nobody publishes on himself");
    }

    #[test]
    fn items_stand_still_from_the_decision_on() {
        assert!(items_may_change(Stage::Deliberation));
        assert!(!items_may_change(Stage::Decision) && !items_may_change(Stage::Works));
    }
}
