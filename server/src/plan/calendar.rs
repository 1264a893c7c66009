//! Statutory rest days and make-up working days, for the ends of periods (dossier F32, R35).

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::{PlanError, parse};

const FILE: &str = "calendar.toml";

/// The rest days of one year, by its notice of the State Council's General Office.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year the notice is about.
    pub year: i32,
    /// The number of the notice.
    pub basis: String,
    /// The day of the notice.
    pub issued: NaiveDate,
    /// The holidays; the first may begin in the year before.
    pub holidays: Vec<Holiday>,
    /// Weekend days that are worked.
    pub make_up_days: Vec<NaiveDate>,
}

/// A holiday, both ends included.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The name.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Holiday {
    /// Its days, in order.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    years: Vec<CalendarYear>,
}

/// Reads the calendar; a make-up day is a weekend day outside every holiday, and holidays do not run backwards.
pub(super) fn load() -> Result<Vec<CalendarYear>, PlanError> {
    let File { years } = parse(FILE, include_str!("../../data/plan/calendar.toml"))?;
    let holidays: Vec<_> = years.iter().flat_map(|year| &year.holidays).collect();
    if let Some(backwards) = holidays.iter().find(|holiday| holiday.to < holiday.from) {
        return Err(PlanError::WrongDay { day: backwards.from });
    }
    for year in &years {
        for day in &year.make_up_days {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            let in_holiday = holidays.iter().any(|holiday| (holiday.from..=holiday.to).contains(day));
            if !weekend || in_holiday || day.year() != year.year {
                return Err(PlanError::WrongDay { day: *day });
            }
        }
    }
    if years.windows(2).any(|pair| pair[0].year >= pair[1].year) {
        return Err(PlanError::Incomplete { file: FILE, code: "years".into() });
    }
    Ok(years)
}
