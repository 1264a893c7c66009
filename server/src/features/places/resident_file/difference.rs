//! What a file of residents says that the register does not: pure, so that the preview and the import see the same.

use std::collections::{HashMap, HashSet};

use linyi_shared::places::api::{ResidentsCounts, RosterChange, RosterFieldChange};
use linyi_shared::places::rules::{RosterColumn, RosterFault, RosterFaultAt};

use super::ResidentRow;
use super::register::{Known, Residents};
use crate::entities::home;

/// An entry of which the file says something else.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// What the file says.
    pub row: &'a ResidentRow,
    /// The entry of the register.
    pub known: &'a Known,
    /// What changes, column by column.
    pub fields: Vec<RosterFieldChange>,
}

/// What importing a file would change.
#[derive(Clone, Debug, Default)]
pub struct Difference<'a> {
    /// Counted.
    pub counts: ResidentsCounts,
    /// What is wrong with the rows when they are held against the register.
    pub faults: Vec<RosterFaultAt>,
    /// People who are registered anew, with their homes.
    pub added: Vec<(&'a ResidentRow, &'a home::Model)>,
    /// Entries that change.
    pub changed: Vec<Change<'a>>,
    /// People of the register whom the file does not name: home and name.
    pub missing: Vec<String>,
}

impl<'a> Difference<'a> {
    /// Holds the rows of a file against a register.
    pub fn between(register: &'a Residents, rows: &'a [ResidentRow]) -> Self {
        let mut found = Self::default();
        let homes: HashMap<&str, &home::Model> =
            register.homes.iter().map(|home| (home.label.as_str(), home)).collect();
        let known: HashMap<_, &Known> =
            register.known.iter().map(|entry| ((entry.home_id, entry.name.as_str()), entry)).collect();
        let mut named = HashSet::new();
        for row in rows {
            let Some(home) = homes.get(row.home.as_str()).copied() else {
                found.faults.push(unknown_home(row));
                continue;
            };
            let Some(entry) = known.get(&(home.id, row.name.as_str())).copied() else {
                found.added.push((row, home));
                continue;
            };
            named.insert(entry.id);
            let fields = fields(row, entry);
            if fields.is_empty() {
                found.counts.unchanged += 1;
            } else {
                found.changed.push(Change { row, known: entry, fields });
            }
        }
        let labels: HashMap<_, &str> = register.homes.iter().map(|home| (home.id, home.label.as_str())).collect();
        let missing = register.known.iter().filter(|entry| !named.contains(&entry.id)).map(|entry| {
            let home = labels.get(&entry.home_id).copied().unwrap_or_default();
            register.label(home, &entry.name)
        });
        found.missing = missing.collect();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        found.counts.rows = number(rows.len());
        found.counts.added = number(found.added.len());
        found.counts.changed = number(found.changed.len());
        found.counts.missing = number(found.missing.len());
        found
    }

    /// People registered anew as the preview lists them, at most `limit`.
    pub fn added(&self, register: &Residents, limit: usize) -> Vec<String> {
        self.added.iter().take(limit).map(|(row, _)| register.label(&row.home, &row.name)).collect()
    }

    /// Changed entries as the preview lists them, at most `limit`.
    pub fn changed(&self, register: &Residents, limit: usize) -> Vec<RosterChange> {
        let changed = self.changed.iter().take(limit).map(|change| RosterChange {
            line: change.row.line,
            label: register.label(&change.row.home, &change.row.name),
            fields: change.fields.clone(),
            lowers_source: false,
        });
        changed.collect()
    }
}

fn unknown_home(row: &ResidentRow) -> RosterFaultAt {
    RosterFaultAt {
        line: row.line,
        column: Some(RosterColumn::Room),
        fault: RosterFault::HomeUnknown,
        found: Some(row.home.clone()),
        first_line: None,
    }
}

fn fields(row: &ResidentRow, known: &Known) -> Vec<RosterFieldChange> {
    let pairs = known.entry.cells().into_iter().zip(row.entry.cells());
    let changed = pairs.filter(|((_, before), (_, after))| before != after);
    changed.map(|((column, before), (_, after))| RosterFieldChange { column, before, after }).collect()
}
