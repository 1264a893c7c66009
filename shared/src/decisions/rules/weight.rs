//! What is counted: persons and area side by side, so that neither can be forgotten (dossier R10).

use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

use crate::area::Area;
use crate::projects::terms::terms;

terms! {
    /// One of the two ways to measure a voice (民法典 278).
    pub enum Measure {
        /// Counted persons; households, adults or representatives where the body counts those.
        Persons = "persons", "人数", "persons";
        /// Exclusive area, in 0.01 ㎡.
        Area = "area", "面积", "area";
    }
}

/// How much voice somebody has, or some people have together.
///
/// Area stays zero where a body counts heads only, such as a residents' meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Weight {
    /// Counted persons (or households, adults, representatives).
    pub persons: i64,
    /// Their exclusive area, in 0.01 ㎡.
    pub area: Area,
}

impl Weight {
    /// Persons with their area.
    pub const fn new(persons: i64, area: Area) -> Self {
        Self { persons, area }
    }

    /// Heads without area.
    pub const fn heads(persons: i64) -> Self {
        Self { persons, area: Area(0) }
    }

    /// The figure of one measure.
    pub const fn of(self, measure: Measure) -> i64 {
        match measure {
            Measure::Persons => self.persons,
            Measure::Area => self.area.0,
        }
    }

    /// Whichever is smaller, in each measure by itself.
    pub fn min(self, other: Self) -> Self {
        Self { persons: self.persons.min(other.persons), area: self.area.min(other.area) }
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { persons: self.persons + other.persons, area: self.area + other.area }
    }
}

impl Sub for Weight {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { persons: self.persons - other.persons, area: Area(self.area.0 - other.area.0) }
    }
}

impl Sum for Weight {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        weights.fold(Self::default(), Add::add)
    }
}
