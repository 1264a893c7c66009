//! When the objections to a provisional outcome are heard out (dossier R23, R34).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::objection::check_no_open_objections;
use crate::id::NoticeId;
use crate::problem::{Code, Problem};
use crate::time::{Instant, told_end};

/// A notice of a provisional result (N4) that tells of an outcome: published since the outcome, not withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResultNotice {
    /// The notice; objections are raised on its page.
    pub id: NoticeId,
    /// Its headline.
    pub title: String,
    /// When its display period ends, UTC.
    pub ends_at: DateTime<Utc>,
    /// Whether it hung for its whole period.
    pub period_over: bool,
    /// Objections against it that wait for an answer.
    pub open_objections: u32,
}

/// May a provisional outcome become final? Once it was posted for its period, not before `earliest`, and with every
/// objection answered.
///
/// The refusal of a running period carries its end, the one of open objections how many there are.
pub fn check_heard(notices: &[ResultNotice], earliest: Instant, now: Instant) -> Result<(), Problem> {
    if notices.is_empty() {
        return Err(Problem::new(Code::ResultNoticeMissing));
    }
    let running = notices.iter().filter(|notice| !notice.period_over).map(|notice| notice.ends_at);
    if let Some(end) = running.chain((now < earliest).then_some(earliest)).max() {
        return Err(Problem::new(Code::ResultNoticeRunning).with_detail(told_end(end)));
    }
    check_no_open_objections(notices.iter().map(|notice| notice.open_objections).sum(), false)
}

/// May a final decision be archived? Once its final result was posted (N5) for its whole period.
pub fn check_posted_out(notices: &[ResultNotice]) -> Result<(), Problem> {
    let Some(last) = notices.iter().map(|notice| notice.ends_at).max() else {
        return Err(Problem::new(Code::DecisionNoticeMissing));
    };
    if notices.iter().any(|notice| notice.period_over) {
        return Ok(());
    }
    Err(Problem::new(Code::DecisionNoticeRunning).with_detail(told_end(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_moment;
    use crate::words::Words;

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    fn posted(period_over: bool, open_objections: u32) -> ResultNotice {
        let id = "0198e3a0-0000-7000-8000-000000000001".parse().expect("an id");
        let ends_at = at("2026-03-10T00:00");
        ResultNotice { id, title: "初步结果公示".to_owned(), ends_at, period_over, open_objections }
    }

    fn heard(notices: &[ResultNotice], now: &str) -> Result<(), (Code, Option<Words>)> {
        check_heard(notices, at("2026-03-06T10:00"), at(now)).map_err(|problem| (problem.code, problem.detail))
    }

    #[test]
    fn r23_an_outcome_nobody_posted_is_never_final() {
        assert_eq!(heard(&[], "2026-06-01T10:00"), Err((Code::ResultNoticeMissing, None)));
    }

    #[test]
    fn r23_the_period_of_every_notice_and_the_days_of_the_rule_have_to_pass() {
        let running = |end: &str| Err((Code::ResultNoticeRunning, Some(told_end(at(end)))));
        let notices = [posted(true, 0), posted(false, 0)];
        assert_eq!(heard(&notices, "2026-03-09T10:00"), running("2026-03-10T00:00"));
        assert_eq!(heard(&[posted(true, 0)], "2026-03-06T09:59"), running("2026-03-06T10:00"));
        assert_eq!(heard(&[posted(true, 0)], "2026-03-06T10:00"), Ok(()));
    }

    #[test]
    fn r34_objections_to_any_of_the_notices_block_until_they_are_answered() {
        let refused = heard(&[posted(true, 2), posted(true, 1)], "2026-03-12T10:00");
        assert_eq!(refused, Err((Code::ObjectionsOpen, Some(["3 件", "3 open"].into()))));
        assert_eq!(heard(&[posted(true, 0), posted(true, 0)], "2026-03-12T10:00"), Ok(()));
    }

    #[test]
    fn a_decision_is_archived_only_after_its_final_result_hung_for_its_period() {
        let code = |notices: &[ResultNotice]| check_posted_out(notices).map_err(|problem| problem.code);
        assert_eq!(code(&[]), Err(Code::DecisionNoticeMissing));
        assert_eq!(code(&[posted(false, 0)]), Err(Code::DecisionNoticeRunning));
        assert_eq!(code(&[posted(false, 0), posted(true, 0)]), Ok(()));
    }
}
