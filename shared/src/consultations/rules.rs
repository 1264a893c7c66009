//! Rules of consultations (一征): when a home may answer, what the answers add up to, and which homes were reached.

mod reach;
mod summary;

pub use reach::{ReachCounts, ReachState, reach_of_home};
pub use summary::{ItemCount, Wish, count_wishes};

use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::{Instant, told_end, told_start};

terms! {
    /// How much a home wants an item; the order is from most to least.
    pub enum Priority {
        /// It cannot stay as it is.
        Essential = "essential", "必须改", "essential";
        /// It should be changed.
        Wanted = "wanted", "希望改", "wanted";
        /// Welcome if there is money left.
        Nice = "nice", "有条件再改", "nice to have";
    }
}

terms! {
    /// How the answer of a home came.
    pub enum AnswerChannel {
        /// The resident filled it in on a phone or computer.
        Online = "online", "网上填写", "online";
        /// A grid worker or building steward recorded it at the door.
        Visit = "visit", "上门登记", "home visit";
        /// A signed 征求意见表, entered by staff with its photo.
        Paper = "paper", "纸质意见表", "paper form";
    }
}

terms! {
    /// What came of a visit to a home.
    pub enum VisitResult {
        /// The home gave its answer.
        Answered = "answered", "已登记意见", "answered";
        /// Nobody opened.
        NotMet = "not_met", "没有遇到人", "nobody met";
        /// Somebody was met and did not want to answer.
        Refused = "refused", "不愿登记", "declined";
    }
}

/// May a home answer, or change its answer, now? From `opens` up to, and without, the closing moment.
///
/// `closed` is the moment staff closed it, which may be before `closes`. The refusal carries the moment it depends on.
pub fn may_answer(opens: Instant, closes: Instant, closed: Option<Instant>, now: Instant) -> Result<(), Problem> {
    let end = closed.map_or(closes, |closed| closed.min(closes));
    if now >= end {
        Err(Problem::new(Code::ConsultationClosed).with_detail(told_end(end)))
    } else if now < opens {
        Err(Problem::new(Code::ConsultationNotOpen).with_detail(told_start(opens)))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_moment;
    use crate::words::Words;

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    fn answered_at(now: &str, closed: Option<&str>) -> Result<(), (Code, Option<Words>)> {
        may_answer(at("2026-03-02T09:00"), at("2026-03-18T00:00"), closed.map(at), at(now))
            .map_err(|problem| (problem.code, problem.detail))
    }

    #[test]
    fn a_home_answers_between_opening_and_closing() {
        assert_eq!(
            answered_at("2026-03-02T08:59", None),
            Err((Code::ConsultationNotOpen, Some(told_start(at("2026-03-02T09:00")))))
        );
        assert_eq!(answered_at("2026-03-02T09:00", None), Ok(()));
        assert_eq!(answered_at("2026-03-17T23:59", None), Ok(()));
        assert_eq!(
            answered_at("2026-03-18T00:00", None),
            Err((Code::ConsultationClosed, Some(told_end(at("2026-03-18T00:00")))))
        );
    }

    #[test]
    fn an_early_close_ends_it_and_a_late_one_does_not_prolong_it() {
        let early = Some("2026-03-10T17:30");
        assert_eq!(answered_at("2026-03-10T17:29", early), Ok(()));
        assert_eq!(
            answered_at("2026-03-10T17:30", early),
            Err((Code::ConsultationClosed, Some(told_end(at("2026-03-10T17:30")))))
        );
        assert_eq!(
            answered_at("2026-03-19T10:00", Some("2026-03-20T10:00")),
            Err((Code::ConsultationClosed, Some(told_end(at("2026-03-18T00:00")))))
        );
    }

    #[test]
    fn a_consultation_closed_before_it_opened_is_closed() {
        let before = Some("2026-03-01T10:00");
        assert_eq!(
            answered_at("2026-03-01T11:00", before),
            Err((Code::ConsultationClosed, Some(told_end(at("2026-03-01T10:00")))))
        );
    }
}
