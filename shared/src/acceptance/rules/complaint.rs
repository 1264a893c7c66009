//! What a complaint about something under warranty sets running: the authority says who is responsible, the responsible
//! unit comes, the repaired part begins its warranty again (dossier R44, F79, E14; 河南省建设工程质量管理条例 41).
//!
//! The first day is not counted (R35). A last day on a rest day is not moved to the next working day: both terms bind those
//! who owe residents something, and who complains never waits longer by the reading.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::defect::DefectState;
use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::time::date_words;
use crate::words::Words;

/// Days after the report within which the authority determines who is responsible, and tells that unit.
pub const DETERMINATION_DAYS: u64 = 20;
/// Days after being told within which the responsible unit is on site to agree how it is repaired.
pub const ON_SITE_DAYS: u64 = 7;

/// The last day for the determination.
pub fn determination_due(reported_on: NaiveDate) -> NaiveDate {
    reported_on.checked_add_days(Days::new(DETERMINATION_DAYS)).unwrap_or(reported_on)
}

/// The last day for coming on site.
pub fn on_site_due(determined_on: NaiveDate) -> NaiveDate {
    determined_on.checked_add_days(Days::new(ON_SITE_DAYS)).unwrap_or(determined_on)
}

/// Where the terms come from.
pub fn complaint_basis(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "《河南省建设工程质量管理条例》第四十一条",
        Lang::En => "Henan regulation on the quality of construction, article 41",
    }
}

/// What is known of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintFacts {
    /// The day it was reported.
    pub reported_on: NaiveDate,
    /// The day the authority said who is responsible and told that unit.
    pub determined_on: Option<NaiveDate>,
    /// The day the responsible unit came.
    pub on_site_on: Option<NaiveDate>,
    /// The day of the last repair.
    pub repaired_on: Option<NaiveDate>,
}

/// The terms of a complaint and how they were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintTerms {
    /// The day it was reported.
    pub reported_on: NaiveDate,
    /// Until when it has to be determined who is responsible; the day itself counts.
    pub determination_due: NaiveDate,
    /// The day that was determined and the responsible unit was told.
    pub determined_on: Option<NaiveDate>,
    /// Whether that is, or was, late.
    pub determination_overdue: bool,
    /// Until when the responsible unit has to be on site; nothing before it was told.
    pub on_site_due: Option<NaiveDate>,
    /// The day it came.
    pub on_site_on: Option<NaiveDate>,
    /// Whether that is, or was, late.
    pub on_site_overdue: bool,
    /// The day of the last repair.
    pub repaired_on: Option<NaiveDate>,
}

impl ComplaintTerms {
    /// The terms as they stand today.
    ///
    /// A repair ends what was owed before it: in an emergency the owner repairs first (F79), and whoever repaired was there.
    pub fn of(facts: ComplaintFacts, today: NaiveDate) -> Self {
        let ComplaintFacts { reported_on, determined_on, on_site_on, repaired_on } = facts;
        let late = |done: Option<NaiveDate>, due: NaiveDate| done.or(repaired_on).unwrap_or(today) > due;
        let on_site_due = determined_on.map(on_site_due);
        Self {
            reported_on,
            determination_due: determination_due(reported_on),
            determined_on,
            determination_overdue: late(determined_on, determination_due(reported_on)),
            on_site_due,
            on_site_on,
            on_site_overdue: on_site_due.is_some_and(|due| late(on_site_on, due)),
            repaired_on,
        }
    }

    /// Whether somebody is late with it.
    pub fn is_overdue(&self) -> bool {
        self.determination_overdue || self.on_site_overdue
    }
}

/// May it be determined who is responsible? Once, while something is left to be put right, on a day from the report to
/// today.
pub fn check_determination(
    state: DefectState,
    facts: ComplaintFacts,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<(), Problem> {
    if state.is_settled() || facts.determined_on.is_some() {
        return Err(Problem::new(Code::DefectStepRefused));
    }
    check_day(day, facts.reported_on, today)
}

/// May a visit be noted? Once, after the unit was told, on a day from then to today.
pub fn check_visit(state: DefectState, facts: ComplaintFacts, day: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    match facts.determined_on {
        Some(told) if !state.is_settled() && facts.on_site_on.is_none() => check_day(day, told, today),
        _ => Err(Problem::new(Code::DefectStepRefused)),
    }
}

fn check_day(day: NaiveDate, first: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    if (first..=today).contains(&day) {
        return Ok(());
    }
    let words = Words::in_each(|lang| {
        let [first, last] = [first, today].map(|day| date_words(day, lang));
        match lang {
            Lang::Zh => format!("请填 {first} 到 {last} 之间的日期"),
            Lang::En => format!("choose a day from {first} to {last}"),
        }
    });
    Err(Problem::new(Code::InvalidInput).with_field("/day", words))
}

#[cfg(test)]
mod tests {
    use super::super::warranty::{LUOYANG_HEATING, WarrantyCategory, restarted_end};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn reported() -> ComplaintFacts {
        let reported_on = day("2027-04-01");
        ComplaintFacts { reported_on, determined_on: None, on_site_on: None, repaired_on: None }
    }

    #[test]
    fn e14_complaint() {
        let told = ComplaintFacts { determined_on: Some(day("2027-04-10")), ..reported() };
        let terms = ComplaintTerms::of(told, day("2027-04-10"));
        assert_eq!(terms.determination_due, day("2027-04-21"));
        assert_eq!(terms.on_site_due, Some(day("2027-04-17")));
        assert!(!terms.is_overdue());
        let old = day("2028-06-30");
        let again = restarted_end(WarrantyCategory::Installation, old, day("2027-05-08"), None, LUOYANG_HEATING);
        assert_eq!(again, day("2029-05-08"), "two years from the repair on 05-08");
    }

    #[test]
    fn r44_the_last_day_itself_still_counts() {
        let late = |facts, today| ComplaintTerms::of(facts, day(today)).is_overdue();
        assert!(!late(reported(), "2027-04-21") && late(reported(), "2027-04-22"));
        let told = ComplaintFacts { determined_on: Some(day("2027-04-10")), ..reported() };
        assert!(!late(told, "2027-04-17") && late(told, "2027-04-18"));
    }

    #[test]
    fn r44_what_was_late_stays_late_and_what_was_kept_stays_kept() {
        let told = ComplaintFacts { determined_on: Some(day("2027-04-25")), ..reported() };
        let terms = ComplaintTerms::of(told, day("2027-04-26"));
        assert!(terms.determination_overdue && !terms.on_site_overdue);
        let kept = ComplaintFacts {
            determined_on: Some(day("2027-04-10")),
            on_site_on: Some(day("2027-04-17")),
            repaired_on: Some(day("2027-05-08")),
            ..reported()
        };
        assert!(!ComplaintTerms::of(kept, day("2027-09-01")).is_overdue());
    }

    #[test]
    fn a_repair_ends_what_was_owed_before_it() {
        let repaired = ComplaintFacts { repaired_on: Some(day("2027-04-03")), ..reported() };
        assert!(!ComplaintTerms::of(repaired, day("2027-09-01")).is_overdue());
    }

    #[test]
    fn it_is_determined_and_visited_once_each_in_order_and_not_in_the_future() {
        let today = day("2027-04-12");
        let open = DefectState::Open;
        let determine =
            |facts, on: &str| check_determination(open, facts, day(on), today).map_err(|refused| refused.code);
        let visit = |facts, on: &str| check_visit(open, facts, day(on), today).map_err(|refused| refused.code);
        let told = ComplaintFacts { determined_on: Some(day("2027-04-10")), ..reported() };
        let seen = ComplaintFacts { on_site_on: Some(day("2027-04-11")), ..told };
        assert_eq!(determine(reported(), "2027-04-10"), Ok(()));
        assert_eq!(determine(reported(), "2027-04-13"), Err(Code::InvalidInput));
        assert_eq!(determine(reported(), "2027-03-31"), Err(Code::InvalidInput));
        assert_eq!(determine(told, "2027-04-10"), Err(Code::DefectStepRefused));
        assert_eq!(visit(reported(), "2027-04-11"), Err(Code::DefectStepRefused));
        assert_eq!(visit(told, "2027-04-09"), Err(Code::InvalidInput));
        assert_eq!(visit(told, "2027-04-11"), Ok(()));
        assert_eq!(visit(seen, "2027-04-11"), Err(Code::DefectStepRefused));
        let settled = check_determination(DefectState::Verified, reported(), today, today);
        assert_eq!(settled.map_err(|refused| refused.code), Err(Code::DefectStepRefused));
    }
}
