//! Consultations (一征): every home of a compound is asked what to change, and every home's state is known.
//!
//! Invariant: a home has one answer that counts and every version of it is kept; counts stay sealed until the close.

pub mod answer;
pub mod catalogue;
pub mod close;
pub mod desk_views;
pub mod enter_answer;
pub mod home_views;
pub mod offer;
pub mod publish;
pub mod queries;
pub mod record_visit;
pub mod summary;
pub mod views;
