//! Which days are worked: weekends and statutory holidays rest, make-up days are worked (民法典 203, dossier R35).

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

/// The rest days as far as they are known: the yearly notices of the State Council are data, handed in from outside.
///
/// A year that is not handed in knows its Saturdays and Sundays only. A weekend counts as a statutory rest day, which
/// never shortens a period (dossier §14.15).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeSet<NaiveDate>,
    make_up_days: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// A calendar of statutory holidays and of weekend days that are worked (调休).
    pub fn new(
        holidays: impl IntoIterator<Item = NaiveDate>,
        make_up_days: impl IntoIterator<Item = NaiveDate>,
    ) -> Self {
        Self { holidays: holidays.into_iter().collect(), make_up_days: make_up_days.into_iter().collect() }
    }

    /// Whether nobody has to work on that date.
    pub fn is_rest_day(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.holidays.contains(&date) || (weekend && !self.make_up_days.contains(&date))
    }

    /// The date itself when it is worked, else the first working day after it.
    pub fn working_day_from(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().find(|day| !self.is_rest_day(*day)).unwrap_or(date)
    }

    /// The last day of a period of working days; the start day is not counted.
    pub fn after_working_days(&self, start: NaiveDate, days: u16) -> NaiveDate {
        let mut working = start.iter_days().skip(1).filter(|day| !self.is_rest_day(*day));
        match days.checked_sub(1) {
            Some(before) => working.nth(before.into()).unwrap_or(NaiveDate::MAX),
            None => start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
    }

    /// 2026-02-15 to 02-23 with the make-up days 02-14 and 02-28 (国办发明电〔2025〕7号).
    fn spring_festival() -> Calendar {
        Calendar::new(date(2, 15).iter_days().take(9), [date(2, 14), date(2, 28)])
    }

    #[test]
    fn weekends_rest_unless_made_up_and_holidays_rest_on_any_day() {
        let calendar = spring_festival();
        let rest: Vec<_> = date(2, 12).iter_days().take(19).filter(|day| calendar.is_rest_day(*day)).collect();
        let mut expected: Vec<_> = date(2, 15).iter_days().take(9).collect();
        expected.push(date(3, 1));
        assert_eq!(rest, expected);
        assert!(Calendar::default().is_rest_day(date(2, 14)));
    }

    #[test]
    fn the_day_after_a_long_rest_is_found() {
        let calendar = spring_festival();
        assert_eq!(calendar.working_day_from(date(2, 15)), date(2, 24));
        assert_eq!(calendar.working_day_from(date(2, 14)), date(2, 14));
        assert_eq!(calendar.working_day_from(date(2, 27)), date(2, 27));
        assert_eq!(calendar.working_day_from(date(3, 1)), date(3, 2));
    }

    #[test]
    fn working_days_skip_rest_days_and_count_make_up_days() {
        let calendar = spring_festival();
        assert_eq!(calendar.after_working_days(date(2, 12), 0), date(2, 12));
        assert_eq!(calendar.after_working_days(date(2, 12), 2), date(2, 14));
        assert_eq!(calendar.after_working_days(date(2, 12), 3), date(2, 24));
        assert_eq!(calendar.after_working_days(date(2, 12), 8), date(3, 2));
    }
}
