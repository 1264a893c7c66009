//! Media: photos, decoded with limits, without their hidden data, in three sizes.
//!
//! Invariants: no byte of an uploaded file is ever served; what is served was encoded here. A photo of a record is never
//! deleted; one that no record took is, after a day.

pub mod nightly;
pub mod queries;
pub mod serve;
pub mod upload;
