//! Acceptance: residents' checks, defects and how they are put right, the legal acceptance, the warranty.
//!
//! Invariant: a defect is verified by somebody else than who put it right, and the legal acceptance is a record of its
//! own that no residents' check makes or unmakes (R46, F71). Checks and changes are never overwritten.

pub mod answer_observation;
pub mod clocks;
pub mod complaint;
pub mod defects;
pub mod desk_views;
pub mod lists;
pub mod observe;
pub mod queries;
pub mod record_acceptance;
pub mod record_check;
pub mod rectify;
pub mod verify;
pub mod views;
