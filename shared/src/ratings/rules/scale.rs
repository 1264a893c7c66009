//! The five levels, which of them count as satisfied, and what each is worth (dossier §5, R49).

use serde::{Deserialize, Serialize};

use crate::decisions::rules::Percentage;
use crate::lang::Lang;
use crate::projects::terms::terms;

terms! {
    /// An answer, from best to worst.
    pub enum Level {
        /// 5 of 5.
        VerySatisfied = "very_satisfied", "非常满意", "very satisfied";
        /// 4 of 5.
        Satisfied = "satisfied", "满意", "satisfied";
        /// 3 of 5.
        FairlySatisfied = "fairly_satisfied", "基本满意", "fairly satisfied";
        /// 2 of 5.
        Dissatisfied = "dissatisfied", "不满意", "dissatisfied";
        /// 1 of 5.
        VeryDissatisfied = "very_dissatisfied", "很不满意", "very dissatisfied";
    }
}

/// How often each level was chosen, in the order of [`Level::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Counts(pub [i64; 5]);

impl Counts {
    /// Counts answers.
    pub fn of(levels: impl IntoIterator<Item = Level>) -> Self {
        let mut counts = Self::default();
        for level in levels {
            counts.0[level as usize] += 1;
        }
        counts
    }

    /// How often a level was chosen.
    pub fn get(&self, level: Level) -> i64 {
        self.0[level as usize]
    }

    /// All valid answers.
    pub fn valid(&self) -> i64 {
        self.0.iter().sum()
    }
}

/// How a round is evaluated: configuration, fixed before the round opens and printed with every result (R49).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Method {
    /// The levels that count as satisfied.
    pub counted: Vec<Level>,
    /// What each level is worth, 0–100 points, in the order of [`Level::ALL`].
    pub points: [u8; 5],
}

impl Default for Method {
    /// 非常满意, 满意 and 基本满意 count; the points are evenly spaced.
    fn default() -> Self {
        Self {
            counted: vec![Level::VerySatisfied, Level::Satisfied, Level::FairlySatisfied],
            points: [100, 75, 50, 25, 0],
        }
    }
}

impl Method {
    /// Whether a level counts as satisfied.
    pub fn counts(&self, level: Level) -> bool {
        self.counted.contains(&level)
    }

    /// The share of the counted levels in the valid answers, truncated.
    pub fn rate(&self, counts: &Counts) -> Option<Percentage> {
        let counted = Level::ALL.iter().filter(|level| self.counts(**level)).map(|level| counts.get(*level)).sum();
        Percentage::of(counted, counts.valid())
    }

    /// The mean of the points, 0–100, in hundredths of a point, truncated.
    pub fn score(&self, counts: &Counts) -> Option<i64> {
        let points: i64 =
            Level::ALL.iter().map(|level| i64::from(self.points[*level as usize]) * counts.get(*level)).sum();
        (counts.valid() > 0).then(|| points * 100 / counts.valid())
    }

    /// The counted levels in words, as they are printed beside every rate.
    pub fn words(&self, lang: Lang) -> String {
        let mut text = String::new();
        for level in Level::ALL.iter().filter(|level| self.counts(**level)) {
            if !text.is_empty() {
                text.push_str(if lang == Lang::Zh { "、" } else { ", " });
            }
            text.push_str(level.words(lang));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_score_are_exact_and_truncated() {
        let counts = Counts([40, 30, 20, 7, 3]);
        let method = Method::default();
        assert_eq!(method.rate(&counts), Some(Percentage(9_000)));
        assert_eq!(method.score(&counts), Some(7_425));
        assert_eq!(method.score(&Counts([2, 1, 0, 0, 0])), Some(9_166));
        assert_eq!((method.rate(&Counts::default()), method.score(&Counts::default())), (None, None));
        assert_eq!(method.words(Lang::Zh), "非常满意、满意、基本满意");
    }

    #[test]
    fn answers_are_counted_in_the_order_of_the_scale() {
        let counts = Counts::of([Level::Satisfied, Level::VeryDissatisfied, Level::Satisfied]);
        assert_eq!(counts, Counts([0, 2, 0, 0, 1]));
        assert_eq!(counts.get(Level::Satisfied), 2);
    }
}
