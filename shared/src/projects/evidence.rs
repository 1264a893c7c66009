//! The evidence of each step: what is there, what is missing, and whether the step may be closed (dossier §1.2, R32–R34).

mod missing;

pub use missing::MissingEvidence;

pub use super::order::{check_order, next_stages, steps_before};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rules::Stage;
use crate::money::Fen;
use crate::notices::rules::check_no_open_objections;

/// The facts about a project that its steps are closed by, read from the records of all features.
///
/// The default is that nothing is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Homes in the register of the compound.
    pub homes: u32,

    /// Homes with a standing answer.
    pub answers: u32,
    /// Whether the consultation is closed.
    pub consultation_closed: bool,
    /// Whether its summary is published: adopted or not, and why.
    pub summary_published: bool,

    /// Motions of the party branch with their record.
    pub motions: u32,
    /// Deliberation meetings with attendance and minutes.
    pub meetings_with_minutes: u32,
    /// Work items that were not dropped.
    pub work_items: u32,

    /// Votes with a final result.
    pub final_decisions: u32,
    /// Votes that are notified, open or provisional.
    pub pending_decisions: u32,
    /// Whether what had to be decided was passed, by the rule of each vote.
    pub decision_passed: bool,
    /// The decision's notice, N5.
    pub decision_notice: NoticeFacts,

    /// The number of the district's approval.
    pub approval_number: Option<String>,
    /// The day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// The plan's notice, N6.
    pub plan_notice: NoticeFacts,
    /// Whether the consent gate on the plan is reached; also where no such gate is in force.
    pub gate_plan_reached: bool,
    /// Whether the consent gate on the property management is reached; also where no such gate is in force.
    pub gate_management_reached: bool,

    /// The budget after its review, 分.
    pub reviewed_amount: Option<Fen>,
    /// The contractor's legal name.
    pub contractor: Option<String>,
    /// The contract price, 分.
    pub contract_price: Option<Fen>,

    /// The works board, N7.
    pub works_board: NoticeFacts,
    /// Whether client, designer, contractor and supervisor are all named.
    pub parties_named: bool,
    /// Work items that are not finished.
    pub unfinished_items: u32,

    /// Work items without a resident check.
    pub unchecked_items: u32,
    /// Defects that are not put right and verified.
    pub open_defects: u32,
    /// The day the legal acceptance was passed.
    pub accepted_on: Option<NaiveDate>,

    /// The settlement, 分.
    pub settlement_amount: Option<Fen>,
    /// What the audit confirmed, 分.
    pub audited_amount: Option<Fen>,

    /// The acceptance's notice, N9.
    pub acceptance_notice: NoticeFacts,
    /// The notice of settlement and audit, N10.
    pub settlement_notice: NoticeFacts,
}

/// What is known of the standing notice of one kind; a withdrawn one is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeFacts {
    /// Whether one stands published.
    pub published: bool,
    /// Whether its display period is over.
    pub period_over: bool,
    /// Objections that wait for an answer.
    pub open_objections: u32,
    /// Whether a named authority let the way go on in spite of them, for a published reason (R34).
    pub objections_overridden: bool,
}

impl NoticeFacts {
    fn was_displayed(self) -> bool {
        self.published && self.period_over
    }

    fn is_settled(self) -> bool {
        check_no_open_objections(self.open_objections, self.objections_overridden).is_ok()
    }
}

/// Everything a step is closed by.
pub fn required(stage: Stage) -> &'static [MissingEvidence] {
    use MissingEvidence::*;
    match stage {
        Stage::Reserve => &[Roster],
        Stage::Consultation => &[Answers, ConsultationClose, ConsultationSummary],
        Stage::Motion => &[Motion],
        Stage::Deliberation => &[Minutes, WorkItems],
        // The minutes again: nothing is decided that was not deliberated (R32, 居委会组织法 30).
        Stage::Decision => &[Minutes, Decision, PendingDecisions, Consent],
        Stage::DecisionNotice => &[DecisionNotice, DecisionNoticePeriod, DecisionObjections],
        Stage::Approval => &[ApprovalNumber, ApprovedOn],
        Stage::PlanNotice => &[PlanNotice, PlanNoticePeriod, PlanObjections],
        Stage::BudgetReview => &[ReviewedAmount],
        Stage::Procurement => {
            &[Contractor, ContractPrice, PlanNotice, PlanNoticePeriod, PlanObjections, GatePlan, GateManagement]
        }
        Stage::Works => &[WorksBoard, Parties, WorkItems, UnfinishedItems],
        Stage::ResidentCheck => &[WorkItems, UncheckedItems, OpenDefects],
        Stage::Acceptance => &[AcceptedOn],
        Stage::SettlementAudit => &[SettlementAmount, AuditedAmount],
        Stage::ResultsNotice => &[AcceptanceNotice, AcceptanceNoticePeriod, SettlementNotice, SettlementNoticePeriod],
        Stage::Warranty => &[WarrantyLasts],
    }
}

/// What must be there before anything is built: the plan was shown long enough, objections are answered, and the
/// consent gate is reached on plan and management (R32, R29).
///
/// The procurement opens the works, so it cannot be closed without it.
pub const BEFORE_WORKS: &[MissingEvidence] = &[
    MissingEvidence::PlanNotice,
    MissingEvidence::PlanNoticePeriod,
    MissingEvidence::PlanObjections,
    MissingEvidence::GatePlan,
    MissingEvidence::GateManagement,
];

/// May a step be closed? Otherwise everything that is missing, in the order it is usually done (R33).
pub fn may_close(stage: Stage, evidence: &Evidence) -> Result<(), Vec<MissingEvidence>> {
    all_there(required(stage), evidence)
}

/// May the works start? Otherwise what is missing (R32).
pub fn may_start_works(evidence: &Evidence) -> Result<(), Vec<MissingEvidence>> {
    all_there(BEFORE_WORKS, evidence)
}

fn all_there(required: &[MissingEvidence], evidence: &Evidence) -> Result<(), Vec<MissingEvidence>> {
    let is_missing = |piece: MissingEvidence| !piece.is_there(evidence);
    // A vote without a result has not failed, and a notice nobody published has no period: only the first is told.
    let is_told = |piece: &MissingEvidence| is_missing(*piece) && !piece.part_of().is_some_and(is_missing);
    let missing: Vec<_> = required.iter().copied().filter(is_told).collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

impl MissingEvidence {
    /// Whether this piece is there.
    pub fn is_there(self, evidence: &Evidence) -> bool {
        match self {
            Self::Roster => evidence.homes > 0,
            Self::Answers => evidence.answers > 0,
            Self::ConsultationClose => evidence.consultation_closed,
            Self::ConsultationSummary => evidence.summary_published,
            Self::Motion => evidence.motions > 0,
            Self::Minutes => evidence.meetings_with_minutes > 0,
            Self::WorkItems => evidence.work_items > 0,
            Self::Decision => evidence.final_decisions > 0,
            Self::PendingDecisions => evidence.pending_decisions == 0,
            Self::Consent => evidence.decision_passed,
            Self::DecisionNotice => evidence.decision_notice.published,
            Self::DecisionNoticePeriod => evidence.decision_notice.was_displayed(),
            Self::DecisionObjections => evidence.decision_notice.is_settled(),
            Self::ApprovalNumber => is_written(&evidence.approval_number),
            Self::ApprovedOn => evidence.approved_on.is_some(),
            Self::PlanNotice => evidence.plan_notice.published,
            Self::PlanNoticePeriod => evidence.plan_notice.was_displayed(),
            Self::PlanObjections => evidence.plan_notice.is_settled(),
            Self::ReviewedAmount => is_paid(evidence.reviewed_amount),
            Self::Contractor => is_written(&evidence.contractor),
            Self::ContractPrice => is_paid(evidence.contract_price),
            Self::GatePlan => evidence.gate_plan_reached,
            Self::GateManagement => evidence.gate_management_reached,
            Self::WorksBoard => evidence.works_board.published,
            Self::Parties => evidence.parties_named,
            Self::UnfinishedItems => evidence.unfinished_items == 0,
            Self::UncheckedItems => evidence.unchecked_items == 0,
            Self::OpenDefects => evidence.open_defects == 0,
            Self::AcceptedOn => evidence.accepted_on.is_some(),
            Self::SettlementAmount => is_paid(evidence.settlement_amount),
            Self::AuditedAmount => is_paid(evidence.audited_amount),
            Self::AcceptanceNotice => evidence.acceptance_notice.published,
            Self::AcceptanceNoticePeriod => evidence.acceptance_notice.was_displayed(),
            Self::SettlementNotice => evidence.settlement_notice.published,
            Self::SettlementNoticePeriod => evidence.settlement_notice.was_displayed(),
            Self::WarrantyLasts => false,
        }
    }

    /// The piece it is a part of, which has to be there first.
    fn part_of(self) -> Option<Self> {
        match self {
            Self::Consent => Some(Self::Decision),
            Self::DecisionNoticePeriod => Some(Self::DecisionNotice),
            Self::PlanNoticePeriod => Some(Self::PlanNotice),
            Self::AcceptanceNoticePeriod => Some(Self::AcceptanceNotice),
            Self::SettlementNoticePeriod => Some(Self::SettlementNotice),
            _ => None,
        }
    }

    /// How many are still to be done, where they can be counted: unanswered objections, unfinished items.
    pub fn how_many(self, evidence: &Evidence) -> Option<u32> {
        match self {
            Self::PendingDecisions => Some(evidence.pending_decisions),
            Self::DecisionObjections => Some(evidence.decision_notice.open_objections),
            Self::PlanObjections => Some(evidence.plan_notice.open_objections),
            Self::UnfinishedItems => Some(evidence.unfinished_items),
            Self::UncheckedItems => Some(evidence.unchecked_items),
            Self::OpenDefects => Some(evidence.open_defects),
            _ => None,
        }
    }
}

fn is_written(text: &Option<String>) -> bool {
    text.as_ref().is_some_and(|text| !text.trim().is_empty())
}

fn is_paid(amount: Option<Fen>) -> bool {
    amount.is_some_and(|amount| amount > Fen(0))
}

#[cfg(test)]
mod tests;
