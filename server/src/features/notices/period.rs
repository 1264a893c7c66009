//! How long a notice is shown: its period by the statutory calendar, longer by what its sheets were away (R35, R37).

use linyi_shared::notices::calendar::Calendar;
use linyi_shared::notices::period::Period;
use linyi_shared::notices::rules::PostingMoment;
use linyi_shared::time::Instant;

use crate::entities::{notice, notice_posting};
use crate::plan::Plan;

/// The rest days and make-up days of the years whose notices the plan's data has.
pub fn calendar(plan: &Plan) -> Calendar {
    let years = &plan.calendar;
    Calendar::new(
        years.iter().flat_map(|year| &year.holidays).flat_map(|holiday| holiday.days()),
        years.iter().flat_map(|year| year.make_up_days.iter().copied()),
    )
}

/// How far a version was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// When its period ends, with the days owed for sheets that were away, UTC.
    pub ends_at: Instant,
    /// Places whose sheet was taken down too early and is not back.
    pub missing_at: Vec<String>,
}

/// How far a version published at `since` for `days` was shown, by the postings of that version in order of time.
pub fn shown<'a>(
    since: Instant,
    days: u16,
    postings: impl IntoIterator<Item = &'a notice_posting::Model>,
    calendar: &Calendar,
) -> Shown {
    struct Sheet<'a> {
        place: &'a str,
        period: Period,
        removed: Option<Instant>,
    }
    let whole = Period::after(since, days, calendar);
    let mut sheets: Vec<Sheet<'a>> = Vec::new();
    for posting in postings {
        let place = posting.place.as_str();
        let index = sheets.iter().position(|sheet| sheet.place == place).unwrap_or_else(|| {
            sheets.push(Sheet { place, period: whole, removed: None });
            sheets.len() - 1
        });
        let sheet = &mut sheets[index];
        match PostingMoment::parse(&posting.moment) {
            Some(PostingMoment::Removed) => {
                sheet.removed.get_or_insert(posting.recorded_at);
            }
            Some(PostingMoment::Posted) => {
                if let Some(removed) = sheet.removed.take() {
                    sheet.period = sheet.period.resumed(removed, posting.recorded_at, calendar);
                }
            }
            None => {}
        }
    }
    let ends_at = sheets.iter().map(|sheet| sheet.period.ends_at()).fold(whole.ends_at(), Instant::max);
    let away = sheets.iter().filter(|sheet| sheet.removed.is_some_and(|removed| !sheet.period.is_over(removed)));
    Shown { ends_at, missing_at: away.map(|sheet| sheet.place.to_owned()).collect() }
}

/// How far the latest version of a published notice was shown; `since` is when that version was published.
pub fn shown_now(
    row: &notice::Model,
    since: Instant,
    postings: &[notice_posting::Model],
    calendar: &Calendar,
) -> Shown {
    let days = u16::try_from(row.display_days).unwrap_or(0);
    shown(since, days, postings.iter().filter(|posting| posting.version == row.version), calendar)
}

#[cfg(test)]
mod tests {
    use linyi_shared::time::parse_moment;
    use uuid::Uuid;

    use super::*;

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    fn posting(moment: PostingMoment, place: &str, text: &str) -> notice_posting::Model {
        notice_posting::Model {
            id: Uuid::now_v7(),
            compound_id: Uuid::nil(),
            notice_id: Uuid::nil(),
            version: 1,
            moment: moment.as_str().to_owned(),
            place: place.to_owned(),
            photos: serde_json::json!([]),
            recorded_by: Uuid::nil(),
            recorded_at: at(text),
        }
    }

    fn shown_with(postings: &[notice_posting::Model]) -> (String, Vec<String>) {
        let shown = shown(at("2026-03-02T10:00"), 7, postings, &Calendar::default());
        (shown.ends_at.to_rfc3339(), shown.missing_at)
    }

    #[test]
    fn r37_a_sheet_that_was_away_owes_its_days_and_one_that_is_away_is_named() {
        use PostingMoment::{Posted, Removed};
        let whole = "2026-03-09T16:00:00+00:00".to_owned();
        let posted = posting(Posted, "东门", "2026-03-02T11:00");
        let elsewhere = posting(Posted, "西门", "2026-03-02T11:00");
        let removed = posting(Removed, "东门", "2026-03-05T09:00");
        assert_eq!(shown_with(&[posted.clone(), elsewhere.clone()]), (whole.clone(), vec![]));
        let away = [posted.clone(), elsewhere.clone(), removed.clone()];
        assert_eq!(shown_with(&away), (whole.clone(), vec!["东门".to_owned()]));
        let back = [posted.clone(), elsewhere, removed, posting(Posted, "东门", "2026-03-07T09:00")];
        assert_eq!(shown_with(&back), ("2026-03-12T16:00:00+00:00".to_owned(), vec![]));
        let in_time = [posted, posting(Removed, "东门", "2026-03-10T09:00")];
        assert_eq!(shown_with(&in_time), (whole, vec![]));
    }

    #[test]
    fn the_calendar_of_the_plan_knows_the_spring_festival_of_2026() {
        let calendar = calendar(&Plan::load().expect("the plan"));
        let period = Period::after(at("2026-02-05T10:00"), 15, &calendar);
        assert_eq!(period.last_day.to_string(), "2026-02-24");
    }
}
