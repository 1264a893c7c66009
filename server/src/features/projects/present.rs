//! The evidence that is there, each piece in a few words for the desk.

use linyi_shared::lang::Lang;
use linyi_shared::projects::evidence::{Evidence, MissingEvidence};
use linyi_shared::time::date_words;

/// Says that a piece of evidence is there.
pub fn present_words(piece: MissingEvidence, evidence: &Evidence, lang: Lang) -> String {
    let (zh, en) = label(piece);
    let label = if lang == Lang::Zh { zh } else { en };
    let separator = if lang == Lang::Zh { "：" } else { ": " };
    match value(piece, evidence, lang) {
        Some(value) => [label, separator, &value].concat(),
        None => label.to_owned(),
    }
}

fn label(piece: MissingEvidence) -> (&'static str, &'static str) {
    use MissingEvidence::*;
    match piece {
        Roster => ("住户名册（户数）", "Roster, homes"),
        Answers => ("已填写意见（户数）", "Homes that answered"),
        ConsultationClose => ("征求意见已结束", "The consultation is closed"),
        ConsultationSummary => ("意见汇总已公布", "The summary is published"),
        Motion => ("党支部提议已记录", "The motion is recorded"),
        Minutes => ("商议会议有签到和记录", "The deliberation has attendance and minutes"),
        WorkItems => ("改造项（项数）", "Work items"),
        Decision => ("表决结果已生效", "The vote has a final result"),
        PendingDecisions => ("没有进行中的表决", "No vote is under way"),
        Consent => ("表决已通过", "The vote was passed"),
        DecisionNotice => ("决议已公开", "The decision is published"),
        DecisionNoticePeriod => ("决议公开已满天数", "The decision was on display for its whole period"),
        DecisionObjections => ("对决议的异议都已答复", "Every objection to the decision is answered"),
        ApprovalNumber => ("批准文号", "Number of the approval"),
        ApprovedOn => ("批准日期", "Day of the approval"),
        PlanNotice => ("改造方案已公示", "The plan is posted"),
        PlanNoticePeriod => ("方案公示已满天数", "The plan was on display for its whole period"),
        PlanObjections => ("对方案的异议都已答复", "Every objection to the plan is answered"),
        ReviewedAmount => ("评审后的投资（元）", "Budget after the review, yuan"),
        Contractor => ("施工单位", "Contractor"),
        ContractPrice => ("合同价（元）", "Contract price, yuan"),
        GatePlan => ("同意改造方案的住户达到规定比例", "The required share of homes agreed to the plan"),
        GateManagement => {
            ("同意物业管理模式的住户达到规定比例", "The required share of homes agreed to the property management")
        }
        WorksBoard => ("施工公示牌已公示", "The works board is published"),
        Parties => ("四方单位已填全", "All four parties are named"),
        UnfinishedItems => ("改造项全部完工", "Every work item is finished"),
        UncheckedItems => ("改造项全部查验", "Every work item was checked"),
        OpenDefects => ("没有待整改的问题", "No defect is open"),
        AcceptedOn => ("竣工验收合格日期", "Day of the acceptance"),
        SettlementAmount => ("结算金额（元）", "Settlement, yuan"),
        AuditedAmount => ("审定金额（元）", "Audited amount, yuan"),
        AcceptanceNotice => ("验收结果已公示", "The acceptance is published"),
        AcceptanceNoticePeriod => ("验收公示已满天数", "The acceptance was on display for its whole period"),
        SettlementNotice => ("决算与审计已公示", "Settlement and audit are published"),
        SettlementNoticePeriod => {
            ("决算与审计公示已满天数", "Settlement and audit were on display for their whole period")
        }
        WarrantyLasts => ("保修与长效管理", "Warranty and upkeep"),
    }
}

/// The figure or text of a piece, where it has one.
fn value(piece: MissingEvidence, evidence: &Evidence, lang: Lang) -> Option<String> {
    use MissingEvidence::*;
    match piece {
        Roster => Some(evidence.homes.to_string()),
        Answers => Some(evidence.answers.to_string()),
        WorkItems => Some(evidence.work_items.to_string()),
        ApprovalNumber => evidence.approval_number.clone(),
        ApprovedOn => evidence.approved_on.map(|day| date_words(day, lang)),
        ReviewedAmount => evidence.reviewed_amount.map(|amount| amount.to_string()),
        Contractor => evidence.contractor.clone(),
        ContractPrice => evidence.contract_price.map(|amount| amount.to_string()),
        AcceptedOn => evidence.accepted_on.map(|day| date_words(day, lang)),
        SettlementAmount => evidence.settlement_amount.map(|amount| amount.to_string()),
        AuditedAmount => evidence.audited_amount.map(|amount| amount.to_string()),
        _ => None,
    }
}
