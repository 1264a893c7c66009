//! Defects with what happened to them, as everybody sees them.

use std::collections::HashMap;

use chrono::NaiveDate;
use linyi_shared::acceptance::api::{ChangeView, DefectView};
use linyi_shared::acceptance::rules::{ChangeKind, ComplaintTerms, DefectState, is_overdue, must_escalate};
use linyi_shared::id::{DefectId, PhotoId};
use linyi_shared::works::rules::PartyRole;
use uuid::Uuid;

use super::clocks::{Clock, part_end};
use super::complaint::facts_of;
use crate::entities::{defect, defect_change, party, resident_check};
use crate::features::works::views::read_photos;

/// Where a defect stands.
pub fn state_of(row: &defect::Model) -> DefectState {
    DefectState::parse(&row.status).unwrap_or(DefectState::Open)
}

/// What defects are shown with.
pub struct Around<'a> {
    /// Titles of checklist lines and work items, by code or id.
    pub titles: &'a HashMap<String, String>,
    /// The checks of the project.
    pub checks: &'a [resident_check::Model],
    /// What happened to the defects.
    pub changes: &'a [defect_change::Model],
    /// The units that are named.
    pub parties: &'a [party::Model],
    /// The day of the legal acceptance with its clocks, once it was passed.
    pub accepted: Option<(NaiveDate, &'a [Clock])>,
    /// Today on the wall clock.
    pub today: NaiveDate,
}

impl Around<'_> {
    /// Defects, those not settled first, by deadline.
    pub fn views(&self, rows: Vec<defect::Model>) -> Vec<DefectView> {
        let mut views: Vec<_> = rows.into_iter().map(|row| self.view(row)).collect();
        views.sort_by_key(|view| (view.state.is_settled(), view.due_on));
        views
    }

    fn view(&self, row: defect::Model) -> DefectView {
        let state = state_of(&row);
        let responsible = PartyRole::parse(&row.responsible).unwrap_or(PartyRole::Contractor);
        let unit = self.parties.iter().find(|party| party.role == responsible.as_str());
        let repairs = u32::try_from(row.repairs).unwrap_or(0);
        let terms = self.accepted.and_then(|(accepted_on, clocks)| facts_of(&row, accepted_on, clocks));
        let warranty_until = match self.accepted {
            Some((accepted_on, clocks)) if state.is_settled() => part_end(&row, accepted_on, clocks),
            _ => None,
        };
        DefectView {
            id: DefectId(row.id),
            title: self
                .titles
                .get(&subject_key(row.line_code.as_deref(), row.work_item_id))
                .cloned()
                .unwrap_or_default(),
            photos: self.photos(row.check_id),
            responsible,
            unit: unit.map(|unit| unit.unit.clone()).unwrap_or_default(),
            phone: unit.map(|unit| unit.phone.clone()).unwrap_or_default(),
            found_at: row.found_at,
            due_on: row.due_on,
            state,
            is_overdue: is_overdue(state, row.due_on, self.today),
            repairs,
            must_escalate: must_escalate(repairs, state),
            changes: self.changes.iter().filter(|change| change.defect_id == row.id).filter_map(change_view).collect(),
            terms: terms.map(|facts| ComplaintTerms::of(facts, self.today)),
            warranty_until,
            description: row.description,
        }
    }

    fn photos(&self, check: Uuid) -> Vec<PhotoId> {
        let check = self.checks.iter().find(|row| row.id == check);
        check.map(|check| read_photos(&check.photos)).unwrap_or_default()
    }
}

fn change_view(row: &defect_change::Model) -> Option<ChangeView> {
    Some(ChangeView {
        kind: ChangeKind::parse(&row.kind)?,
        text: row.text.clone(),
        photos: read_photos(&row.photos),
        at: row.changed_at,
        repaired_on: row.repaired_on,
    })
}

/// The key of what a check or a defect is about: the code of the line, or the id of the work item.
pub fn subject_key(line: Option<&str>, item: Option<Uuid>) -> String {
    line.map(str::to_owned).or(item.map(|id| id.to_string())).unwrap_or_default()
}
