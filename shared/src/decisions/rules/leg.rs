//! One leg of a rule: a share that must be reached. Every threshold of the house is one of these, as data.

use serde::{Deserialize, Serialize};

use super::percentage::Percentage;
use super::tally::Tally;
use super::weight::{Measure, Weight};
use crate::projects::terms::terms;

terms! {
    /// How a share is compared with its threshold (民法典 1259: “以上” includes the number, “过半数” does not).
    pub enum Comparator {
        /// The number itself is enough.
        AtLeast = "at_least", "不少于", "at least";
        /// The number itself is not enough.
        MoreThan = "more_than", "超过", "more than";
        /// The number itself is allowed and nothing above it: a ceiling, of those who are against.
        AtMost = "at_most", "不超过", "at most";
    }
}

terms! {
    /// Whose voice a leg counts.
    pub enum Counted {
        /// Everybody who took part: a quorum.
        Participating = "participating", "参与", "taking part";
        /// Those who agreed: a majority.
        Agreeing = "agreeing", "同意", "in favour";
        /// Those who were against: an objection vote.
        Against = "against", "反对", "against";
    }
}

terms! {
    /// Of whom the share is taken.
    pub enum Base {
        /// The whole roll.
        All = "all", "总数", "all";
        /// Those who took part.
        Participating = "participating", "参与表决的", "those taking part";
    }
}

/// A share as an integer fraction, such as 2/3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fraction {
    /// Above the line.
    pub numerator: u32,
    /// Below the line; at least 1.
    pub denominator: u32,
}

/// One share that must be reached, or kept to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leg {
    /// Whose voice counts.
    pub counted: Counted,
    /// Of whom the share is taken.
    pub base: Base,
    /// Heads or area.
    pub measure: Measure,
    /// Whether the threshold itself is enough.
    pub comparator: Comparator,
    /// The threshold.
    pub threshold: Fraction,
}

impl Leg {
    /// Whether the leg is a ceiling that must not be exceeded, instead of a share that must be reached.
    pub fn is_ceiling(&self) -> bool {
        self.comparator == Comparator::AtMost
    }

    /// Whether `counted` out of `base` reaches the threshold, or keeps to it. Nothing out of nothing never does.
    pub fn holds(&self, counted: i64, base: i64) -> bool {
        let reached = i128::from(counted) * i128::from(self.threshold.denominator);
        let asked = i128::from(base) * i128::from(self.threshold.numerator);
        base > 0
            && match self.comparator {
                Comparator::AtLeast => reached >= asked,
                Comparator::MoreThan => reached > asked,
                Comparator::AtMost => reached <= asked,
            }
    }

    /// The smallest figure that reaches the threshold out of `base`; at least 1, because nobody never suffices. Of a
    /// ceiling the largest figure that keeps to it, which may be 0.
    pub fn needed(&self, base: i64) -> i64 {
        let asked = i128::from(base) * i128::from(self.threshold.numerator);
        let below = i128::from(self.threshold.denominator.max(1));
        let needed = match self.comparator {
            Comparator::AtLeast => asked.div_euclid(below) + i128::from(asked.rem_euclid(below) > 0),
            Comparator::MoreThan => asked.div_euclid(below) + 1,
            Comparator::AtMost => asked.div_euclid(below),
        };
        i64::try_from(needed).unwrap_or(i64::MAX).max(i64::from(!self.is_ceiling()))
    }

    /// The figure of the leg's base: the roll, or those who took part.
    pub fn base_of(&self, all: Weight, participating: Weight) -> i64 {
        match self.base {
            Base::All => all.of(self.measure),
            Base::Participating => participating.of(self.measure),
        }
    }

    /// Judges the leg on a tally.
    pub fn judge(&self, tally: &Tally) -> LegResult {
        let counted = match self.counted {
            Counted::Participating => tally.participated(),
            Counted::Agreeing => tally.agree,
            Counted::Against => tally.against,
        };
        let (numerator, denominator) = (counted.of(self.measure), self.base_of(tally.all, tally.participated()));
        LegResult {
            leg: *self,
            numerator,
            denominator,
            needed: self.needed(denominator),
            holds: self.holds(numerator, denominator),
        }
    }
}

/// One leg, judged: every figure that is needed to check it by hand (dossier R10, R11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegResult {
    /// The leg.
    pub leg: Leg,
    /// What was counted: persons, or 0.01 ㎡.
    pub numerator: i64,
    /// Out of how much.
    pub denominator: i64,
    /// The smallest numerator that would have held; of a ceiling the largest.
    pub needed: i64,
    /// Whether the leg holds.
    pub holds: bool,
}

impl LegResult {
    /// The share, truncated; nothing when the denominator is zero.
    pub fn percentage(&self) -> Option<Percentage> {
        Percentage::of(self.numerator, self.denominator)
    }

    /// How much was missing, or was too much for a ceiling; zero when the leg holds.
    pub fn missing(&self) -> i64 {
        if self.holds { 0 } else { (self.needed - self.numerator).abs() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leg(comparator: Comparator, numerator: u32, denominator: u32) -> Leg {
        Leg {
            counted: Counted::Agreeing,
            base: Base::All,
            measure: Measure::Persons,
            comparator,
            threshold: Fraction { numerator, denominator },
        }
    }

    /// The threshold found by walking: count up to the first figure the plain inequality accepts.
    fn walk_to_first(base: i64, holds: impl Fn(i64) -> bool) -> Option<i64> {
        (0..=base).find(|counted| holds(*counted))
    }

    #[test]
    fn every_leg_of_the_law_agrees_with_its_plain_inequality_on_every_small_roll() {
        type Plain = fn(i64, i64) -> bool;
        let legs: [(Leg, Plain); 5] = [
            (leg(Comparator::AtLeast, 2, 3), |x, n| 3 * x >= 2 * n),
            (leg(Comparator::AtLeast, 3, 4), |x, n| 4 * x >= 3 * n),
            (leg(Comparator::MoreThan, 1, 2), |x, n| x > n - x),
            (leg(Comparator::AtLeast, 4, 5), |x, n| 100 * x >= 80 * n),
            (leg(Comparator::AtLeast, 1, 1), |x, n| x == n),
        ];
        for (leg, plain) in legs {
            for base in 1..=240 {
                for counted in 0..=base {
                    assert_eq!(leg.holds(counted, base), plain(counted, base), "{leg:?} {counted}/{base}");
                }
                assert_eq!(Some(leg.needed(base)), walk_to_first(base, |x| plain(x, base)), "{leg:?} of {base}");
            }
        }
    }

    #[test]
    fn the_needed_figure_holds_and_one_less_does_not_for_every_fraction() {
        for denominator in 1..=12 {
            for numerator in 1..=denominator {
                for comparator in [Comparator::AtLeast, Comparator::MoreThan] {
                    let leg = leg(comparator, numerator, denominator);
                    for base in 1..=60 {
                        let needed = leg.needed(base);
                        assert!(leg.holds(needed, base) && !leg.holds(needed - 1, base), "{leg:?} of {base}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_figure_below_a_ceiling_holds_and_one_more_does_not_for_every_fraction() {
        for denominator in 1..=12 {
            for numerator in 0..denominator {
                let leg = leg(Comparator::AtMost, numerator, denominator);
                for base in 1..=60 {
                    let needed = leg.needed(base);
                    assert!(leg.holds(needed, base) && !leg.holds(needed + 1, base), "{leg:?} of {base}");
                    let plain = |x: i64| x * i64::from(denominator) <= base * i64::from(numerator);
                    assert!((0..=base).all(|x| leg.holds(x, base) == plain(x)), "{leg:?} of {base}");
                }
            }
        }
    }

    #[test]
    fn nothing_out_of_nothing_never_holds() {
        for comparator in [Comparator::AtLeast, Comparator::MoreThan] {
            assert!(!leg(comparator, 2, 3).holds(0, 0));
            assert_eq!(leg(comparator, 2, 3).needed(0), 1);
        }
        assert!(!leg(Comparator::AtMost, 1, 3).holds(0, 0), "a roll without anybody decides nothing");
        assert_eq!(leg(Comparator::AtMost, 1, 3).needed(0), 0);
    }

    #[test]
    fn areas_of_a_whole_country_do_not_overflow() {
        let leg = leg(Comparator::AtLeast, 3, 4);
        assert!(leg.holds(i64::MAX, i64::MAX));
        assert!(!leg.holds(i64::MAX / 2, i64::MAX));
    }
}
