//! Times: UTC in data, Luoyang's wall clock (UTC+8, no summer time) in words.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::fault::InputFault;
use crate::lang::Lang;
use crate::words::Words;

/// An instant, in UTC.
pub type Instant = DateTime<Utc>;

/// The offset of the wall clock all rules and texts use (Asia/Shanghai has no summer time).
pub fn wall_clock() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap_or(chrono::offset::Offset::fix(&Utc))
}

/// The local calendar date of an instant.
pub fn local_date(at: Instant) -> NaiveDate {
    at.with_timezone(&wall_clock()).date_naive()
}

/// The instant at which a local date ends (24:00, R35).
pub fn end_of_day(date: NaiveDate) -> Instant {
    let midnight = date.succ_opt().unwrap_or(date).and_time(NaiveTime::MIN);
    match wall_clock().from_local_datetime(&midnight).single() {
        Some(at) => at.with_timezone(&Utc),
        None => midnight.and_utc(),
    }
}

/// The instant at which a local date begins.
pub fn start_of_day(date: NaiveDate) -> Instant {
    end_of_day(date.pred_opt().unwrap_or(date))
}

/// Reads an instant of a request: RFC 3339 (`2026-03-09T06:00:00Z`), or the wall clock of a form (`2026-03-09T14:00`).
///
/// For `#[serde(deserialize_with = "crate::time::moment")]`.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = <Cow<'de, str>>::deserialize(deserializer)?;
    parse_moment(&text).ok_or_else(|| D::Error::custom(InputFault::NotAMoment))
}

/// Reads RFC 3339, or a wall-clock time without seconds.
pub fn parse_moment(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.with_timezone(&Utc));
    }
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    Some(wall_clock().from_local_datetime(&local).single()?.with_timezone(&Utc))
}

const WEEKDAYS_ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026年3月9日(周一)` / `Mon 9 Mar 2026`.
pub fn date_words(date: NaiveDate, lang: Lang) -> String {
    let weekday = date.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Zh => format!("{}年{}月{}日(周{})", date.year(), date.month(), date.day(), WEEKDAYS_ZH[weekday]),
        Lang::En => {
            format!("{} {} {} {}", WEEKDAYS_EN[weekday], date.day(), MONTHS_EN[date.month0() as usize], date.year())
        }
    }
}

/// The local date of an instant in words.
pub fn day_words(at: Instant, lang: Lang) -> String {
    date_words(local_date(at), lang)
}

/// `2026年3月9日(周一) 14:05` / `Mon 9 Mar 2026, 14:05`.
pub fn moment_words(at: Instant, lang: Lang) -> String {
    let local = at.with_timezone(&wall_clock());
    let separator = if lang == Lang::Zh { " " } else { ", " };
    format!("{}{separator}{:02}:{:02}", date_words(local.date_naive(), lang), local.hour(), local.minute())
}

/// When something ends or ended: a midnight is told as 24:00 of the day before (`3月9日(周一) 24:00`).
pub fn end_words(at: Instant, lang: Lang) -> String {
    let local = at.with_timezone(&wall_clock());
    let before = local.date_naive().pred_opt().filter(|_| local.hour() == 0 && local.minute() == 0);
    let Some(before) = before else { return moment_words(at, lang) };
    let separator = if lang == Lang::Zh { " " } else { ", " };
    format!("{}{separator}24:00", date_words(before, lang))
}

/// A deadline: `3月9日(周一) 24:00 前`.
pub fn deadline_words(at: Instant, lang: Lang) -> String {
    let end = end_words(at, lang);
    match lang {
        Lang::Zh => format!("{end} 前"),
        Lang::En => format!("by {end}"),
    }
}

/// A moment as the field of a form holds it, on the wall clock: `2026-03-09T14:00`.
pub fn form_moment(at: Instant) -> String {
    let local = at.with_timezone(&wall_clock());
    format!("{}T{:02}:{:02}", local.date_naive(), local.hour(), local.minute())
}

/// When something begins or began, for a refusal: `2026年3月9日(周一) 09:00`.
pub fn told_start(at: Instant) -> Words {
    Words::in_each(|lang| moment_words(at, lang))
}

/// When something ends or ended, for a refusal: `2026年3月9日(周一) 24:00`.
pub fn told_end(at: Instant) -> Words {
    Words::in_each(|lang| end_words(at, lang))
}

/// From when to when something is possible, for a refusal.
pub fn told_span(from: Instant, to: Instant) -> Words {
    Words::in_each(|lang| match lang {
        Lang::Zh => format!("{} 到 {}", moment_words(from, lang), end_words(to, lang)),
        Lang::En => format!("{} to {}", moment_words(from, lang), end_words(to, lang)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_24_00_of_the_wall_clock() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 9).expect("a date");
        let end = end_of_day(date);
        assert_eq!(end.to_rfc3339(), "2026-03-09T16:00:00+00:00");
        assert_eq!(deadline_words(end, Lang::Zh), "2026年3月9日(周一) 24:00 前");
        assert_eq!(deadline_words(end, Lang::En), "by Mon 9 Mar 2026, 24:00");
        assert_eq!(end_words(end, Lang::Zh), "2026年3月9日(周一) 24:00");
        let noon = end - chrono::Duration::hours(12);
        assert_eq!(end_words(noon, Lang::Zh), moment_words(noon, Lang::Zh));
        assert_eq!(local_date(start_of_day(date)), date);
    }

    #[test]
    fn a_moment_is_read_from_the_wall_clock_of_a_form_and_from_rfc_3339() {
        let expected = "2026-03-09T06:00:00+00:00";
        assert_eq!(parse_moment("2026-03-09T14:00").map(|at| at.to_rfc3339()), Some(expected.into()));
        assert_eq!(parse_moment("2026-03-09T06:00:00Z").map(|at| at.to_rfc3339()), Some(expected.into()));
        assert_eq!(parse_moment("9.3.2026"), None);
        assert_eq!(parse_moment("2026-03-09T14:00").map(form_moment), Some("2026-03-09T14:00".into()));
    }

    #[test]
    fn a_refusal_tells_its_moments_in_both_languages() {
        let at = |text: &str| parse_moment(text).expect("a moment");
        let span = told_span(at("2026-03-09T00:00"), at("2026-03-16T00:00"));
        assert_eq!(span, "2026年3月9日(周一) 00:00 到 2026年3月15日(周日) 24:00");
        assert_eq!(span.in_language(Lang::En), "Mon 9 Mar 2026, 00:00 to Sun 15 Mar 2026, 24:00");
        assert_eq!(told_start(at("2026-03-09T09:00")).in_language(Lang::En), "Mon 9 Mar 2026, 09:00");
        assert_eq!(told_end(at("2026-03-10T00:00")), "2026年3月9日(周一) 24:00");
    }
}
