//! Rules of the works: units taking part, progress with its photos, hidden work, cost against budget (dossier R38, R40, R47).

mod cost;
mod party;
mod progress;

pub use cost::exceeds_budget;
pub use party::{PartyRole, REQUIRED_PARTIES, check_party, dial, may_set_party, missing_parties};
pub use progress::{Entry, WHOLE, check_entry, is_built, is_done};
