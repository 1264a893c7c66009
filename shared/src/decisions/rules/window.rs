//! The days of a vote: notice, window, extension (dossier R15, R16).
//!
//! Days are counted from the next day and end at 24:00 (民法典 201, 203). These are shortest and longest periods
//! between two moments that the notice names, so no period rolls over a rest day here.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::rule_set::Timing;
use crate::problem::{Code, Problem};
use crate::time::{Instant, end_of_day, local_date, told_end, told_span, told_start};

/// From the opening up to, and without, the closing moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Window {
    /// The first moment inside, UTC.
    pub opens: chrono::DateTime<chrono::Utc>,
    /// The first moment after, UTC.
    pub closes: chrono::DateTime<chrono::Utc>,
}

/// Where a moment lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Before the opening.
    Before,
    /// Inside.
    Open,
    /// At the closing moment or later.
    Closed,
}

impl Window {
    /// Where a moment lies.
    pub fn phase(&self, now: Instant) -> Phase {
        if now < self.opens {
            Phase::Before
        } else if now < self.closes {
            Phase::Open
        } else {
            Phase::Closed
        }
    }

    /// Whether a moment lies inside.
    pub fn contains(&self, at: Instant) -> bool {
        self.phase(at) == Phase::Open
    }
}

impl Timing {
    /// The earliest closing of a window that opens then.
    pub fn earliest_closing(&self, opens: Instant) -> Instant {
        if self.min_window_days == 0 { opens } else { end_after(opens, self.min_window_days) }
    }

    /// The latest closing of a window that opens then, extension included.
    pub fn latest_closing(&self, opens: Instant) -> Instant {
        end_after(opens, self.max_window_days)
    }

    /// The window proposed when nobody says otherwise.
    pub fn default_window(&self, opens: Instant) -> Window {
        Window { opens, closes: end_after(opens, self.default_window_days) }
    }

    /// The days of notice: fewer for a temporary meeting.
    pub fn days_of_notice(&self, temporary: bool) -> u16 {
        if temporary { self.short_notice_days } else { self.notice_days }
    }
}

/// The earliest opening after a notice: the day after the last full day of notice (R15).
pub fn earliest_opening(posted: Instant, notice_days: u16) -> Instant {
    if notice_days == 0 { posted } else { end_after(posted, notice_days) }
}

/// Refuses a vote announced too late, or a window that is too short or too long (R15). Names the limit it missed.
pub fn check_notice_and_window(
    timing: &Timing,
    posted: Instant,
    window: Window,
    temporary: bool,
) -> Result<(), Problem> {
    let earliest = earliest_opening(posted, timing.days_of_notice(temporary));
    if window.opens < earliest {
        return Err(Problem::new(Code::NoticeTooShort).with_detail(told_start(earliest)));
    }
    check_length(timing, window)
}

/// Allows an extension: before the close, not too often, within the longest window (R16). Its reason is published.
pub fn check_extension(
    timing: &Timing,
    window: Window,
    extensions_so_far: u16,
    now: Instant,
    closes: Instant,
) -> Result<Window, Problem> {
    if extensions_so_far >= timing.extensions || now >= window.closes || closes <= window.closes {
        return Err(Problem::new(Code::ExtensionRefused).with_detail(told_end(window.closes)));
    }
    let extended = Window { closes, ..window };
    check_length(timing, extended)?;
    Ok(extended)
}

fn check_length(timing: &Timing, window: Window) -> Result<(), Problem> {
    let (earliest, latest) = (timing.earliest_closing(window.opens), timing.latest_closing(window.opens));
    if window.closes <= window.opens || !(earliest..=latest).contains(&window.closes) {
        return Err(Problem::new(Code::WindowOutOfRange).with_detail(told_span(earliest, latest)));
    }
    Ok(())
}

fn end_after(start: Instant, days: u16) -> Instant {
    let first: NaiveDate = local_date(start);
    end_of_day(first.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::rules::find_rule_set;

    fn at(text: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(&format!("{text}:00+08:00")).expect("a moment").to_utc()
    }

    fn timing(code: &str) -> Timing {
        find_rule_set(code).expect("rule").timing
    }

    fn window(opens: &str, closes: &str) -> Window {
        Window { opens: at(opens), closes: at(closes) }
    }

    #[test]
    fn fifteen_days_of_notice_end_before_the_window_opens() {
        let timing = timing("owners_major_2021");
        let posted = at("2026-03-02T10:00");
        let on_time = window("2026-03-18T00:00", "2026-04-01T00:00");
        assert_eq!(check_notice_and_window(&timing, posted, on_time, false), Ok(()));
        let early = window("2026-03-17T23:59", "2026-04-01T00:00");
        let refused = check_notice_and_window(&timing, posted, early, false).expect_err("too early");
        let earliest = Some("2026年3月18日(周三) 00:00");
        assert_eq!((refused.code, refused.detail.as_deref()), (Code::NoticeTooShort, earliest));
        assert_eq!(check_notice_and_window(&timing, posted, early, true), Ok(()));
    }

    #[test]
    fn a_residents_meeting_needs_ten_days_and_may_last_an_afternoon() {
        let timing = timing("residents_by_household_2026");
        let meeting = window("2026-03-13T15:00", "2026-03-13T17:30");
        assert_eq!(check_notice_and_window(&timing, at("2026-03-02T10:00"), meeting, false), Ok(()));
        assert!(check_notice_and_window(&timing, at("2026-03-03T10:00"), meeting, false).is_err());
    }

    #[test]
    fn an_owners_window_lasts_five_to_sixty_days() {
        let timing = timing("owners_ordinary_2021");
        let posted = at("2026-01-01T10:00");
        for (closes, fits) in [
            ("2026-03-06T23:59", false),
            ("2026-03-07T00:00", true),
            ("2026-05-01T00:00", true),
            ("2026-05-01T00:01", false),
            ("2026-02-01T00:00", false),
        ] {
            let result = check_notice_and_window(&timing, posted, window("2026-03-01T08:00", closes), false);
            assert_eq!(result.is_ok(), fits, "{closes}");
        }
        assert!(check_notice_and_window(&timing, posted, timing.default_window(at("2026-03-01T08:00")), false).is_ok());
    }

    #[test]
    fn a_window_is_extended_once_before_its_close_within_the_limit() {
        let timing = timing("owners_ordinary_2021");
        let open = window("2026-03-01T08:00", "2026-03-16T00:00");
        let now = at("2026-03-15T23:59");
        let later = at("2026-03-26T00:00");
        assert_eq!(check_extension(&timing, open, 0, now, later), Ok(Window { closes: later, ..open }));
        let code = |extensions, now, closes| {
            check_extension(&timing, open, extensions, now, closes).map_err(|problem| problem.code)
        };
        assert_eq!(code(1, now, later), Err(Code::ExtensionRefused));
        assert_eq!(code(0, open.closes, later), Err(Code::ExtensionRefused));
        assert_eq!(code(0, now, open.closes), Err(Code::ExtensionRefused));
        assert_eq!(code(0, now, at("2026-05-02T00:00")), Err(Code::WindowOutOfRange));
    }

    #[test]
    fn the_closing_moment_itself_is_outside() {
        let open = window("2026-03-01T08:00", "2026-03-16T00:00");
        assert_eq!(open.phase(at("2026-03-01T07:59")), Phase::Before);
        assert_eq!(open.phase(open.opens), Phase::Open);
        assert_eq!(open.phase(open.closes), Phase::Closed);
    }
}
