//! Media: photos, decoded with limits, without their hidden data, in three sizes.
//!
//! Invariant: no byte of an uploaded file is ever served; what is served was encoded here.

pub mod serve;
pub mod upload;
