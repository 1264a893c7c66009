//! The roster (名册) of a compound: a CSV file from the community's spreadsheet (docs/ROSTER.md).
//!
//! Invariant: a file with any fault changes nothing, and every fault of the file is told at once.

mod decode;
pub mod parse;
mod row;

pub use parse::{MAX_FAULTS, Roster, RosterCheck, parse, stream};
pub use row::{RosterHousehold, RosterOwner, RosterRow};

#[cfg(test)]
mod tests;
