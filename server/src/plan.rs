//! The plan 老城政办〔2021〕7号 as data: what can be renovated, to which standard, by whom, with whose money, on which days.
//!
//! The files in `server/data/plan` are embedded; loading them checks that they hold together.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Deserialize;

mod calendar;
mod catalogue;
mod checklists;
mod departments;
mod funding;

pub use calendar::{CalendarYear, Holiday};
pub use catalogue::{CatalogueItem, ClassOfItem, Group, KnownProblem, SuggestedScope, SuggestedVote, WarrantyCategory};
pub use checklists::{Checklist, ChecklistLine, ChecklistScope};
pub use departments::{Department, Duty};
pub use funding::{FundingSource, Payer};

/// The plan's own words, with the full-width punctuation of the printed text.
pub const TEXT: &str = include_str!("../data/plan/plan.txt");

/// The plan as data.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The four groups of 二（三）, in the plan's order.
    pub groups: Vec<Group>,
    /// The catalogue of renovation contents, grouped, in the plan's order.
    pub items: Vec<CatalogueItem>,
    /// The checklists of the plan's standards.
    pub checklists: Vec<Checklist>,
    /// The lines of all checklists, in their order.
    pub lines: Vec<ChecklistLine>,
    /// The departments of annex 1 with their duties.
    pub departments: Vec<Department>,
    /// The sources of money of part 五.
    pub sources: Vec<FundingSource>,
    /// The years whose statutory rest days are known.
    pub calendar: Vec<CalendarYear>,
}

/// Why the plan's files could not be used.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// A file is not what its types say.
    #[error("{file}: {error}")]
    Unreadable {
        /// The file in `server/data/plan`.
        file: &'static str,
        /// What the parser says.
        error: Box<toml::de::Error>,
    },
    /// A code stands twice in its file.
    #[error("{file}: the code {code} stands twice")]
    CodeTwice {
        /// The file.
        file: &'static str,
        /// The code.
        code: String,
    },
    /// Something is named which is not there.
    #[error("{file}: {code} names {missing}, which is not there")]
    Missing {
        /// The file.
        file: &'static str,
        /// Who names it.
        code: String,
        /// What is missing.
        missing: String,
    },
    /// A group, list or role has nothing in it.
    #[error("{file}: {code} is incomplete")]
    Incomplete {
        /// The file.
        file: &'static str,
        /// What is incomplete.
        code: String,
    },
    /// A quotation is not in the plan's text.
    #[error("{file}: the quotation of {code} is not in the plan")]
    NotQuoted {
        /// The file.
        file: &'static str,
        /// Whose quotation.
        code: String,
    },
    /// A day of the calendar contradicts another one.
    #[error("calendar.toml: {day} cannot be what it is said to be")]
    WrongDay {
        /// The day.
        day: NaiveDate,
    },
}

impl Plan {
    /// Reads the embedded files and checks them.
    pub fn load() -> Result<Self, PlanError> {
        let (groups, items) = catalogue::load()?;
        let (checklists, lines) = checklists::load()?;
        let departments = departments::load(&items)?;
        let sources = funding::load()?;
        let calendar = calendar::load()?;
        Ok(Self { groups, items, checklists, lines, departments, sources, calendar })
    }

    /// The catalogue item of a code.
    pub fn item(&self, code: &str) -> Option<&CatalogueItem> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The items of a group, in the plan's order.
    pub fn items_of(&self, group: &str) -> impl Iterator<Item = &CatalogueItem> {
        self.items.iter().filter(move |item| item.group == group)
    }

    /// The lines of a checklist, in the plan's order.
    pub fn lines_of(&self, list: &str) -> impl Iterator<Item = &ChecklistLine> {
        self.lines.iter().filter(move |line| line.list == list)
    }

    /// The lead of the renovation (附件1: 区住建局为…牵头单位).
    pub fn lead_department(&self) -> Option<&Department> {
        self.departments.iter().find(|department| department.lead)
    }

    /// The departments whose duties reach a catalogue item; the lead where none does.
    pub fn departments_for(&self, item: &str) -> Vec<&Department> {
        let reached: Vec<_> = self.departments.iter().filter(|department| department.reaches(item)).collect();
        if reached.is_empty() { self.lead_department().into_iter().collect() } else { reached }
    }

    /// Every statutory holiday known, weekend days inside a holiday included.
    pub fn holidays(&self) -> impl Iterator<Item = NaiveDate> {
        self.calendar.iter().flat_map(|year| &year.holidays).flat_map(Holiday::days)
    }

    /// Every weekend day known to be worked.
    pub fn make_up_days(&self) -> impl Iterator<Item = NaiveDate> {
        self.calendar.iter().flat_map(|year| year.make_up_days.iter().copied())
    }
}

/// Parses one embedded file.
fn parse<'a, T: Deserialize<'a>>(file: &'static str, text: &'a str) -> Result<T, PlanError> {
    toml::from_str(text).map_err(|error| PlanError::Unreadable { file, error: Box::new(error) })
}

/// Refuses a code that stands twice.
fn unique<'a>(file: &'static str, codes: impl Iterator<Item = &'a str>) -> Result<(), PlanError> {
    let mut seen = HashSet::new();
    for code in codes {
        if !seen.insert(code) {
            return Err(PlanError::CodeTwice { file, code: code.to_owned() });
        }
    }
    Ok(())
}

/// Refuses words that are not the plan's.
fn quoted(file: &'static str, code: &str, quote: &str) -> Result<(), PlanError> {
    if TEXT.contains(quote) { Ok(()) } else { Err(PlanError::NotQuoted { file, code: code.to_owned() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan::load().expect("the embedded plan is sound")
    }

    #[test]
    fn the_lists_are_as_long_as_their_names_say() {
        let plan = plan();
        let expected = [
            ("三入", 3),
            ("四通", 4),
            ("四有", 4),
            ("两整", 2),
            ("三合", 3),
            ("三整", 3),
            ("九有", 9),
            ("五全", 5),
            ("九位一体", 9),
        ];
        assert_eq!(plan.checklists.len(), expected.len());
        for (list, (zh, count)) in plan.checklists.iter().zip(expected) {
            assert_eq!(list.zh, zh);
            assert_eq!(plan.lines_of(&list.code).count(), count, "{zh}");
        }
    }

    #[test]
    fn the_four_groups_hold_what_the_plan_names() {
        let plan = plan();
        let counts: Vec<_> =
            plan.groups.iter().map(|group| (group.zh.as_str(), plan.items_of(&group.code).count())).collect();
        assert_eq!(counts, [("配套基础设施", 18), ("提升人居环境", 20), ("优化居民服务", 15), ("规范社区管理", 16)]);
        let problems: Vec<_> = plan.groups.iter().map(|group| group.problems.len()).collect();
        assert_eq!(problems, [8, 4, 0, 4]);
    }

    #[test]
    fn the_suggestions_for_the_vote_are_those_of_the_dossier() {
        let plan = plan();
        let vote = |code: &str| plan.item(code).expect("an item").vote;
        assert_eq!(vote("lift"), SuggestedVote::Major);
        assert_eq!(plan.item("lift").expect("the lift").scope, SuggestedScope::Entrance);
        assert_eq!(vote("parking_bays"), SuggestedVote::Major);
        assert_eq!(vote("market_property_service"), SuggestedVote::Ordinary);
        assert_eq!(vote("maintenance_fund_raising"), SuggestedVote::Major);
        assert_eq!(vote("maintenance_fund_use"), SuggestedVote::Ordinary);
        assert_eq!(vote("residents_pact"), SuggestedVote::ResidentsMeeting);
        assert_eq!(vote("drainage"), SuggestedVote::Administrative);
        assert_eq!(plan.item("roof").expect("the roof").warranty, [WarrantyCategory::Waterproofing]);
        for item in &plan.items {
            assert_eq!(item.vote_basis.is_some(), item.vote != SuggestedVote::Administrative, "{}", item.code);
        }
    }

    #[test]
    fn every_department_of_annex_1_has_duties_and_complaints_find_one() {
        let plan = plan();
        assert_eq!(plan.departments.len(), 21);
        assert_eq!(plan.lead_department().map(|lead| lead.code.as_str()), Some("housing_bureau"));
        let codes = |item| plan.departments_for(item).iter().map(|d| d.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes("fire_safety"), ["fire_rescue_brigade"]);
        assert_eq!(codes("lift"), ["housing_bureau", "market_regulation_bureau"]);
        assert_eq!(codes("parcels"), ["housing_bureau"]);
    }

    #[test]
    fn every_clause_of_part_five_has_a_source() {
        let plan = plan();
        for section in ["一", "二", "三", "四", "五", "六", "七", "八"] {
            let clause = format!("五（{section}）");
            assert!(plan.sources.iter().any(|source| source.clause == clause), "{clause}");
        }
    }

    #[test]
    fn rest_days_are_those_of_the_yearly_notices() {
        let plan = plan();
        let years: Vec<_> = plan.calendar.iter().map(|year| year.year).collect();
        assert_eq!(years, [2021, 2022, 2023, 2024, 2025, 2026]);
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let holidays: HashSet<_> = plan.holidays().collect();
        assert!(holidays.contains(&day("2026-02-15")) && holidays.contains(&day("2026-02-23")));
        assert!(!holidays.contains(&day("2026-02-24")));
        assert!(holidays.contains(&day("2022-12-31")));
        assert_eq!(plan.holidays().filter(|date| *date >= day("2026-01-01")).count(), 3 + 9 + 3 + 5 + 3 + 3 + 7);
        assert!(plan.make_up_days().any(|date| date == day("2026-02-28")));
    }

    #[test]
    fn a_double_code_and_a_foreign_quotation_are_refused() {
        assert!(matches!(unique("x", ["a", "b", "a"].into_iter()), Err(PlanError::CodeTwice { .. })));
        assert!(quoted("x", "a", "改造提质内容").is_ok());
        assert!(matches!(quoted("x", "a", "改造提质外容"), Err(PlanError::NotQuoted { .. })));
    }

    #[test]
    fn no_word_for_residents_shouts_or_is_missing() {
        let plan = plan();
        for item in &plan.items {
            assert!(!item.explain_zh.is_empty() && !item.explain_en.is_empty(), "{}", item.code);
            assert!(item.explain_zh.chars().count() <= 30, "{}: {}", item.code, item.explain_zh);
            assert!(!item.explain_zh.contains(['\u{ff01}', '!', ',', ';']), "{}", item.code);
        }
    }
}
