//! Deliberations (提议与商议): the motion of the party organisation, the meetings, and what residents say of each item.
//!
//! Invariant: what was published — motion, minutes, official answers — is never changed in place, only followed by a
//! version with its reason; and no answer of the API says which home a comment came from (R55, R58).

pub mod answer;
pub mod comment;
pub mod desk;
pub mod meet;
pub mod moderate;
pub mod open_matters;
pub mod propose;
pub mod queries;
pub mod views;
