//! What must still be reached, said before and during a vote: "at least 269 persons and 44,522.65 ㎡ must take part".
//! Where nobody can know it beforehand, that is said.

use serde::{Deserialize, Serialize};

use super::gate::GateDenominator;
use super::leg::{Base, Counted, Leg};
use super::rule_set::{RuleSet, Unit};
use super::weight::{Measure, Weight};
use super::words::amount;
use crate::area::Area;
use crate::lang::Lang;

/// The smallest figure with which one leg holds; of a ceiling the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegNeed {
    /// The leg.
    pub leg: Leg,
    /// How much must be counted, or of a ceiling may be: persons, or 0.01 ㎡.
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

    /// What the rule asks of this roll, in a few sentences of exact figures.
    pub fn requirement(&self, all: Weight, lang: Lang) -> String {
        let quorum = self.needed_to_stand(all);
        let needs = self.needed_to_pass(all, self.quorum_of(all));
        let (ceilings, shares): (Vec<_>, Vec<_>) = needs.into_iter().partition(|need| need.leg.is_ceiling());
        let denominator = self.denominator();
        let mut sentences = Vec::new();
        if !quorum.is_empty() {
            let part = self.figures(&quorum, lang);
            sentences.push(match lang {
                Lang::Zh => format!("至少需要 {part}参与。"),
                Lang::En => format!("At least {part} must take part."),
            });
        }
        let is_known = denominator.is_none_or(GateDenominator::is_known_beforehand);
        if is_known && !shares.is_empty() {
            let of_all = shares.iter().all(|need| need.leg.base == Base::All);
            let agree = self.figures(&shares, lang);
            sentences.push(match (lang, of_all) {
                (Lang::Zh, true) => format!("至少需要 {agree}同意。"),
                (Lang::Zh, false) => format!("如果恰好达到这个参与数，至少需要 {agree}同意。"),
                (Lang::En, true) => format!("At least {agree} must agree."),
                (Lang::En, false) => format!("If exactly that many take part, at least {agree} must agree."),
            });
        } else {
            sentences.extend(shares.iter().map(|need| self.share_words(&need.leg, lang)));
        }
        if !ceilings.is_empty() {
            let against = self.figures(&ceilings, lang);
            sentences.push(match lang {
                Lang::Zh => format!("最多可以有 {against}反对，再多就不通过。"),
                Lang::En => format!("At most {against} may be against; with more it is not carried."),
            });
        }
        sentences.extend(denominator.map(|one| one.definition(lang).to_owned()));
        sentences.join(if lang == Lang::Zh { "" } else { " " })
    }

    /// What has to be said on the ballot itself, because nobody expects it: what saying nothing means, and of which homes
    /// a share is taken; nothing for the usual kinds.
    pub fn ballot_notes(&self, all: Weight, lang: Lang) -> Vec<String> {
        let meaning = self.kind.choices_words(lang);
        if meaning.is_none() && self.denominator().is_none() {
            return Vec::new();
        }
        meaning.map(str::to_owned).into_iter().chain([self.requirement(all, lang)]).collect()
    }

    /// A share of homes that are counted only after the close.
    fn share_words(&self, leg: &Leg, lang: Lang) -> String {
        let (name, than, share) = (leg.name(self.unit, lang), leg.comparator.words(lang), leg.threshold.words(lang));
        match lang {
            Lang::Zh => format!("{name}须{than}{share}。到底要多少，截止后才知道。"),
            Lang::En => format!("Needed: {name}, {than} {share}. How many that is will be known after the close."),
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
                Counted::Agreeing | Counted::Against => leg.base_of(all, participating),
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
