//! Adding a lift (加装电梯): who pays how much by floor, whose own consent is needed, and which reading of the law counts.
//!
//! A share is `net × factor ÷ sum of factors`, cut to whole 分; the 分 that are left go one each to the homes whose
//! share was cut the most, the higher floor first and then the order of the register, so that the shares add up exactly.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::rule_sets::find_rule_set;
use super::tally::Tally;
use crate::area::Area;
use crate::id::HomeId;
use crate::lang::Lang;
use crate::money::Fen;
use crate::projects::terms::terms;

/// The older provincial reading: two thirds of all owners concerned agree (dossier F52, E6).
pub const OLDER_READING: &str = "lift_henan_2018";
/// The largest weight of a floor, in hundredths.
pub const MAX_WEIGHT: u32 = 10_000;
/// The largest cost of one lift, 分.
pub const MAX_COST: Fen = Fen(10_000_000_000);

terms! {
    /// What a floor's weight multiplies.
    pub enum ShareMeasure {
        /// Every home of a floor pays the same.
        Home = "home", "同一层每户一样", "every home of a floor pays the same";
        /// A larger home of a floor pays more (民法典 283).
        Area = "area", "同一层按面积分", "by the area of the homes of a floor";
    }
}

terms! {
    /// What the lift does to a home besides bringing it a lift.
    pub enum LiftEffect {
        /// It takes up a part that is the owner's own: without consent it is not built (dossier F52).
        Occupies = "occupies", "占用专有部分", "takes up the owner's own part";
        /// It takes light, air, quiet or passage: the owner is heard.
        Hinders = "hinders", "影响采光、通风、通行或安静", "takes light, air, passage or quiet";
    }
}

terms! {
    /// What the owner of such a home said.
    pub enum LiftAnswer {
        /// Asked, no answer yet.
        Asked = "asked", "还没有答复", "no answer yet";
        /// Consents in writing.
        Consents = "consents", "书面同意", "consents in writing";
        /// Refuses.
        Refuses = "refuses", "不同意", "refuses";
    }
}

impl LiftEffect {
    /// Whether an answer is enough: consent where the owner's own part is taken, otherwise that the owner was heard.
    pub fn is_met_by(self, answer: LiftAnswer) -> bool {
        match self {
            Self::Occupies => answer == LiftAnswer::Consents,
            Self::Hinders => answer != LiftAnswer::Asked,
        }
    }
}

/// The weight of a floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FloorWeight {
    /// The floor.
    pub floor: i32,
    /// Its weight in hundredths: 50 pays half of what 100 pays.
    pub weight: u32,
}

/// How the cost is shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftScheme {
    /// The whole cost, 分.
    pub total: Fen,
    /// What subsidies pay of it, 分.
    pub subsidy: Fen,
    /// What the weights multiply.
    pub measure: ShareMeasure,
    /// The weight of every floor with a home.
    pub floors: Vec<FloorWeight>,
}

/// A home that the lift serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiftHome {
    /// The home.
    pub home: HomeId,
    /// Its floor.
    pub floor: i32,
    /// Its area, 0.01 ㎡.
    pub area: Area,
}

/// What a home pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftShare {
    /// The home.
    pub home: HomeId,
    /// Its floor.
    pub floor: i32,
    /// Its share of the whole cost, 分.
    pub before: Fen,
    /// Its share of what subsidies leave, 分.
    pub after: Fen,
}

/// What a floor pays; the least and the most of its homes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LiftFloor {
    /// The floor.
    pub floor: i32,
    /// Its weight, hundredths.
    pub weight: u32,
    /// Its homes.
    pub homes: u32,
    /// The share of a home of the whole cost, 分: least and most.
    pub before: [Fen; 2],
    /// The share of a home of what subsidies leave, 分: least and most.
    pub after: [Fen; 2],
}

/// Why a scheme cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeFault {
    /// No cost, or more than a lift can cost.
    Cost,
    /// A subsidy above the cost.
    Subsidy,
    /// A floor with a home has no weight.
    FloorMissing(i32),
    /// A floor stands twice.
    FloorTwice(i32),
    /// A weight above [`MAX_WEIGHT`].
    WeightTooLarge(i32),
    /// Nobody would pay.
    NobodyPays,
}

impl SchemeFault {
    /// What is wrong, Chinese and English.
    pub fn words(self) -> [String; 2] {
        match self {
            Self::Cost => {
                [format!("请填写总造价，最多 {MAX_COST} 元"), format!("give the whole cost, at most {MAX_COST} yuan")]
            }
            Self::Subsidy => ["补贴不能比总造价还多".to_owned(), "the subsidy is above the cost".to_owned()],
            Self::FloorMissing(floor) => {
                [format!("{floor} 层还没有填系数"), format!("floor {floor} has no weight yet")]
            }
            Self::FloorTwice(floor) => [format!("{floor} 层填了两次"), format!("floor {floor} stands twice")],
            Self::WeightTooLarge(floor) => {
                [format!("{floor} 层的系数太大"), format!("the weight of floor {floor} is too large")]
            }
            Self::NobodyPays => {
                ["所有楼层的系数都是 0，没有人分摊".to_owned(), "every weight is 0: nobody would pay".to_owned()]
            }
        }
    }
}

impl LiftScheme {
    /// What each home pays, in the order given; the shares add up to the cost, and to what subsidies leave of it.
    pub fn shares(&self, homes: &[LiftHome]) -> Result<Vec<LiftShare>, SchemeFault> {
        let weights = self.weights(homes)?;
        let factor = |home: &LiftHome| {
            let weight = i128::from(weights.get(&home.floor).copied().unwrap_or(0));
            match self.measure {
                ShareMeasure::Home => weight,
                ShareMeasure::Area => weight * i128::from(home.area.0),
            }
        };
        let factors: Vec<i128> = homes.iter().map(factor).collect();
        if factors.iter().sum::<i128>() <= 0 {
            return Err(SchemeFault::NobodyPays);
        }
        let before = split(self.total, homes, &factors);
        let after = split(Fen(self.total.0 - self.subsidy.0), homes, &factors);
        let shares = homes.iter().zip(before).zip(after);
        Ok(shares
            .map(|((home, before), after)| LiftShare { home: home.home, floor: home.floor, before, after })
            .collect())
    }

    /// The same by floor, the highest first.
    pub fn by_floor(&self, shares: &[LiftShare]) -> Vec<LiftFloor> {
        let mut floors: BTreeMap<i32, LiftFloor> = BTreeMap::new();
        for share in shares {
            let weight = self.floors.iter().find(|row| row.floor == share.floor).map_or(0, |row| row.weight);
            let (before, after) = ([share.before; 2], [share.after; 2]);
            let row = LiftFloor { floor: share.floor, weight, homes: 0, before, after };
            let row = floors.entry(share.floor).or_insert(row);
            row.homes += 1;
            row.before = [row.before[0].min(share.before), row.before[1].max(share.before)];
            row.after = [row.after[0].min(share.after), row.after[1].max(share.after)];
        }
        floors.into_values().rev().collect()
    }

    fn weights(&self, homes: &[LiftHome]) -> Result<BTreeMap<i32, u32>, SchemeFault> {
        if self.total.0 <= 0 || self.total > MAX_COST {
            return Err(SchemeFault::Cost);
        }
        if self.subsidy.0 < 0 || self.subsidy > self.total {
            return Err(SchemeFault::Subsidy);
        }
        let mut weights = BTreeMap::new();
        for row in &self.floors {
            if row.weight > MAX_WEIGHT {
                return Err(SchemeFault::WeightTooLarge(row.floor));
            }
            if weights.insert(row.floor, row.weight).is_some() {
                return Err(SchemeFault::FloorTwice(row.floor));
            }
        }
        match homes.iter().find(|home| !weights.contains_key(&home.floor)) {
            Some(home) => Err(SchemeFault::FloorMissing(home.floor)),
            None => Ok(weights),
        }
    }
}

/// Splits an amount by factors whose sum is positive; see the module's words for the 分 that are left.
fn split(amount: Fen, homes: &[LiftHome], factors: &[i128]) -> Vec<Fen> {
    let sum: i128 = factors.iter().sum();
    let parts: Vec<(i128, i128)> =
        factors.iter().map(|factor| i128::from(amount.0) * factor).map(|part| (part / sum, part % sum)).collect();
    let left = i128::from(amount.0) - parts.iter().map(|(whole, _)| whole).sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let floor = |index: usize| homes.get(index).map_or(0, |home| home.floor);
    let cut = |index: usize| parts.get(index).map_or(0, |(_, cut)| *cut);
    order.sort_by(|&a, &b| (cut(b), floor(b)).cmp(&(cut(a), floor(a))).then(a.cmp(&b)));
    let favoured: Vec<usize> = order.into_iter().take(usize::try_from(left).unwrap_or(0)).collect();
    let share = |(index, (whole, _)): (usize, &(i128, i128))| whole + i128::from(favoured.contains(&index));
    parts.iter().enumerate().map(share).map(|share| Fen(i64::try_from(share).unwrap_or(i64::MAX))).collect()
}

/// The weights that are usual: the ground floor and below pay nothing, the second half, the third one whole, every
/// floor above a tenth more. A proposal to start from; what counts is what the owners vote on.
pub fn usual_weights(mut floors: Vec<i32>) -> Vec<FloorWeight> {
    floors.sort_unstable();
    floors.dedup();
    let weight = |floor: i32| match floor {
        ..=1 => 0,
        2 => 50,
        _ => 100 + 10 * u32::try_from(floor - 3).unwrap_or(0),
    };
    floors.into_iter().map(|floor| FloorWeight { floor, weight: weight(floor) }).collect()
}

/// A home whose owner has to be asked apart, with the latest answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftConsent {
    /// Its address.
    pub label: String,
    /// What the lift does to it.
    pub effect: LiftEffect,
    /// What its owner said.
    pub answer: LiftAnswer,
    /// Whether that is enough.
    pub met: bool,
}

impl LiftConsent {
    /// The home and what it said, in one line.
    pub fn words(&self, lang: Lang) -> String {
        let (label, effect, answer) = (&self.label, self.effect.words(lang), self.answer.words(lang));
        match lang {
            Lang::Zh => format!("{label}（{effect}）：{answer}"),
            Lang::En => format!("{label} ({effect}): {answer}"),
        }
    }
}

/// What a vote on a lift needs besides its tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftOutcome {
    /// The older reading of each question, in their order (E6).
    pub older: Vec<Outcome>,
    /// Whether the older reading has to be reached as well.
    pub stricter_counts: bool,
    /// Homes whose owners had to be asked apart.
    pub consents: Vec<LiftConsent>,
}

impl LiftOutcome {
    /// Judges tallies by the older reading.
    pub fn of(tallies: &[Tally], stricter_counts: bool, consents: Vec<LiftConsent>) -> Self {
        let rule = find_rule_set(OLDER_READING);
        let older = tallies.iter().filter_map(|tally| Some(rule?.judge(tally))).collect();
        Self { older, stricter_counts, consents }
    }

    /// Whether every home that had to be asked gave what is needed (dossier F52).
    pub fn consents_hold(&self) -> bool {
        self.consents.iter().all(|consent| consent.met)
    }

    /// Whether nothing besides the tally stands against the question at this place.
    pub fn holds(&self, index: usize) -> bool {
        let older = self.older.get(index).is_some_and(|outcome| outcome.passed);
        self.consents_hold() && (older || !self.stricter_counts)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::decisions::rules::Weight;

    fn entrance(floors: i32) -> Vec<LiftHome> {
        let home = |floor: i32, side: i32| LiftHome {
            home: HomeId(Uuid::from_u128(u128::try_from(floor * 10 + side).expect("positive"))),
            floor,
            area: Area(6_000 + i64::from(side) * 1_234),
        };
        (1..=floors).flat_map(|floor| [home(floor, 1), home(floor, 2)]).collect()
    }

    fn scheme(total: i64, subsidy: i64, measure: ShareMeasure, floors: i32) -> LiftScheme {
        let floors = usual_weights((1..=floors).collect());
        LiftScheme { total: Fen(total), subsidy: Fen(subsidy), measure, floors }
    }

    #[test]
    fn six_floors_pay_by_the_usual_weights() {
        // Weights 0, 50, 100, 110, 120, 130, two homes each: 1,020 hundredths share 510,000.00 yuan.
        let shares = scheme(51_000_000, 15_300_000, ShareMeasure::Home, 6).shares(&entrance(6)).expect("shares");
        let of = |floor: i32| shares.iter().find(|share| share.floor == floor).expect("a home");
        assert_eq!((of(1).before, of(1).after), (Fen(0), Fen(0)));
        assert_eq!((of(2).before, of(2).after), (Fen(2_500_000), Fen(1_750_000)));
        assert_eq!((of(3).before, of(6).before), (Fen(5_000_000), Fen(6_500_000)));
        let table = scheme(51_000_000, 0, ShareMeasure::Home, 6).by_floor(&shares);
        assert_eq!(table.iter().map(|row| row.floor).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1]);
        assert_eq!((table[0].homes, table[0].before), (2, [Fen(6_500_000); 2]));
    }

    #[test]
    fn shares_always_add_up_to_the_fen() {
        for total in [1, 7, 99, 10_000_001, 51_234_567, 9_999_999_999] {
            for subsidy in [0, total / 3, total] {
                for measure in ShareMeasure::ALL {
                    for floors in 2..=18 {
                        let homes = entrance(floors);
                        let shares = scheme(total, subsidy, *measure, floors).shares(&homes).expect("shares");
                        assert_eq!(shares.iter().map(|share| share.before).sum::<Fen>(), Fen(total));
                        assert_eq!(shares.iter().map(|share| share.after).sum::<Fen>(), Fen(total - subsidy));
                        let payers =
                            |share: &LiftShare| share.floor > 1 || (share.before, share.after) == (Fen(0), Fen(0));
                        assert!(shares.iter().all(payers), "the ground floor pays nothing, not even what is left");
                    }
                }
            }
        }
    }

    #[test]
    fn the_fen_that_is_left_goes_to_the_higher_floor_first() {
        let homes = &entrance(3)[..];
        let equal = LiftScheme {
            total: Fen(100),
            subsidy: Fen(0),
            measure: ShareMeasure::Home,
            floors: [1, 2, 3].map(|floor| FloorWeight { floor, weight: 100 }).to_vec(),
        };
        let shares: Vec<_> = equal.shares(homes).expect("shares").iter().map(|share| share.before.0).collect();
        assert_eq!(shares, [16, 16, 17, 17, 17, 17]);
    }

    #[test]
    fn by_area_the_larger_home_of_a_floor_pays_more() {
        let shares = scheme(51_000_000, 0, ShareMeasure::Area, 6).shares(&entrance(6)).expect("shares");
        assert!(shares[2].before < shares[3].before, "201 and 202");
    }

    #[test]
    fn a_scheme_that_cannot_be_used_says_why() {
        let homes = entrance(3);
        let good = scheme(1_000, 0, ShareMeasure::Home, 3);
        let fault = |scheme: LiftScheme| scheme.shares(&homes).expect_err("a fault");
        assert_eq!(fault(LiftScheme { total: Fen(0), ..good.clone() }), SchemeFault::Cost);
        assert_eq!(fault(LiftScheme { subsidy: Fen(1_001), ..good.clone() }), SchemeFault::Subsidy);
        assert_eq!(fault(scheme(1_000, 0, ShareMeasure::Home, 2)), SchemeFault::FloorMissing(3));
        let with = |row: FloorWeight| LiftScheme {
            floors: good.floors.iter().copied().chain([row]).collect(),
            ..good.clone()
        };
        assert_eq!(fault(with(FloorWeight { floor: 3, weight: 1 })), SchemeFault::FloorTwice(3));
        assert_eq!(fault(with(FloorWeight { floor: 9, weight: 10_001 })), SchemeFault::WeightTooLarge(9));
        let nobody = (1..=3).map(|floor| FloorWeight { floor, weight: 0 }).collect();
        assert_eq!(fault(LiftScheme { floors: nobody, ..good }), SchemeFault::NobodyPays);
    }

    #[test]
    fn e6_the_older_reading_stands_beside_the_civil_code_and_counts_when_configured() {
        let all = Weight::new(12, Area(72_000));
        let agree = Weight::new(6, Area(36_000));
        let tally = Tally { agree, against: Weight::new(2, Area(12_000)), ..Tally::over(all) };
        assert!(find_rule_set("owners_major_2021").expect("a rule").judge(&tally).passed);
        assert!(LiftOutcome::of(&[tally], false, Vec::new()).holds(0));
        let stricter = LiftOutcome::of(&[tally], true, Vec::new());
        assert!(!stricter.older[0].passed && !stricter.holds(0));
    }

    #[test]
    fn a_home_whose_own_part_is_taken_has_to_consent_and_one_that_is_hindered_to_be_heard() {
        let consent = |effect: LiftEffect, answer| LiftConsent {
            label: "101".to_owned(),
            effect,
            answer,
            met: effect.is_met_by(answer),
        };
        for (effect, answer, holds) in [
            (LiftEffect::Occupies, LiftAnswer::Consents, true),
            (LiftEffect::Occupies, LiftAnswer::Refuses, false),
            (LiftEffect::Occupies, LiftAnswer::Asked, false),
            (LiftEffect::Hinders, LiftAnswer::Refuses, true),
            (LiftEffect::Hinders, LiftAnswer::Asked, false),
        ] {
            assert_eq!(LiftOutcome::of(&[], false, vec![consent(effect, answer)]).consents_hold(), holds);
        }
    }
}
