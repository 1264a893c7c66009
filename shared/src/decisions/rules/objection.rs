//! The objection vote: owners are asked who objects, and the matter goes ahead unless too many do (dossier F54).
//!
//! It stands in 河南省物业管理条例 (2017) 66 for using the maintenance fund; whether it survived the amendment of 2021 was
//! not verified. So no rule set of it is shipped: it is off until a district adds one with its own legal basis.

use super::leg::{Base, Comparator, Counted, Fraction, Leg};
use super::rule_set::DecisionKind;
use super::weight::Measure;
use crate::lang::Lang;

const fn against(measure: Measure) -> Leg {
    let threshold = Fraction { numerator: 1, denominator: 3 };
    Leg { counted: Counted::Against, base: Base::All, measure, comparator: Comparator::AtMost, threshold }
}

/// The legs of the objection vote: of all owners, at most a third of the persons and a third of the area is against
/// (dossier F54). It has no quorum, because saying nothing is no objection.
pub fn objection_legs() -> &'static [Leg] {
    const LEGS: &[Leg] = &[against(Measure::Persons), against(Measure::Area)];
    LEGS
}

impl DecisionKind {
    /// What the choices, and saying nothing, mean where that is not what everybody expects; nothing for other kinds.
    pub fn choices_words(self, lang: Lang) -> Option<&'static str> {
        match (self, lang) {
            (Self::ObjectionVote, Lang::Zh) => Some(
                "这是异议表决，只数反对的。按这次表决的规则，不表态视为不反对；选“同意”或“弃权”也不算反对。不愿意的，请一定投“反对”。",
            ),
            (Self::ObjectionVote, Lang::En) => Some(
                "Only those against are counted. By the rule of this vote, saying nothing is no objection; nor is “agree” or “abstain”. If you do not want it, be sure to vote against.",
            ),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::{Outcome, RuleSet, Tally, Unit, Weight, find_rule_set};
    use super::*;
    use crate::area::Area;

    fn rule() -> RuleSet {
        let owners = find_rule_set("owners_ordinary_2021").expect("a rule set").clone();
        let (quorum, majority) = (Cow::Owned(Vec::new()), Cow::Borrowed(objection_legs()));
        RuleSet { kind: DecisionKind::ObjectionVote, quorum, majority, ..owners }
    }

    fn judged(all: (i64, i64), against: (i64, i64)) -> Outcome {
        let weight = |(persons, area)| Weight::new(persons, Area(area));
        rule().judge(&Tally { against: weight(against), ..Tally::over(weight(all)) })
    }

    #[test]
    fn f54_exactly_a_third_may_be_against_and_one_more_may_not() {
        assert!(judged((12, 72_000), (4, 24_000)).passed);
        let one_more = judged((12, 72_000), (5, 24_000));
        assert_eq!(one_more.words(Lang::Zh), "未通过：反对人数超过三分之一。");
        assert_eq!(one_more.words(Lang::En), "Not carried: persons against: more than one third.");
        let a_hair_more = judged((12, 72_000), (4, 24_001));
        assert_eq!(a_hair_more.words(Lang::Zh), "未通过：反对面积超过三分之一。");
        assert_eq!(a_hair_more.legs[1].missing(), 1);
        assert!(one_more.quorum && a_hair_more.quorum, "no quorum can fail");
        assert!(judged((403, 6_678_397), (134, 2_226_132)).passed);
        assert!(!judged((403, 6_678_397), (135, 2_226_132)).passed);
        assert!(!judged((403, 6_678_397), (134, 2_226_133)).passed);
    }

    #[test]
    fn saying_nothing_agreeing_and_abstaining_are_no_objection() {
        assert!(judged((12, 72_000), (0, 0)).passed, "nobody says anything");
        assert!(!judged((0, 0), (0, 0)).passed, "a roll without anybody decides nothing");
        let weight = Weight::new(4, Area(24_000));
        let tally =
            Tally { agree: weight, against: weight, abstain: weight, ..Tally::over(Weight::new(12, Area(72_000))) };
        assert!(rule().judge(&tally).passed);
    }

    #[test]
    fn it_says_how_many_may_be_against() {
        let all = Weight::new(403, Area(6_678_397));
        assert_eq!(rule().requirement(all, Lang::Zh), "最多可以有 134 人、22,261.32 ㎡ 反对，再多就不通过。");
        assert_eq!(
            rule().requirement(all, Lang::En),
            "At most 134 persons and 22,261.32 ㎡ may be against; with more it is not carried."
        );
        let outcome = judged((403, 6_678_397), (135, 2_000_000));
        assert_eq!(
            outcome.lines(Lang::Zh),
            [
                "反对人数：135 / 403 人（33.49%），最多 134 人，已超过",
                "反对面积：20,000.00 / 66,783.97 ㎡（29.94%），最多 22,261.32 ㎡，未超过",
            ]
        );
        assert_eq!(
            outcome.legs[0].words(Unit::Elector, Lang::En),
            "persons against: 135 of 403 persons (33.49%), at most 134 persons, exceeded"
        );
        assert_eq!(outcome.legs[0].leg.asks(Lang::Zh), "不超过总数的三分之一");
        assert_eq!(outcome.legs[0].leg.asks(Lang::En), "at most one third of all");
    }

    #[test]
    fn an_objection_vote_agrees_with_its_text_on_every_small_roll() {
        for (persons, area) in (1..=6_i64).flat_map(|persons| (1..=9_i64).map(move |area| (persons, area))) {
            for (pn, an) in (0..=persons).flat_map(|pn| (0..=area).map(move |an| (pn, an))) {
                let text = 3 * pn <= persons && 3 * an <= area;
                assert_eq!(judged((persons, area), (pn, an)).passed, text, "{pn} of {persons}, {an} of {area}");
            }
        }
    }

    #[test]
    fn only_this_kind_explains_its_choices() {
        for kind in DecisionKind::ALL {
            assert_eq!(kind.choices_words(Lang::Zh).is_some(), *kind == DecisionKind::ObjectionVote, "{kind:?}");
        }
        assert!(!DecisionKind::ObjectionVote.may_count_silence(), "silence is no objection already (R13)");
    }
}
