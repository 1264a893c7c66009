//! Pictures of numbers: small SVGs, titled by what they find, readable in print and in grey.
//!
//! Shares are whole per mille (‰) truncated by the caller's rule, never floats.

mod bar;
mod dots;
mod stack;
mod way;

pub use bar::{Bar, PairedBar, Threshold};
pub use dots::{BuildingDots, Floor, HomeDot};
pub use stack::{Segment, StackedBar};
pub use way::{Station, StationState, WayLine};
