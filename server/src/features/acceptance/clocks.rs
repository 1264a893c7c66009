//! Warranty clocks: set with the legal acceptance, begun again for a repaired part (R41, R42).

use chrono::NaiveDate;
use linyi_shared::acceptance::api::ContractTerm;
use linyi_shared::acceptance::rules::{LUOYANG_HEATING, MAX_TERM_MONTHS, WarrantyCategory, agreed_end, restarted_end};
use linyi_shared::fault::InputFault;
use linyi_shared::id::WorkItemId;
use linyi_shared::problem::{Code, Problem};
use serde::{Deserialize, Serialize};

use crate::entities::{defect, legal_acceptance, work_item};
use crate::error::Result;
use crate::plan::Plan;

/// A warranty clock as it was set; stored with the acceptance, so that a later rule never changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The work item.
    pub work_item_id: WorkItemId,
    /// The category.
    pub category: WarrantyCategory,
    /// The months of the contract, if it says any.
    pub months: Option<u32>,
    /// The last day; none while the contract's term is not recorded.
    pub ends_on: Option<NaiveDate>,
}

/// The categories of a work item by the plan's catalogue.
pub fn categories<'a>(plan: &'a Plan, item: &work_item::Model) -> &'a [WarrantyCategory] {
    plan.item(&item.catalogue_code).map_or(&[], |item| item.warranty.as_slice())
}

/// Sets the clocks of the work items from the day of the acceptance on; a term shorter than the law's, or of something
/// that has no such warranty, is refused.
pub fn set_clocks(
    plan: &Plan,
    items: &[work_item::Model],
    accepted_on: NaiveDate,
    terms: &[ContractTerm],
) -> Result<Vec<Clock>> {
    check_terms(plan, items, terms)?;
    let mut clocks = Vec::new();
    for item in items {
        let id = WorkItemId(item.id);
        for category in categories(plan, item) {
            let term = terms.iter().position(|term| term.work_item_id == id && term.category == *category);
            let months = term.and_then(|index| terms[index].months);
            let ends_on = agreed_end(*category, accepted_on, months, LUOYANG_HEATING)
                .map_err(|problem| at_months(problem, term.unwrap_or(0)))?;
            clocks.push(Clock { work_item_id: id, category: *category, months, ends_on });
        }
    }
    Ok(clocks)
}

/// Refuses terms nobody can mean, and terms of what has no such warranty: they would be lost.
fn check_terms(plan: &Plan, items: &[work_item::Model], terms: &[ContractTerm]) -> Result<()> {
    for (index, term) in terms.iter().enumerate() {
        let item = items.iter().find(|item| item.id == term.work_item_id.0);
        if !item.is_some_and(|item| categories(plan, item).contains(&term.category)) {
            let words = ["这一改造项没有这种保修", "this work item has no such warranty"];
            return Err(Problem::new(Code::InvalidInput)
                .with_field(format!("/warranty/{index}/category"), words)
                .into());
        }
        if term.months.is_some_and(|months| !(1..=u32::from(MAX_TERM_MONTHS)).contains(&months)) {
            let fault = InputFault::Outside { least: 1, most: MAX_TERM_MONTHS.into() };
            return Err(Problem::new(Code::InvalidInput).with_field(format!("/warranty/{index}/months"), fault).into());
        }
    }
    Ok(())
}

/// The refusal of a term beside the field of its months.
fn at_months(mut problem: Problem, index: usize) -> Problem {
    for error in &mut problem.errors {
        error.pointer = format!("/warranty/{index}/months");
    }
    problem
}

/// The clocks of a record, as they were set.
pub fn read_clocks(row: &legal_acceptance::Model) -> Result<Vec<Clock>> {
    Ok(serde_json::from_value(row.warranty.clone()).map_err(anyhow::Error::from)?)
}

/// Until when the part a defect was repaired at has its warranty: the longest of its item's clocks, begun again.
///
/// Nothing for a repair before the acceptance: the first clock had not begun.
pub fn part_end(row: &defect::Model, accepted_on: NaiveDate, clocks: &[Clock]) -> Option<NaiveDate> {
    let repaired_on = row.repaired_on.filter(|day| *day > accepted_on)?;
    let own = clocks.iter().filter(|clock| Some(clock.work_item_id.0) == row.work_item_id);
    let running = own.filter_map(|clock| Some((clock, clock.ends_on.filter(|end| repaired_on <= *end)?)));
    running.map(|(clock, end)| restarted_end(clock.category, end, repaired_on, clock.months, LUOYANG_HEATING)).max()
}
