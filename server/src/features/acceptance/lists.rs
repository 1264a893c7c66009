//! The checklists of the plan and the work items, each with the check that stands.

use std::collections::HashMap;

use linyi_shared::acceptance::api::{CheckListView, CheckView, LineView};
use linyi_shared::acceptance::rules::CheckResult;
use linyi_shared::id::CheckId;
use linyi_shared::lang::Lang;

use super::defects::{state_of, subject_key};
use crate::entities::{defect, resident_check, work_item};
use crate::features::works::views::read_photos;
use crate::plan::Plan;

/// The checks and defects of a project, the latest first.
pub struct Records<'a> {
    /// The checks.
    pub checks: &'a [resident_check::Model],
    /// The defects.
    pub defects: &'a [defect::Model],
}

impl Records<'_> {
    /// The checklists of the plan.
    pub fn lists(&self, plan: &Plan, lang: Lang) -> Vec<CheckListView> {
        let lists = plan.checklists.iter().map(|list| CheckListView {
            code: list.code.clone(),
            name: named(&list.zh, &list.en, lang),
            clause: list.clause.clone(),
            lines: plan
                .lines_of(&list.code)
                .map(|line| self.line(line.code.clone(), false, named(&line.zh, &line.en, lang)))
                .collect(),
        });
        lists.collect()
    }

    /// The work items.
    pub fn items(&self, items: &[work_item::Model]) -> Vec<LineView> {
        items.iter().map(|item| self.line(item.id.to_string(), true, item.title.clone())).collect()
    }

    fn line(&self, key: String, is_item: bool, title: String) -> LineView {
        let own = |line: &Option<String>, item| subject_key(line.as_deref(), item) == key;
        let check = self.checks.iter().find(|check| own(&check.line_code, check.work_item_id));
        let open = self.defects.iter().filter(|row| !state_of(row).is_settled());
        let open_defects = open.filter(|row| own(&row.line_code, row.work_item_id)).count() as u32;
        LineView { check: check.and_then(check_view), open_defects, key, is_item, title }
    }
}

fn check_view(row: &resident_check::Model) -> Option<CheckView> {
    Some(CheckView {
        id: CheckId(row.id),
        result: CheckResult::parse(&row.result)?,
        note: row.note.clone(),
        photos: read_photos(&row.photos),
        observers: u32::try_from(row.observers).unwrap_or(0),
        accessible_observers: u32::try_from(row.accessible_observers).unwrap_or(0),
        checked_at: row.checked_at,
    })
}

fn named(zh: &str, en: &str, lang: Lang) -> String {
    if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
}

/// Titles of lines and work items by their keys.
pub fn titles(plan: &Plan, items: &[work_item::Model], lang: Lang) -> HashMap<String, String> {
    let lines = plan.lines.iter().map(|line| (line.code.clone(), named(&line.zh, &line.en, lang)));
    lines.chain(items.iter().map(|item| (item.id.to_string(), item.title.clone()))).collect()
}
