//! The demonstration: an invented 老城区 of the size the plan names, the same on every machine.

pub mod buildings;
pub mod clock;
pub mod district;
pub mod homes;
pub mod identity;
mod load;
pub mod owners;
pub mod people;
pub mod progress;
pub mod story;

pub use load::load;
