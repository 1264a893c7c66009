//! What of a round is published: everything needed to judge it, nothing that points at a home (dossier R49–R51).

use serde::{Deserialize, Serialize};

use super::sample::{margin_of_error, minimum_sample};
use super::scale::{Counts, Level, Method};
use crate::decisions::rules::Percentage;
use crate::lang::Lang;
use crate::money::grouped;

/// A cell with fewer answers is not published (R51).
pub const MIN_CELL: i64 = 5;

/// One level of one question; no figure where it would point at single homes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelCount {
    /// The level.
    pub level: Level,
    /// How often it was chosen; none when held back.
    pub count: Option<i64>,
}

/// One question, as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionResult {
    /// The question's key.
    pub question: String,
    /// Valid answers to it.
    pub valid: i64,
    /// The five levels, best first.
    pub levels: Vec<LevelCount>,
    /// The share of the counted levels, truncated; none when held back.
    pub rate: Option<Percentage>,
    /// The mean in hundredths of a point, 0–10,000, truncated; to whole points where a level is held back.
    pub score: Option<i64>,
    /// Whether so few homes answered this question that it says nothing of the others (R50).
    pub below_minimum: bool,
}

/// A round, as published: the figures that tell what it is worth come first (R49).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoundResult {
    /// All homes in scope (`N`).
    pub homes: i64,
    /// Homes that answered (`n`).
    pub answers: i64,
    /// `n / N`, truncated.
    pub response_rate: Option<Percentage>,
    /// The answers needed for ±5 % at 95 %.
    pub minimum: i64,
    /// Whether fewer answered.
    pub below_minimum: bool,
    /// The margin of error at 95 %, rounded up.
    pub margin: Option<Percentage>,
    /// How the answers are counted.
    pub method: Method,
    /// The questions.
    pub questions: Vec<QuestionResult>,
}

impl RoundResult {
    /// Publishes a round of `homes` homes, of which `answers` answered, with the counts of each question.
    pub fn publish<'a>(
        homes: i64,
        answers: i64,
        method: Method,
        questions: impl IntoIterator<Item = (&'a str, Counts)>,
    ) -> Self {
        let minimum = minimum_sample(homes);
        let questions =
            questions.into_iter().map(|(key, counts)| QuestionResult::publish(key, counts, &method, minimum)).collect();
        Self {
            homes,
            answers,
            response_rate: Percentage::of(answers, homes),
            minimum,
            below_minimum: answers < minimum,
            margin: margin_of_error(homes, answers),
            method,
            questions,
        }
    }

    /// What the round is worth, in one sentence.
    pub fn words(&self, lang: Lang) -> String {
        let number = |figure: i64| grouped(figure.unsigned_abs());
        let (homes, answers, minimum) = (number(self.homes), number(self.answers), number(self.minimum));
        let rate = self.response_rate.unwrap_or(Percentage(0));
        let mut text = match lang {
            Lang::Zh => format!("共 {homes} 户，{answers} 户评价，参与率 {rate}。"),
            Lang::En => format!("{answers} of {homes} homes answered ({rate}). "),
        };
        match (lang, self.below_minimum) {
            (Lang::Zh, true) => text.push_str(&format!("少于 {minimum} 户，不足以代表全体。")),
            (Lang::En, true) => text.push_str(&format!("Fewer than {minimum}: not enough to stand for all.")),
            (Lang::Zh, false) => text.push_str(&format!("已达到有代表性所需的 {minimum} 户。")),
            (Lang::En, false) => text.push_str(&format!("The {minimum} needed to stand for all were reached.")),
        }
        text
    }
}

impl QuestionResult {
    fn publish(key: &str, counts: Counts, method: &Method, minimum: i64) -> Self {
        let valid = counts.valid();
        let cells = publish_cells(&counts, method);
        let complete = cells.iter().all(Option::is_some);
        // A block of one level is the rate itself: when that level is held back, so is the rate.
        let rate_is_a_cell = [true, false].into_iter().any(|counted| {
            let mut block = Level::ALL.iter().filter(|level| method.counts(**level) == counted);
            matches!((block.next(), block.next()), (Some(level), None) if cells[*level as usize].is_none())
        });
        let enough = valid >= MIN_CELL;
        Self {
            question: key.to_owned(),
            valid,
            levels: Level::ALL
                .iter()
                .map(|level| LevelCount { level: *level, count: cells[*level as usize] })
                .collect(),
            rate: method.rate(&counts).filter(|_| enough && !rate_is_a_cell),
            score: method
                .score(&counts)
                .filter(|_| enough)
                .map(|score| if complete { score } else { score / 100 * 100 }),
            below_minimum: valid < minimum,
        }
    }
}

/// The cells that may be shown: none below five, and none that a subtraction would bring back (R51).
///
/// The rate gives away the sum of the counted levels and that of the others. So within each of the two blocks a single
/// hidden cell takes the smallest of its neighbours with it.
pub fn publish_cells(counts: &Counts, method: &Method) -> [Option<i64>; 5] {
    let mut cells = counts.0.map(|count| (count >= MIN_CELL).then_some(count));
    for counted in [true, false] {
        let block = || Level::ALL.iter().copied().filter(|level| method.counts(*level) == counted);
        let hidden = block().filter(|level| cells[*level as usize].is_none()).count();
        if hidden == 1 {
            let smallest =
                block().filter(|level| cells[*level as usize].is_some()).min_by_key(|level| counts.get(*level));
            if let Some(level) = smallest {
                cells[level as usize] = None;
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(counts: [i64; 5]) -> [Option<i64>; 5] {
        publish_cells(&Counts(counts), &Method::default())
    }

    #[test]
    fn a_cell_below_five_is_hidden_together_with_a_neighbour() {
        assert_eq!(shown([40, 30, 20, 7, 5]), [Some(40), Some(30), Some(20), Some(7), Some(5)]);
        assert_eq!(shown([40, 30, 20, 7, 4]), [Some(40), Some(30), Some(20), None, None]);
        assert_eq!(shown([40, 30, 3, 7, 6]), [Some(40), None, None, Some(7), Some(6)]);
        assert_eq!(shown([40, 0, 3, 7, 6]), [Some(40), None, None, Some(7), Some(6)]);
    }

    #[test]
    fn no_published_cell_is_small_and_no_block_hides_exactly_one() {
        for pattern in 0..7_i64.pow(5) {
            let counts = Counts(std::array::from_fn(|place| pattern / 7_i64.pow(place as u32) % 7 + 1));
            let cells = publish_cells(&counts, &Method::default());
            assert!(cells.iter().flatten().all(|count| *count >= MIN_CELL), "{counts:?}");
            for block in [&cells[..3], &cells[3..]] {
                assert_ne!(block.iter().filter(|cell| cell.is_none()).count(), 1, "{counts:?}");
            }
        }
    }

    #[test]
    fn a_round_prints_what_it_is_worth() {
        let counts = Counts([40, 30, 20, 4, 3]);
        let round = RoundResult::publish(129, 97, Method::default(), [("overall", counts)]);
        assert_eq!((round.minimum, round.below_minimum), (97, false));
        assert_eq!(round.words(Lang::Zh), "共 129 户，97 户评价，参与率 75.19%。已达到有代表性所需的 97 户。");
        let overall = &round.questions[0];
        assert_eq!(overall.rate, Some(Percentage(9_278)));
        // 75.77 points; the decimals would help to split the two hidden levels.
        assert_eq!(overall.score, Some(7_500));
        assert!(!overall.below_minimum);

        let few = RoundResult::publish(129, 96, Method::default(), []);
        assert!(few.below_minimum);
        assert_eq!(
            few.words(Lang::En),
            "96 of 129 homes answered (74.41%). Fewer than 97: not enough to stand for all."
        );
    }

    #[test]
    fn four_answers_show_nothing_but_their_number() {
        let round = RoundResult::publish(100, 4, Method::default(), [("overall", Counts([4, 0, 0, 0, 0]))]);
        let overall = &round.questions[0];
        assert!(overall.levels.iter().all(|level| level.count.is_none()));
        assert_eq!((overall.valid, overall.rate, overall.score), (4, None, None));
    }

    #[test]
    fn a_rate_that_equals_a_hidden_cell_is_held_back() {
        let method = Method { counted: Level::ALL[..4].to_vec(), ..Method::default() };
        let round = RoundResult::publish(100, 90, method, [("overall", Counts([50, 20, 10, 7, 3]))]);
        assert_eq!(round.questions[0].rate, None);
    }

    #[test]
    fn a_round_travels_whole() {
        let round = RoundResult::publish(300, 200, Method::default(), [("overall", Counts([100, 50, 30, 15, 5]))]);
        let json = serde_json::to_string(&round).expect("json");
        assert_eq!(serde_json::from_str::<RoundResult>(&json).expect("a round"), round);
    }
}
