//! The way of a project: its stages and their order (dossier R32, product.md).

use super::terms::terms;

terms! {
    /// A stage of the way of a project, from the reserve to the warranty (dossier §11.9, R32).
    pub enum Stage {
        /// 储备: known and waiting.
        Reserve = "reserve", "储备", "reserve";
        /// 一征: every home is asked what to change.
        Consultation = "consultation", "征求意见", "consultation";
        /// 三议 ①: the party branch proposes.
        Motion = "motion", "提议", "motion";
        /// 三议 ②: party members and the residents' committee deliberate.
        Deliberation = "deliberation", "商议", "deliberation";
        /// 三议 ③: residents or owners decide.
        Decision = "decision", "决议", "decision";
        /// 两公开 ①: the decision is posted and objections are taken.
        DecisionNotice = "decision_notice", "决议公开", "decision published";
        /// The district approves.
        Approval = "approval", "审批", "approval";
        /// The approved plan is posted in the compound.
        PlanNotice = "plan_notice", "方案公示", "plan published";
        /// The budget is reviewed.
        BudgetReview = "budget_review", "投资评审", "budget review";
        /// The contractor is chosen.
        Procurement = "procurement", "招标", "procurement";
        /// The works are carried out.
        Works = "works", "施工", "works";
        /// Residents check what was built.
        ResidentCheck = "resident_check", "居民查验", "resident check";
        /// 竣工验收: the legal acceptance by client, designer, contractor and supervisor.
        Acceptance = "acceptance", "竣工验收", "acceptance";
        /// The settlement is audited; before or after the acceptance.
        SettlementAudit = "settlement_audit", "决算审计", "settlement audit";
        /// 两公开 ②: the results are posted.
        ResultsNotice = "results_notice", "实施结果公开", "results published";
        /// Warranty and upkeep.
        Warranty = "warranty", "保修与长效管理", "warranty and upkeep";
    }
}
