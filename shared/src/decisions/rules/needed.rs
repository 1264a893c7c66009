//! What must still be reached, said before and during a vote: "at least 269 persons and 44,522.65 ㎡ must take part".

use serde::{Deserialize, Serialize};

use super::leg::{Base, Counted, Leg};
use super::rule_set::{RuleSet, Unit};
use super::weight::{Measure, Weight};
use super::words::amount;
use crate::area::Area;
use crate::lang::Lang;

/// The smallest figure with which one leg holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegNeed {
    /// The leg.
    pub leg: Leg,
    /// How much must be counted: persons, or 0.01 ㎡.
    pub needed: i64,
    /// Out of how much.
    pub of: i64,
}

impl RuleSet {
    /// What the quorum needs, of the whole roll.
    pub fn needed_to_stand(&self, all: Weight) -> Vec<LegNeed> {
        needs(&self.quorum, all, Weight::default())
    }

    /// What agreement needs when exactly `participating` take part.
    pub fn needed_to_pass(&self, all: Weight, participating: Weight) -> Vec<LegNeed> {
        needs(&self.majority, all, participating)
    }

    /// The smallest voice with which the vote stands; zero where there is no quorum.
    pub fn quorum_of(&self, all: Weight) -> Weight {
        let mut quorum = Weight::default();
        for need in self.needed_to_stand(all) {
            match need.leg.measure {
                Measure::Persons => quorum.persons = quorum.persons.max(need.needed),
                Measure::Area => quorum.area = quorum.area.max(Area(need.needed)),
            }
        }
        quorum
    }

    /// What the rule asks of this roll, in one or two sentences of exact figures.
    pub fn requirement(&self, all: Weight, lang: Lang) -> String {
        let quorum = self.needed_to_stand(all);
        let majority = self.needed_to_pass(all, self.quorum_of(all));
        let of_all = self.majority.iter().all(|leg| leg.base == Base::All);
        let agree = self.figures(&majority, lang);
        let agree = match (lang, of_all) {
            (Lang::Zh, true) => format!("至少需要 {agree}同意。"),
            (Lang::Zh, false) => format!("如果恰好达到这个参与数，至少需要 {agree}同意。"),
            (Lang::En, true) => format!("At least {agree} must agree."),
            (Lang::En, false) => format!("If exactly that many take part, at least {agree} must agree."),
        };
        if quorum.is_empty() {
            return agree;
        }
        let part = self.figures(&quorum, lang);
        match lang {
            Lang::Zh => format!("至少需要 {part}参与。{agree}"),
            Lang::En => format!("At least {part} must take part. {agree}"),
        }
    }

    fn figures(&self, needs: &[LegNeed], lang: Lang) -> String {
        let mut text = String::new();
        for (index, need) in needs.iter().enumerate() {
            if index > 0 {
                text.push_str(if lang == Lang::Zh { "、" } else { " and " });
            }
            text.push_str(&amount(need.leg.measure, need.needed, self.unit, lang));
        }
        if lang == Lang::Zh && needs.last().is_some_and(|need| need.leg.measure == Measure::Area) {
            text.push(' ');
        }
        text
    }
}

/// What is still missing for the vote to stand, in one line: `还差 12 人、1,034.50 ㎡`; nothing once all is reached.
pub fn still_needed(needs: &[LegNeed], voted: Weight, unit: Unit, lang: Lang) -> Option<String> {
    let missing: Vec<_> = needs
        .iter()
        .map(|need| (need.leg.measure, need.needed - voted.of(need.leg.measure)))
        .filter(|(_, missing)| *missing > 0)
        .map(|(measure, missing)| amount(measure, missing, unit, lang))
        .collect();
    if missing.is_empty() {
        return None;
    }
    Some(match lang {
        Lang::Zh => format!("还差 {}", missing.join("、")),
        Lang::En => format!("{} still missing", missing.join(" and ")),
    })
}

fn needs(legs: &[Leg], all: Weight, participating: Weight) -> Vec<LegNeed> {
    legs.iter()
        .map(|leg| {
            let of = match leg.counted {
                Counted::Participating => all.of(leg.measure),
                Counted::Agreeing => leg.base_of(all, participating),
            };
            LegNeed { leg: *leg, needed: leg.needed(of), of }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::leg::{Comparator, Fraction};
    use super::*;

    fn two_thirds(measure: Measure, needed: i64, of: i64) -> LegNeed {
        let threshold = Fraction { numerator: 2, denominator: 3 };
        let (counted, base, comparator) = (Counted::Participating, Base::All, Comparator::AtLeast);
        LegNeed { leg: Leg { counted, base, measure, comparator, threshold }, needed, of }
    }

    #[test]
    fn what_is_missing_is_named_until_both_are_reached() {
        let needs = [two_thirds(Measure::Persons, 80, 120), two_thirds(Measure::Area, 500_000, 750_000)];
        let missing = |persons, area, lang| still_needed(&needs, Weight::new(persons, Area(area)), Unit::Elector, lang);
        assert_eq!(missing(68, 396_550, Lang::Zh).as_deref(), Some("还差 12 人、1,034.50 ㎡"));
        assert_eq!(missing(79, 500_000, Lang::En).as_deref(), Some("1 person still missing"));
        assert_eq!(missing(80, 499_999, Lang::Zh).as_deref(), Some("还差 0.01 ㎡"));
        assert_eq!(missing(80, 500_000, Lang::Zh), None);
        assert_eq!(still_needed(&[], Weight::default(), Unit::Household, Lang::Zh), None);
    }
}
