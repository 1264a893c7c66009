//! Legs and their results in words, so that the server's documents and the web's pages say the same.

use super::leg::{Comparator, Fraction, Leg, LegResult};
use super::rule_set::Unit;
use super::weight::Measure;
use crate::area::Area;
use crate::lang::Lang;
use crate::money::grouped;

impl Fraction {
    /// The share as people say it: `三分之二`, `80%`, `half`.
    pub fn words(self, lang: Lang) -> String {
        let (zh, en) = match (self.numerator, self.denominator) {
            (1, 2) => ("一半", "half"),
            (1, 3) => ("三分之一", "one third"),
            (2, 3) => ("三分之二", "two thirds"),
            (3, 4) => ("四分之三", "three quarters"),
            (1, 1) => ("全部", "all"),
            (numerator, denominator) => {
                let hundredfold = u64::from(numerator) * 100;
                let below = u64::from(denominator.max(1));
                return if hundredfold % below == 0 {
                    format!("{}%", hundredfold / below)
                } else {
                    format!("{numerator}/{denominator}")
                };
            }
        };
        if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
    }
}

impl Leg {
    /// The leg's name: `参与面积`, `area in favour`.
    pub fn name(&self, unit: Unit, lang: Lang) -> String {
        match (lang, self.measure) {
            (Lang::Zh, Measure::Area) => format!("{}面积", self.counted.words(lang)),
            (Lang::Zh, Measure::Persons) => format!("{}{}", self.counted.words(lang), unit.count_name(lang)),
            (Lang::En, Measure::Area) => format!("area {}", self.counted.words(lang)),
            (Lang::En, Measure::Persons) => format!("{} {}", unit.count_name(lang), self.counted.words(lang)),
        }
    }

    /// What the leg asks for: `不少于总数的三分之二`, `more than half of those taking part`.
    pub fn asks(&self, lang: Lang) -> String {
        let share = self.threshold.words(lang);
        if self.asks_everybody() {
            return match lang {
                Lang::Zh => format!("须{share}{}", self.counted.words(lang)),
                Lang::En => share,
            };
        }
        match lang {
            // “参与表决的” ends with its “的” already.
            Lang::Zh => {
                let base = self.base.words(lang).trim_end_matches('的');
                format!("{}{base}的{share}", self.comparator.words(lang))
            }
            Lang::En => format!("{} {share} of {}", self.comparator.words(lang), self.base.words(lang)),
        }
    }

    /// What is said when the leg fails: `同意面积未过半`, `area taking part: less than two thirds`.
    pub fn failure(&self, unit: Unit, lang: Lang) -> String {
        if self.asks_everybody() {
            return match lang {
                Lang::Zh => format!("没有全部{}", self.counted.words(lang)),
                Lang::En => format!("not everybody is {}", self.counted.words(lang)),
            };
        }
        let name = self.name(unit, lang);
        let share = self.threshold.words(lang);
        match (lang, self.comparator) {
            (Lang::Zh, Comparator::MoreThan) if self.threshold == Self::HALF => format!("{name}未过半"),
            (Lang::Zh, Comparator::MoreThan) => format!("{name}未超过{share}"),
            (Lang::Zh, Comparator::AtLeast) => format!("{name}未达到{share}"),
            (Lang::En, Comparator::MoreThan) => format!("{name}: not more than {share}"),
            (Lang::Zh, Comparator::AtMost) => format!("{name}超过{share}"),
            (Lang::En, Comparator::AtLeast) => format!("{name}: less than {share}"),
            (Lang::En, Comparator::AtMost) => format!("{name}: more than {share}"),
        }
    }

    /// What is said of the leg alone: `已达到`, `未达到`; of a ceiling `未超过`, `已超过`.
    pub fn verdict(&self, holds: bool, lang: Lang) -> &'static str {
        match (lang, self.is_ceiling(), holds) {
            (Lang::Zh, false, true) => "已达到",
            (Lang::Zh, false, false) => "未达到",
            (Lang::Zh, true, true) => "未超过",
            (Lang::Zh, true, false) => "已超过",
            (Lang::En, false, true) => "reached",
            (Lang::En, false, false) => "not reached",
            (Lang::En, true, true) => "not exceeded",
            (Lang::En, true, false) => "exceeded",
        }
    }

    fn asks_everybody(&self) -> bool {
        !self.is_ceiling() && self.threshold.numerator == self.threshold.denominator
    }

    const HALF: Fraction = Fraction { numerator: 1, denominator: 2 };
}

impl LegResult {
    /// The whole line: `参与人数：268 / 403 人（66.50%），需 269 人，未达到`; of a ceiling
    /// `反对人数：135 / 403 人（33.49%），最多 134 人，已超过`.
    pub fn words(&self, unit: Unit, lang: Lang) -> String {
        let measure = self.leg.measure;
        let share = self.percentage().map_or(String::new(), |share| match lang {
            Lang::Zh => format!("（{share}）"),
            Lang::En => format!(" ({share})"),
        });
        let name = self.leg.name(unit, lang);
        let (numerator, denominator) = (bare(measure, self.numerator), amount(measure, self.denominator, unit, lang));
        let (needed, verdict) = (amount(measure, self.needed, unit, lang), self.leg.verdict(self.holds, lang));
        match (lang, self.leg.is_ceiling()) {
            (Lang::Zh, false) => format!("{name}：{numerator} / {denominator}{share}，需 {needed}，{verdict}"),
            (Lang::Zh, true) => format!("{name}：{numerator} / {denominator}{share}，最多 {needed}，{verdict}"),
            (Lang::En, false) => format!("{name}: {numerator} of {denominator}{share}, {needed} needed, {verdict}"),
            (Lang::En, true) => format!("{name}: {numerator} of {denominator}{share}, at most {needed}, {verdict}"),
        }
    }
}

/// A figure with its unit: `269 人`, `44,522.65 ㎡`, `269 persons`.
pub(super) fn amount(measure: Measure, figure: i64, unit: Unit, lang: Lang) -> String {
    let number = bare(measure, figure);
    match measure {
        Measure::Area => format!("{number} ㎡"),
        Measure::Persons => format!("{number} {}", unit.noun(figure, lang)),
    }
}

fn bare(measure: Measure, figure: i64) -> String {
    match measure {
        Measure::Area => Area(figure).to_string(),
        Measure::Persons => grouped(figure.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::rules::{Base, Counted};

    fn of_all(numerator: u32, denominator: u32) -> Leg {
        Leg {
            counted: Counted::Agreeing,
            base: Base::All,
            measure: Measure::Persons,
            comparator: Comparator::AtLeast,
            threshold: Fraction { numerator, denominator },
        }
    }

    #[test]
    fn a_share_is_said_as_people_say_it() {
        let share = |numerator, denominator, lang| Fraction { numerator, denominator }.words(lang);
        assert_eq!(share(2, 3, Lang::Zh), "三分之二");
        assert_eq!(share(4, 5, Lang::Zh), "80%");
        assert_eq!(share(3, 7, Lang::En), "3/7");
        assert_eq!(of_all(4, 5).asks(Lang::Zh), "不少于总数的80%");
        assert_eq!(of_all(1, 1).asks(Lang::Zh), "须全部同意");
        let of_voters = Leg { base: Base::Participating, ..of_all(3, 4) };
        assert_eq!(of_voters.asks(Lang::Zh), "不少于参与表决的四分之三");
    }
}
