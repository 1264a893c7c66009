//! The days of a round, and who may still answer (dossier R48).

use chrono::Days;

use crate::decisions::rules::{Phase, Window};
use crate::problem::{Code, Problem};
use crate::time::{Instant, end_of_day, local_date, told_end, told_start};

/// The days a round is open at least (R48), counted from the next day.
pub const MIN_ROUND_DAYS: u16 = 7;

/// The share of answers taken on the telephone above which a result is marked, in percent (R48).
pub const DEFAULT_PHONE_PERCENT: i64 = 30;

/// The earliest closing of a round that opens then.
pub fn earliest_closing(opens: Instant) -> Instant {
    let first = local_date(opens);
    end_of_day(first.checked_add_days(Days::new(MIN_ROUND_DAYS.into())).unwrap_or(first))
}

/// Refuses a round that is too short; the detail is the earliest closing.
pub fn check_round(window: Window) -> Result<(), Problem> {
    let earliest = earliest_closing(window.opens);
    if window.closes < earliest {
        return Err(Problem::new(Code::RatingRoundTooShort).with_detail(told_end(earliest)));
    }
    Ok(())
}

/// May a home answer now? The refusal carries the moment it depends on.
pub fn may_answer(window: Window, now: Instant) -> Result<(), Problem> {
    match window.phase(now) {
        Phase::Before => Err(Problem::new(Code::RatingNotOpen).with_detail(told_start(window.opens))),
        Phase::Closed => Err(Problem::new(Code::RatingClosed).with_detail(told_end(window.closes))),
        Phase::Open => Ok(()),
    }
}

/// Whether more answers than allowed came by telephone, so that the result must say so (R48).
pub fn phone_share_exceeded(by_phone: i64, answers: i64, percent: i64) -> bool {
    100 * by_phone > percent * answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::start_of_day;

    fn day(day: u32) -> Instant {
        start_of_day(chrono::NaiveDate::from_ymd_opt(2026, 3, day).expect("a date"))
    }

    #[test]
    fn a_home_answers_inside_the_round_only() {
        let window = Window { opens: day(2), closes: day(10) };
        let code = |now| may_answer(window, now).map_err(|problem| (problem.code, problem.detail));
        assert_eq!(code(day(2)), Ok(()));
        assert_eq!(code(day(1)), Err((Code::RatingNotOpen, Some(told_start(day(2))))));
        assert_eq!(code(day(10)), Err((Code::RatingClosed, Some(told_end(day(10))))));
    }

    #[test]
    fn a_round_is_open_seven_days() {
        assert_eq!(check_round(Window { opens: day(2), closes: day(10) }), Ok(()));
        let refused = check_round(Window { opens: day(2), closes: day(9) }).expect_err("six days");
        assert_eq!((refused.code, refused.detail), (Code::RatingRoundTooShort, Some(told_end(day(10)))));
    }

    #[test]
    fn thirty_percent_by_telephone_is_allowed_and_a_little_more_is_marked() {
        assert!(!phone_share_exceeded(30, 100, DEFAULT_PHONE_PERCENT));
        assert!(phone_share_exceeded(31, 100, DEFAULT_PHONE_PERCENT));
        assert!(!phone_share_exceeded(0, 0, DEFAULT_PHONE_PERCENT));
    }
}
