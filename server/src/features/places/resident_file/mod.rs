//! Files of residents: the registers of adults and of representatives as CSV (docs/ROSTER.md), read by the roster's parser.
//!
//! Invariants: a file with any fault changes nothing; nobody's entry ends by a file; no date of birth is stored, not even
//! for the day a preview is kept.

pub mod apply;
mod difference;
pub mod preview;
mod register;
mod row;
mod store;

use std::collections::HashMap;
use std::io::{self, Cursor};

use chrono::NaiveDate;
use linyi_shared::places::rules::{ResidentRegister, RosterColumn, RosterFault};
use serde::{Deserialize, Serialize};

pub use row::{ResidentEntry, ResidentRow};

use super::roster::{RosterCheck, read_table};

/// A file as it was read: of a date of birth it holds what the register keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResidentFile {
    /// The rows without a fault, in the order of the file.
    pub rows: Vec<ResidentRow>,
    /// What checking found.
    pub check: RosterCheck,
}

/// Checks a file of a register; ages are judged by `today`.
pub fn parse(bytes: &[u8], register: ResidentRegister, today: NaiveDate) -> io::Result<ResidentFile> {
    let (mut rows, mut seen) = (Vec::new(), HashMap::new());
    let check = read_table(Cursor::new(bytes), register.columns(), |cells| {
        let row = match row::check(register, cells, today) {
            Ok(row) => row,
            Err(faults) => return faults,
        };
        if let Some(first) = seen.get(&(row.home.clone(), row.name.clone())) {
            return vec![cells.twice(RosterColumn::Name, RosterFault::NameTwice, row.name, *first)];
        }
        seen.insert((row.home.clone(), row.name.clone()), row.line);
        if cells.is_whole {
            rows.push(row);
        }
        Vec::new()
    })?;
    Ok(ResidentFile { rows, check })
}

#[cfg(test)]
mod tests;
