//! The five questions residents ask first, answered from the records (dossier §9.4).

use linyi_shared::lang::Lang;
use linyi_shared::money::Fen;
use linyi_shared::projects::api::{
    AcceptanceAnswer, FundingView, ItemStatus, MoneyAnswer, PlanAnswer, StepView, WhatAnswer, WhenAnswer, WorkItemView,
};
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{Instant, local_date};

use super::facts::Facts;
use super::records::StepRecord;
use crate::entities::{funding_line, project, work_item};
use crate::plan::Plan;

/// A work item as everybody sees it.
pub fn item_view(plan: &Plan, item: work_item::Model, lang: Lang) -> WorkItemView {
    let catalogue_name = plan.item(&item.catalogue_code).map(|known| named(&known.zh, &known.en, lang));
    WorkItemView {
        id: item.id.into(),
        catalogue_name: catalogue_name.unwrap_or_else(|| item.catalogue_code.clone()),
        catalogue_code: item.catalogue_code,
        title: item.title,
        location: item.location,
        quantity: item.quantity,
        budget: Fen(item.budget),
        resident_share: Fen(item.resident_share),
        status: ItemStatus::parse(&item.status).unwrap_or(ItemStatus::Proposed),
        reason: item.reason,
        percent: u8::try_from(item.percent.clamp(0, 100)).unwrap_or(0),
    }
}

fn named(zh: &str, en: &str, lang: Lang) -> String {
    if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
}

/// The items that count: the adopted ones, or the proposed ones while none is adopted.
pub fn counted(items: &[WorkItemView]) -> impl Iterator<Item = &WorkItemView> {
    let wanted = if items.iter().any(|item| item.status == ItemStatus::Adopted) {
        ItemStatus::Adopted
    } else {
        ItemStatus::Proposed
    };
    items.iter().filter(move |item| item.status == wanted)
}

/// Progress of the counted items together, 0–100, truncated: by budget where every item has one, else by item.
pub fn progress(items: &[WorkItemView]) -> u8 {
    let counted: Vec<_> = counted(items).collect();
    let by_budget = counted.iter().all(|item| item.budget.0 > 0);
    let weight = |item: &WorkItemView| if by_budget { i128::from(item.budget.0) } else { 1 };
    let whole: i128 = counted.iter().map(|item| weight(item)).sum();
    let done: i128 = counted.iter().map(|item| weight(item) * i128::from(item.percent)).sum();
    u8::try_from(done.checked_div(whole).unwrap_or(0)).unwrap_or(100)
}

/// 改了什么.
pub fn what(items: Vec<WorkItemView>) -> WhatAnswer {
    let adopted = || items.iter().filter(|item| item.status == ItemStatus::Adopted);
    WhatAnswer {
        adopted: adopted().count() as u32,
        finished: adopted().filter(|item| item.percent == 100).count() as u32,
        items,
    }
}

/// 有没有方案.
pub fn plan(record: &StepRecord, facts: &Facts) -> PlanAnswer {
    PlanAnswer {
        approval_number: record.approval_number.clone(),
        approved_on: record.approved_on,
        notice: facts.plan_notice.as_ref().map(|notice| format!("/notices/{}", notice.id)),
        posted_at: facts.plan_notice.as_ref().map(|notice| notice.published_at),
    }
}

/// 钱花在哪里.
pub fn money(
    plan: &Plan,
    record: &StepRecord,
    items: &[WorkItemView],
    lines: Vec<funding_line::Model>,
    homes: u32,
    lang: Lang,
) -> MoneyAnswer {
    let residents_pay: Fen = counted(items).map(|item| item.resident_share).sum();
    let sources = lines.into_iter().map(|line| {
        let known = plan.sources.iter().find(|source| source.code == line.source_code);
        FundingView {
            source_name: known.map_or_else(|| line.source_code.clone(), |source| named(&source.zh, &source.en, lang)),
            source_code: line.source_code,
            amount: Fen(line.amount),
            note: line.note,
        }
    });
    let homes = i64::from(homes.max(1));
    MoneyAnswer {
        budget: counted(items).map(|item| item.budget).sum(),
        reviewed: record.reviewed_amount,
        contract: record.contract_price,
        contractor: record.contractor.clone(),
        settled: record.settlement_amount,
        audited: record.audited_amount,
        is_over_budget: is_over_budget(record, items),
        sources: sources.collect(),
        residents_pay,
        // Rounded up, so that nobody pays more than was said.
        a_home_pays: Fen((residents_pay.0 + homes - 1) / homes),
    }
}

/// Whether the settlement is more than a tenth above the reviewed budget, or the items' where none was reviewed (R40).
fn is_over_budget(record: &StepRecord, items: &[WorkItemView]) -> bool {
    let cost = record.audited_amount.or(record.settlement_amount);
    let budget = record.reviewed_amount.unwrap_or_else(|| counted(items).map(|item| item.budget).sum());
    cost.is_some_and(|cost| linyi_shared::works::rules::exceeds_budget(budget, cost))
}

/// 验收了没有.
pub fn acceptance(facts: &Facts, way: &[StepView]) -> AcceptanceAnswer {
    AcceptanceAnswer {
        checked_at: closed_at(way, Stage::ResidentCheck),
        accepted_on: facts.acceptance.as_ref().map(|fact| fact.accepted_on),
        certificate: facts.acceptance.as_ref().map(|fact| fact.certificate.clone()).filter(|text| !text.is_empty()),
        open_defects: facts.open_defects,
    }
}

/// 什么时候完工.
pub fn when(project: &project::Model, way: &[StepView], percent: u8, lang: Lang, now: Instant) -> WhenAnswer {
    let next = way.iter().filter_map(|step| Some((step.until?, step.stage))).min();
    let finished_at = closed_at(way, Stage::Works);
    WhenAnswer {
        planned_start: project.planned_start,
        planned_end: project.planned_end,
        late: finished_at.is_none() && project.planned_end.is_some_and(|end| end < local_date(now)),
        finished_at,
        next_deadline: next.map(|(until, _)| until),
        next_is: next.map(|(_, stage)| stage.words(lang).to_owned()).unwrap_or_default(),
        percent,
    }
}

fn closed_at(way: &[StepView], stage: Stage) -> Option<Instant> {
    way.iter().find(|step| step.stage == stage).and_then(|step| step.closed_at)
}

#[cfg(test)]
mod tests {
    use linyi_shared::id::WorkItemId;
    use uuid::Uuid;

    use super::*;

    fn item(status: ItemStatus, budget: i64, percent: u8) -> WorkItemView {
        WorkItemView {
            id: WorkItemId(Uuid::nil()),
            catalogue_code: String::new(),
            catalogue_name: String::new(),
            title: String::new(),
            location: String::new(),
            quantity: String::new(),
            budget: Fen(budget),
            resident_share: Fen(1_000),
            status,
            reason: String::new(),
            percent,
        }
    }

    #[test]
    fn progress_is_weighed_by_budget_and_never_rounded_up() {
        use ItemStatus::*;
        assert_eq!(progress(&[item(Adopted, 300, 99), item(Adopted, 100, 100), item(Dropped, 900, 0)]), 99);
        assert_eq!(progress(&[item(Adopted, 0, 50), item(Adopted, 100, 100)]), 75);
        assert_eq!(progress(&[]), 0);
    }

    #[test]
    fn r40_a_tenth_above_the_budget_is_said() {
        let record = |settled| StepRecord {
            reviewed_amount: Some(Fen(1_000)),
            settlement_amount: Some(Fen(settled)),
            ..StepRecord::default()
        };
        assert!(!is_over_budget(&record(1_100), &[]));
        assert!(is_over_budget(&record(1_101), &[]));
        assert!(!is_over_budget(&StepRecord::default(), &[]));
    }

    #[test]
    fn a_home_never_pays_more_than_is_said() {
        let plan = Plan::load().expect("the plan");
        let items = [item(ItemStatus::Adopted, 10_000, 0)];
        let answer = money(&plan, &StepRecord::default(), &items, Vec::new(), 3, Lang::Zh);
        assert_eq!((answer.residents_pay, answer.a_home_pays), (Fen(1_000), Fen(334)));
        assert_eq!(money(&plan, &StepRecord::default(), &[], Vec::new(), 0, Lang::Zh).a_home_pays, Fen(0));
    }
}
