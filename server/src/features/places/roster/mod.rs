//! The roster (名册) of a compound: a CSV file from the community's spreadsheet (docs/ROSTER.md).
//!
//! Invariant: a file with any fault changes nothing, and every fault of the file is told at once.

pub mod apply;
mod decode;
pub mod difference;
pub mod export;
pub mod owners;
pub mod parse;
pub mod preview;
pub mod queries;
pub mod register;
mod row;
mod store;

use linyi_shared::media::rules::MAX_FILE_BYTES;

pub use decode::text_of;
pub use parse::{MAX_FAULTS, Roster, RosterCheck, parse, stream};
pub(super) use parse::{Row, read_table};
pub(super) use row::Faults;
pub use row::{RosterHousehold, RosterOwner, RosterRow};
pub(super) use store::insert_all;

/// Bytes of a roster sent as text: as many as a file may have, so that a whole district fits in one.
pub const BODY_LIMIT: usize = MAX_FILE_BYTES;

#[cfg(test)]
mod tests;
