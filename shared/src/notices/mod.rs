//! Notices (公示): what has to stand in them, how long they are shown, and when objections block the way.

pub mod api;
pub mod calendar;
pub mod due;
pub mod kind;
pub mod period;
pub mod rules;
