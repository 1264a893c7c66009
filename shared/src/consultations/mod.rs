//! Consultations (一征): every home is asked what to change, reached by phone, on paper or by a visit.

pub mod api;
pub mod phase;
pub mod rules;
