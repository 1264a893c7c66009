//! What an unanswered ballot means. Strictly: nothing. Otherwise only with four proofs, and with both readings shown.

use serde::{Deserialize, Serialize};

use super::ballot::Choice;
use super::outcome::Outcome;
use super::rule_set::{DecisionKind, RuleSet};
use super::tally::Tally;
use super::weight::Weight;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;

terms! {
    /// What must be shown before silence may count with the majority (dossier R13).
    pub enum SilenceCondition {
        /// (a) The text and the vote that adopted it.
        RuleAdopted = "rule_adopted", "议事规则或管理规约的文本及其通过时的表决结果", "the adopted rule and the vote that adopted it";
        /// (b) Proof of delivery, home by home.
        DeliveryProven = "delivery_proven", "逐户送达的凭证", "proof of delivery for each home";
        /// (c) The notice said so.
        Announced = "announced", "表决公告中已写明", "said in the notice of the vote";
        /// (d) The result shows both readings.
        BothShown = "both_shown", "结果同时列出两种口径", "the result shows both readings";
    }
}

/// How silence is read; fixed with the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "mode")]
pub enum Silence {
    /// Unanswered ballots are not counted at all: the default.
    #[default]
    Strict,
    /// Delivered and unanswered ballots follow the majority of those returned.
    FollowsMajority {
        /// The conditions that are proven.
        proven: Vec<SilenceCondition>,
        /// Those to whom a ballot was delivered and who did not answer.
        delivered_unanswered: Weight,
    },
}

impl DecisionKind {
    /// Whether a compound's own rule on silence may count in it: in what owners decide by a majority. Consent of every
    /// interested owner, of households before works, or to a lift is given, never presumed.
    pub fn may_count_silence(self) -> bool {
        matches!(self, Self::OwnersOrdinary | Self::OwnersMajor)
    }
}

/// What is proven of those who did not answer, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SilenceReading {
    /// Those to whom a ballot was delivered and who did not answer.
    pub delivered_unanswered: Weight,
    /// The conditions that are not proven; while there is one, silence counts for nothing.
    pub missing: Vec<SilenceCondition>,
}

/// Both readings of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Judgement {
    /// Silence counts for nothing.
    pub strict: Outcome,
    /// Delivered silence follows the majority; only where the rules of procedure say so.
    pub with_silence: Option<Outcome>,
}

impl Judgement {
    /// The outcome that decides: the strict one unless the compound's own rule was proven.
    pub fn decisive(&self) -> &Outcome {
        self.with_silence.as_ref().unwrap_or(&self.strict)
    }
}

impl Silence {
    /// The conditions still to be proven.
    pub fn missing(&self) -> Vec<SilenceCondition> {
        match self {
            Self::Strict => Vec::new(),
            Self::FollowsMajority { proven, .. } => {
                SilenceCondition::ALL.iter().copied().filter(|condition| !proven.contains(condition)).collect()
            }
        }
    }

    /// Those to whom a ballot was delivered and who did not answer, as far as that is asked for.
    pub fn delivered_unanswered(&self) -> Weight {
        match self {
            Self::Strict => Weight::default(),
            Self::FollowsMajority { delivered_unanswered, .. } => *delivered_unanswered,
        }
    }

    /// What everybody reads of it; nothing where silence is strictly nothing.
    pub fn reading(&self) -> Option<SilenceReading> {
        match self {
            Self::Strict => None,
            Self::FollowsMajority { delivered_unanswered, .. } => {
                let missing = self.missing();
                Some(SilenceReading { delivered_unanswered: *delivered_unanswered, missing })
            }
        }
    }

    /// Judges a tally in this mode, or refuses it while a condition is not proven.
    pub fn judge(&self, rule_set: &RuleSet, tally: &Tally) -> Result<Judgement, Problem> {
        if !self.missing().is_empty() {
            return Err(Problem::new(Code::SilenceNotProven));
        }
        let with_silence = match self {
            Self::Strict => None,
            Self::FollowsMajority { delivered_unanswered, .. } => {
                let tally = tally.with_silence(*delivered_unanswered);
                Some(rule_set.judge(&tally))
            }
        };
        Ok(Judgement { strict: rule_set.judge(tally), with_silence })
    }

    /// Both readings as far as they are proven: while a condition is missing the strict one stands alone and decides.
    pub fn read(&self, rule_set: &RuleSet, tally: &Tally) -> Judgement {
        let strict = |_| Judgement { strict: rule_set.judge(tally), with_silence: None };
        self.judge(rule_set, tally).unwrap_or_else(strict)
    }
}

impl Tally {
    /// Agree or against, whichever leads both others by persons and, where area counts, by area.
    ///
    /// None when the two measures disagree, or when most abstain: an abstention is no majority to follow.
    pub fn leading(&self) -> Option<Choice> {
        let area_counts = self.all.area.0 > 0;
        [Choice::Agree, Choice::Against].into_iter().find(|choice| {
            let side = self.side(*choice);
            Choice::ALL.iter().copied().filter(|other| other != choice).all(|other| {
                let other = self.side(other);
                side.persons > other.persons && (!area_counts || side.area > other.area)
            })
        })
    }

    /// The same tally with delivered silence added to the leading choice; unchanged when none leads.
    ///
    /// No more can be silent than did not answer, so a larger figure is cut down to that.
    fn with_silence(mut self, delivered_unanswered: Weight) -> Self {
        if let Some(leading) = self.leading() {
            self.add(leading, delivered_unanswered.min(self.silent()));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::Area;
    use crate::decisions::rules::find_rule_set;

    fn tally(agree: (i64, i64), against: (i64, i64)) -> Tally {
        let weight = |(persons, area)| Weight::new(persons, Area(area));
        Tally { agree: weight(agree), against: weight(against), ..Tally::over(weight((10, 1_000))) }
    }

    #[test]
    fn silence_follows_whoever_leads_in_both_measures_even_against() {
        assert_eq!(tally((4, 400), (3, 300)).leading(), Some(Choice::Agree));
        assert_eq!(tally((2, 200), (3, 300)).leading(), Some(Choice::Against));
        assert_eq!(tally((4, 300), (3, 400)).leading(), None);
        assert_eq!(tally((3, 300), (3, 300)).leading(), None);
        assert_eq!(tally((0, 0), (0, 0)).leading(), None);
        let abstaining = Tally { abstain: Weight::new(5, Area(500)), ..tally((2, 200), (1, 100)) };
        assert_eq!(abstaining.leading(), None);
    }

    #[test]
    fn silence_never_counts_while_one_condition_is_missing() {
        let rule = find_rule_set("owners_major_2021").expect("rule");
        let tally = tally((5, 500), (1, 100));
        for left_out in SilenceCondition::ALL {
            let proven = SilenceCondition::ALL.iter().copied().filter(|one| one != left_out).collect();
            let silence = Silence::FollowsMajority { proven, delivered_unanswered: Weight::new(2, Area(200)) };
            assert_eq!(silence.missing(), [*left_out]);
            assert_eq!(silence.judge(rule, &tally).map_err(|problem| problem.code), Err(Code::SilenceNotProven));
            assert_eq!(silence.read(rule, &tally), Silence::Strict.read(rule, &tally));
        }
        assert!(!Silence::default().judge(rule, &tally).expect("strict").decisive().passed);
    }

    #[test]
    fn silence_moves_no_figure_of_the_strict_reading_and_adds_to_one_side_at_most() {
        let rule = find_rule_set("owners_major_2021").expect("rule");
        for (agree, against, silent) in
            (0..=5).flat_map(|a| (0..=5).flat_map(move |b| (0..=10).map(move |c| (a, b, c))))
        {
            let tally = tally((agree, agree * 100), (against, against * 100));
            let delivered_unanswered = Weight::new(silent, Area(silent * 100));
            let proven = SilenceCondition::ALL.to_vec();
            let judged = Silence::FollowsMajority { proven, delivered_unanswered }.read(rule, &tally);
            assert_eq!(judged.strict, rule.judge(&tally));
            let counted = judged.decisive().tally;
            assert_eq!((counted.all, counted.abstain), (tally.all, tally.abstain));
            let grown = |side: Choice| counted.side(side).persons - tally.side(side).persons;
            let (more, less) = (grown(Choice::Agree), grown(Choice::Against));
            assert!(more >= 0 && less >= 0 && (more == 0 || less == 0), "{agree} {against} {silent}");
            assert!(more + less <= tally.silent().persons.min(silent), "{agree} {against} {silent}");
        }
    }

    #[test]
    fn more_silence_than_silent_people_is_cut_down() {
        let counted = tally((5, 500), (1, 100)).with_silence(Weight::new(99, Area(99_999)));
        assert_eq!(counted.participated(), counted.all);
    }
}
