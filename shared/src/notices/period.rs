//! How long a period runs: the start day is not counted, a last day that is a rest day moves, the end is 24:00 of the
//! wall clock (民法典 201, 203; dossier R35).

use chrono::{Days, NaiveDate};

use super::calendar::Calendar;
use crate::time::{Instant, end_of_day, local_date};

/// A period of whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The day that starts it; it is not counted.
    pub start: NaiveDate,
    /// The day it would end on if that were not a rest day.
    pub counted_to: NaiveDate,
    /// The day it ends on, at 24:00.
    pub last_day: NaiveDate,
}

impl Period {
    /// The period of `days` that something posted at that moment starts.
    pub fn after(posted: Instant, days: u16, calendar: &Calendar) -> Self {
        Self::from_day(local_date(posted), days.into(), calendar)
    }

    fn from_day(start: NaiveDate, days: u64, calendar: &Calendar) -> Self {
        let counted_to = later(start, days);
        Self { start, counted_to, last_day: calendar.working_day_from(counted_to) }
    }

    /// The first moment after it, UTC.
    pub fn ends_at(&self) -> Instant {
        end_of_day(self.last_day)
    }

    /// Whether it is over.
    pub fn is_over(&self, now: Instant) -> bool {
        now >= self.ends_at()
    }

    /// The same period after it was interrupted: what was removed too early is shown for the days it still owes, and
    /// the day it is put up again is not counted either (R37).
    ///
    /// The day of the removal is owed, as it was not shown to its end. A period never becomes shorter.
    pub fn resumed(&self, removed: Instant, posted_again: Instant, calendar: &Calendar) -> Self {
        if self.is_over(removed) {
            return *self;
        }
        let removed = local_date(removed).max(self.start.succ_opt().unwrap_or(self.start));
        let owed = (self.counted_to - removed).num_days() + 1;
        let resumed = Self::from_day(local_date(posted_again), u64::try_from(owed).unwrap_or(0), calendar);
        if resumed.last_day > self.last_day { Self { start: self.start, ..resumed } } else { *self }
    }
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::time::{deadline_words, parse_moment};

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    fn period(posted: &str, days: u16) -> Period {
        let national_day = at("2026-10-01T12:00");
        let calendar =
            Calendar::new(local_date(national_day).iter_days().take(7), [local_date(at("2026-10-10T12:00"))]);
        Period::after(at(posted), days, &calendar)
    }

    fn last_day(posted: &str, days: u16) -> String {
        period(posted, days).last_day.to_string()
    }

    #[test]
    fn e9_seven_days_posted_on_a_monday_end_on_the_monday_after_at_24_00() {
        let period = Period::after(at("2026-03-02T10:00"), 7, &Calendar::default());
        assert_eq!(period.last_day.to_string(), "2026-03-09");
        assert_eq!(deadline_words(period.ends_at(), Lang::Zh), "2026年3月9日(周一) 24:00 前");
        assert!(!period.is_over(at("2026-03-09T23:59")));
        assert!(period.is_over(at("2026-03-10T00:00")));
    }

    #[test]
    fn e9_a_last_day_on_a_sunday_moves_to_monday() {
        let period = Period::after(at("2026-03-01T10:00"), 7, &Calendar::default());
        assert_eq!(period.counted_to.to_string(), "2026-03-08");
        assert_eq!(period.last_day.to_string(), "2026-03-09");
    }

    #[test]
    fn a_last_day_in_a_long_holiday_moves_behind_it_and_a_make_up_day_is_a_last_day() {
        assert_eq!(last_day("2026-09-16T10:00", 15), "2026-10-08");
        assert_eq!(last_day("2026-09-25T10:00", 15), "2026-10-10");
        assert_eq!(last_day("2026-09-30T10:00", 15), "2026-10-15");
    }

    #[test]
    fn the_start_day_is_a_day_of_the_wall_clock() {
        assert_eq!(last_day("2026-03-02T23:59", 7), "2026-03-09");
        assert_eq!(last_day("2026-03-03T00:00", 7), "2026-03-10");
    }

    #[test]
    fn r37_days_not_shown_are_owed() {
        let calendar = Calendar::default();
        let shown = Period::after(at("2026-03-02T10:00"), 7, &calendar);
        // Shown in full on 3 and 4 March, so five of the seven days are owed; 7 March is not counted.
        let resumed = shown.resumed(at("2026-03-05T09:00"), at("2026-03-07T09:00"), &calendar);
        assert_eq!((resumed.start, resumed.last_day.to_string()), (shown.start, "2026-03-12".into()));
        let at_once = shown.resumed(at("2026-03-05T09:00"), at("2026-03-05T09:30"), &calendar);
        assert_eq!(at_once.last_day.to_string(), "2026-03-10");
    }

    #[test]
    fn r37_a_period_never_becomes_shorter_or_longer_than_it_was() {
        let calendar = Calendar::default();
        let shown = Period::after(at("2026-03-02T10:00"), 7, &calendar);
        let on_the_first_day = shown.resumed(at("2026-03-02T11:00"), at("2026-03-02T12:00"), &calendar);
        assert_eq!(on_the_first_day, shown);
        let after_the_end = shown.resumed(at("2026-03-10T08:00"), at("2026-03-10T09:00"), &calendar);
        assert_eq!(after_the_end, shown);
    }
}
