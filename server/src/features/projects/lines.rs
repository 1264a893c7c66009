//! The evidence of a step in one line, in the caller's language.

use linyi_shared::lang::Lang;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{date_words, day_words};

use super::facts::{Facts, NoticeFact};
use super::records::StepRecord;

/// What a step's line is made of.
pub struct Source<'a> {
    /// What the other features know.
    pub facts: &'a Facts,
    /// What was written when steps were closed.
    pub record: &'a StepRecord,
    /// The year of the district's plan.
    pub plan_year: i32,
    /// Progress of the works, 0–100.
    pub percent: u8,
    /// The language.
    pub lang: Lang,
}

/// The evidence of `stage` in one line; empty where there is none yet.
pub fn evidence_line(stage: Stage, source: &Source<'_>) -> String {
    let Source { facts, record, plan_year, percent, lang } = source;
    let say = |zh: String, en: String| if *lang == Lang::Zh { zh } else { en };
    match stage {
        Stage::Reserve => say(format!("列入 {plan_year} 年改造计划"), format!("In the district's plan of {plan_year}")),
        Stage::Consultation => facts.consultation.as_ref().map_or_else(String::new, |fact| {
            let (answered, homes) = (fact.answered, fact.homes);
            say(format!("{homes} 户中 {answered} 户已答复"), format!("{answered} of {homes} homes answered"))
        }),
        Stage::Motion | Stage::Deliberation if facts.is_deliberated => {
            say("会议记录可以查看".to_owned(), "The records of the meetings are open".to_owned())
        }
        Stage::Decision => facts.decision.as_ref().map_or_else(String::new, |fact| {
            if fact.is_published {
                say("计票结果已公布".to_owned(), "The outcome is published".to_owned())
            } else {
                say("投票结束后公布结果".to_owned(), "The outcome follows after the vote".to_owned())
            }
        }),
        Stage::DecisionNotice => posted(facts.decision_notice.as_ref(), *lang),
        Stage::PlanNotice => posted(facts.plan_notice.as_ref(), *lang),
        Stage::ResultsNotice => posted(facts.results_notice.as_ref(), *lang),
        Stage::Approval => match (&record.approval_number, record.approved_on) {
            (Some(number), Some(day)) => [number, ", ", &date_words(day, *lang)].concat(),
            (Some(number), None) => number.clone(),
            _ => String::new(),
        },
        Stage::BudgetReview => record.reviewed_amount.map_or_else(String::new, |amount| {
            say(format!("评审后 {amount} 元"), format!("{amount} yuan after the review"))
        }),
        Stage::Procurement => match (&record.contractor, record.contract_price) {
            (Some(name), Some(price)) => {
                say(format!("{name}，合同价 {price} 元"), format!("{name}, contract of {price} yuan"))
            }
            _ => String::new(),
        },
        Stage::Works if facts.is_works_begun || *percent > 0 => {
            say(format!("完成 {percent}%"), format!("{percent}% done"))
        }
        Stage::ResidentCheck => match facts.open_defects {
            Some(0) => say("没有待整改的问题".to_owned(), "No defect is open".to_owned()),
            Some(open) => say(format!("{open} 处待整改"), format!("{open} defects open")),
            None => String::new(),
        },
        Stage::Acceptance => facts.acceptance.as_ref().map_or_else(String::new, |fact| {
            let day = date_words(fact.accepted_on, *lang);
            say(format!("{day}验收合格"), format!("Accepted on {day}"))
        }),
        Stage::SettlementAudit => record
            .audited_amount
            .map_or_else(String::new, |amount| say(format!("审定 {amount} 元"), format!("{amount} yuan audited"))),
        Stage::Motion | Stage::Deliberation | Stage::Works | Stage::Warranty => String::new(),
    }
}

fn posted(notice: Option<&NoticeFact>, lang: Lang) -> String {
    notice.map_or_else(String::new, |notice| {
        let day = day_words(notice.published_at, lang);
        if lang == Lang::Zh { format!("{day}张贴") } else { format!("Posted on {day}") }
    })
}
