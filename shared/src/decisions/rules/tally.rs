//! A tally: who could take part, and how those who did chose (dossier R7).

use serde::{Deserialize, Serialize};

use super::ballot::Choice;
use super::weight::Weight;

/// The exact count of one question.
///
/// There is no field for those who took part: abstaining is taking part, so it is always the sum of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tally {
    /// Everybody on the frozen roll (`P`, `A`).
    pub all: Weight,
    /// Those who agreed (`Py`, `Ay`).
    pub agree: Weight,
    /// Those who were against (`Pn`, `An`).
    pub against: Weight,
    /// Those who took part without choosing (`Pa`, `Aa`).
    pub abstain: Weight,
}

impl Tally {
    /// An empty tally over a roll.
    pub fn over(all: Weight) -> Self {
        Self { all, ..Self::default() }
    }

    /// Counts a roll: each elector's weight, with the one choice that stands or none.
    pub fn count(roll: impl IntoIterator<Item = (Weight, Option<Choice>)>) -> Self {
        let mut tally = Self::default();
        for (weight, choice) in roll {
            tally.all = tally.all + weight;
            if let Some(choice) = choice {
                tally.add(choice, weight);
            }
        }
        tally
    }

    /// Adds the voice of somebody who is on the roll already.
    pub fn add(&mut self, choice: Choice, weight: Weight) {
        let side = match choice {
            Choice::Agree => &mut self.agree,
            Choice::Against => &mut self.against,
            Choice::Abstain => &mut self.abstain,
        };
        *side = *side + weight;
    }

    /// Those who took part (`Pp`, `Ap`): whoever agreed, was against or abstained (R7).
    pub fn participated(&self) -> Weight {
        self.agree + self.against + self.abstain
    }

    /// Those on the roll of whom no valid ballot came.
    pub fn silent(&self) -> Weight {
        self.all - self.participated()
    }

    /// The voice of one choice.
    pub fn side(&self, choice: Choice) -> Weight {
        match choice {
            Choice::Agree => self.agree,
            Choice::Against => self.against,
            Choice::Abstain => self.abstain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::Area;

    #[test]
    fn abstaining_is_taking_part_and_silence_is_not() {
        let flat = Weight::new(1, Area(6_000));
        let tally = Tally::count([
            (flat, Some(Choice::Agree)),
            (flat, Some(Choice::Abstain)),
            (flat, None),
            (Weight::new(1, Area(24_000)), Some(Choice::Against)),
        ]);
        assert_eq!(tally.all, Weight::new(4, Area(42_000)));
        assert_eq!(tally.participated(), Weight::new(3, Area(36_000)));
        assert_eq!(tally.silent(), flat);
        assert_eq!(tally.side(Choice::Against), Weight::new(1, Area(24_000)));
    }
}
