//! The files of residents in the API: looking through one, and importing it. They are sent as a roster is
//! ([`super::PreviewRoster`], [`super::ImportRoster`]).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::roster::RosterChange;
use crate::id::PlaceId;
use crate::places::rules::{ResidentRegister, RosterFaultAt};

/// What importing a file of residents would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResidentsPreview {
    /// The preview; it may be opened by whoever made it, for a day.
    pub id: Uuid,
    /// The register.
    pub register: ResidentRegister,
    /// The compound.
    pub compound_id: PlaceId,
    /// Its name.
    pub compound_name: String,
    /// SHA-256 over the file and the register as it is, hex: names what is confirmed.
    pub digest: String,
    /// What would change, counted.
    pub counts: ResidentsCounts,
    /// How many faults the file has; it can be imported only if there is none.
    pub fault_count: u64,
    /// The faults in the order of the file, at most 500.
    pub faults: Vec<RosterFaultAt>,
    /// Headers which mean no column of this file; they are not read.
    pub ignored: Vec<String>,
    /// People who are registered anew, at most 500: home and name, an adult's masked.
    pub added: Vec<String>,
    /// People of whom the file says something else than the register, at most 500.
    pub changed: Vec<RosterChange>,
    /// People of the register whom the file does not name, at most 500: they stay registered.
    pub missing: Vec<String>,
}

/// What an import of residents changes or has changed, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResidentsCounts {
    /// Rows without a fault.
    pub rows: u32,
    /// People who are registered anew.
    pub added: u32,
    /// People of whom something changes.
    pub changed: u32,
    /// People who stay as they are.
    pub unchanged: u32,
    /// People of the register whom the file does not name; never ended.
    pub missing: u32,
}

impl ResidentsCounts {
    /// Whether the import has nothing to do.
    pub fn is_unchanged(&self) -> bool {
        (self.added, self.changed) == (0, 0)
    }
}

/// What an import of residents has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResidentsImported {
    /// The import, as the audit trail names it.
    pub id: Uuid,
    /// What changed, counted.
    pub counts: ResidentsCounts,
}
