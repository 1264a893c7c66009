//! What may be missing, each in a sentence that says what is still to be done.

use crate::projects::terms::terms;

terms! {
    /// A piece of evidence without which a step cannot be closed (R33).
    pub enum MissingEvidence {
        /// The register of homes is empty.
        Roster = "roster", "还没有导入住户名册。", "The roster of homes has not been imported.";

        /// No home has answered.
        Answers = "answers", "还没有一户填写意见。", "No home has answered yet.";
        /// The consultation still takes answers.
        ConsultationClose = "consultation_close", "征求意见还没有结束。", "The consultation has not been closed.";
        /// The summary with what is adopted and why is not out.
        ConsultationSummary = "consultation_summary", "意见汇总和采纳情况还没有公布。", "The summary with what was adopted, and why, has not been published.";

        /// The party branch has not proposed.
        Motion = "motion", "还没有党支部提议的会议记录。", "The record of the party branch's motion is missing.";
        /// No meeting with attendance and minutes.
        Minutes = "minutes", "还没有商议会议的签到和记录。", "The attendance and minutes of a deliberation meeting are missing.";
        /// The project has no work items.
        WorkItems = "work_items", "还没有确定改造项。", "No work items have been settled.";

        /// No vote has a final result.
        Decision = "decision", "还没有生效的表决结果。", "No vote has a final result yet.";
        /// Votes are still under way.
        PendingDecisions = "pending_decisions", "还有表决没有出最终结果。", "Some votes have no final result yet.";
        /// The final result is a no, which is a result too (R31).
        Consent = "consent", "表决没有通过，不能进入下一步。", "The vote was not passed, so the way does not go on.";

        /// N5 is not published.
        DecisionNotice = "decision_notice", "决议还没有公开。", "The decision has not been published.";
        /// The period of N5 runs.
        DecisionNoticePeriod = "decision_notice_period", "决议公开的天数还没有满。", "The decision has not been on display for its whole period.";
        /// Objections to N5 wait for an answer (R34).
        DecisionObjections = "decision_objections", "对决议的异议还没有全部答复。", "Some objections to the decision are not answered.";

        /// The number of the approval.
        ApprovalNumber = "approval_number", "还没有填写批准文号。", "The number of the approval is missing.";
        /// The day of the approval.
        ApprovedOn = "approved_on", "还没有填写批准日期。", "The day of the approval is missing.";

        /// N6 is not published.
        PlanNotice = "plan_notice", "改造方案还没有在小区公示。", "The plan has not been posted in the compound.";
        /// The period of N6 runs.
        PlanNoticePeriod = "plan_notice_period", "改造方案公示的天数还没有满。", "The plan has not been on display for its whole period.";
        /// Objections to N6 wait for an answer (R34).
        PlanObjections = "plan_objections", "对改造方案的异议还没有全部答复。", "Some objections to the plan are not answered.";

        /// The budget after its review.
        ReviewedAmount = "reviewed_amount", "还没有填写评审后的投资金额。", "The budget after its review is missing.";

        /// The contractor.
        Contractor = "contractor", "还没有填写施工单位。", "The contractor is missing.";
        /// The contract price.
        ContractPrice = "contract_price", "还没有填写合同价。", "The contract price is missing.";
        /// The consent gate on the plan (R29).
        GatePlan = "gate_plan", "同意改造方案的住户还没有达到规定比例。", "The required share of homes has not agreed to the plan.";
        /// The consent gate on the property management (R29).
        GateManagement = "gate_management", "同意物业管理模式的住户还没有达到规定比例。", "The required share of homes has not agreed to the property management mode.";

        /// N7 is not published.
        WorksBoard = "works_board", "施工公示牌还没有公示。", "The works board has not been published.";
        /// Client, designer, contractor or supervisor is not named.
        Parties = "parties", "建设、设计、施工、监理单位还没有填全。", "Client, designer, contractor or supervisor has not been named.";
        /// Work items are not finished.
        UnfinishedItems = "unfinished_items", "还有改造项没有完工。", "Some work items are not finished.";

        /// Work items no resident has checked.
        UncheckedItems = "unchecked_items", "还有改造项没有居民查验。", "Some work items have not been checked by residents.";
        /// Defects are not put right and verified.
        OpenDefects = "open_defects", "查验发现的问题还没有全部整改并复查。", "Some defects have not been put right and checked again.";

        /// The legal acceptance.
        AcceptedOn = "accepted_on", "还没有竣工验收合格的日期。", "The day on which the acceptance was passed is missing.";

        /// The settlement.
        SettlementAmount = "settlement_amount", "还没有填写结算金额。", "The settlement is missing.";
        /// What the audit confirmed.
        AuditedAmount = "audited_amount", "还没有填写审定金额。", "The audited amount is missing.";

        /// N9 is not published.
        AcceptanceNotice = "acceptance_notice", "验收结果还没有公示。", "The acceptance has not been published.";
        /// The period of N9 runs.
        AcceptanceNoticePeriod = "acceptance_notice_period", "验收公示的天数还没有满。", "The acceptance has not been on display for its whole period.";
        /// N10 is not published.
        SettlementNotice = "settlement_notice", "决算与审计结果还没有公示。", "The settlement and audit have not been published.";
        /// The period of N10 runs.
        SettlementNoticePeriod = "settlement_notice_period", "决算与审计公示的天数还没有满。", "The settlement and audit have not been on display for their whole period.";

        /// The last step has no end of its own.
        WarrantyLasts = "warranty_lasts", "保修与长效管理是最后一步，一直进行，不办结。", "Warranty and upkeep is the last step; it goes on and is not closed.";
    }
}
