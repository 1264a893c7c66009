//! An outcome: the judged legs of one question, with everything needed to check them by hand (dossier R10, R11).

use serde::{Deserialize, Serialize};

use super::leg::LegResult;
use super::rule_set::Unit;
use super::tally::Tally;
use crate::lang::Lang;

/// What a rule set says of a tally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcome {
    /// The code of the rule set.
    pub rule_set: String,
    /// What one head is.
    pub unit: Unit,
    /// The figures judged.
    pub tally: Tally,
    /// Every leg: those of the quorum first, then those of the majority.
    pub legs: Vec<LegResult>,
    /// Whether enough took part for the vote to stand.
    pub quorum: bool,
    /// Whether the question is carried.
    pub passed: bool,
}

impl Outcome {
    /// The legs that failed.
    pub fn failing(&self) -> impl Iterator<Item = &LegResult> {
        self.legs.iter().filter(|leg| !leg.holds)
    }

    /// The result in one sentence, naming every leg that failed.
    pub fn words(&self, lang: Lang) -> String {
        if self.passed {
            return match lang {
                Lang::Zh => "通过。".to_owned(),
                Lang::En => "Carried.".to_owned(),
            };
        }
        let mut text = match (lang, self.quorum) {
            (Lang::Zh, false) => "参与不足，未通过：",
            (Lang::Zh, true) => "未通过：",
            (Lang::En, false) => "Not carried, too few took part: ",
            (Lang::En, true) => "Not carried: ",
        }
        .to_owned();
        for (index, leg) in self.failing().enumerate() {
            if index > 0 {
                text.push_str(if lang == Lang::Zh { "；" } else { "; " });
            }
            text.push_str(&leg.leg.failure(self.unit, lang));
        }
        text.push_str(if lang == Lang::Zh { "。" } else { "." });
        text
    }

    /// One line for each leg: figures, share, what was needed, whether it was reached.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        self.legs.iter().map(|leg| leg.words(self.unit, lang)).collect()
    }
}
