//! Where a consultation stands, and what closing it needs.

use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::Instant;

terms! {
    /// Where a consultation stands.
    pub enum Phase {
        /// Before it opens.
        Scheduled = "scheduled", "还没开始", "not yet open";
        /// Answers are taken.
        Open = "open", "正在征求意见", "open for answers";
        /// Past its end, not yet closed by staff.
        Ended = "ended", "已截止，正在核对", "ended, being checked";
        /// Closed: the counts are public.
        Closed = "closed", "已结束，正在研究", "closed, under study";
        /// The summary with its outcomes is public.
        Published = "published", "结果已公布", "outcome published";
    }
}

/// The moments a phase depends on, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments {
    /// From when answers are taken.
    pub opens: Instant,
    /// Until when, and without that very moment.
    pub closes: Instant,
    /// When staff closed it.
    pub closed: Option<Instant>,
    /// When its summary was published.
    pub published: Option<Instant>,
}

impl Moments {
    /// The phase at `now`.
    pub fn phase(&self, now: Instant) -> Phase {
        match (self.closed, self.published) {
            (_, Some(_)) => Phase::Published,
            (Some(_), None) => Phase::Closed,
            (None, None) if now < self.opens => Phase::Scheduled,
            (None, None) if now < self.closes => Phase::Open,
            (None, None) => Phase::Ended,
        }
    }
}

/// May staff close at `now`? Before the end only with a reason, which the summary prints (dossier §1.2); never twice.
pub fn may_close(moments: &Moments, reason: &str, now: Instant) -> Result<(), Problem> {
    match moments.phase(now) {
        Phase::Closed | Phase::Published => Err(Code::ConsultationSettled.into()),
        Phase::Scheduled | Phase::Open if reason.is_empty() => Err(Code::EarlyCloseNeedsReason.into()),
        Phase::Scheduled | Phase::Open | Phase::Ended => Ok(()),
    }
}

/// May the summary be published at `now`? Only after the close, and once: what was published stays (R36).
pub fn may_publish(moments: &Moments, now: Instant) -> Result<(), Problem> {
    match moments.phase(now) {
        Phase::Scheduled | Phase::Open | Phase::Ended => Err(Code::ConsultationNotClosed.into()),
        Phase::Closed => Ok(()),
        Phase::Published => Err(Code::ConsultationSettled.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_moment;

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    fn moments(closed: Option<&str>, published: Option<&str>) -> Moments {
        Moments {
            opens: at("2026-03-02T09:00"),
            closes: at("2026-03-18T00:00"),
            closed: closed.map(at),
            published: published.map(at),
        }
    }

    #[test]
    fn the_phase_follows_the_moments() {
        let phase = |now| moments(None, None).phase(at(now));
        assert_eq!(phase("2026-03-02T08:59"), Phase::Scheduled);
        assert_eq!(phase("2026-03-02T09:00"), Phase::Open);
        assert_eq!(phase("2026-03-18T00:00"), Phase::Ended);
        let now = at("2026-03-20T00:00");
        assert_eq!(moments(Some("2026-03-19T09:00"), None).phase(now), Phase::Closed);
        assert_eq!(moments(Some("2026-03-19T09:00"), Some("2026-03-19T10:00")).phase(now), Phase::Published);
    }

    #[test]
    fn an_early_close_needs_a_reason_and_nothing_happens_twice() {
        let code = |result: Result<(), Problem>| result.err().map(|problem| problem.code);
        let open = moments(None, None);
        let early = at("2026-03-10T09:00");
        assert_eq!(code(may_close(&open, "", early)), Some(Code::EarlyCloseNeedsReason));
        assert_eq!(code(may_close(&open, "全部住户已答复", early)), None);
        assert_eq!(code(may_close(&open, "", at("2026-03-18T00:00"))), None);
        assert_eq!(code(may_publish(&open, early)), Some(Code::ConsultationNotClosed));
        let closed = moments(Some("2026-03-18T09:00"), None);
        let now = at("2026-03-19T09:00");
        assert_eq!(code(may_close(&closed, "", now)), Some(Code::ConsultationSettled));
        assert_eq!(code(may_publish(&closed, now)), None);
        let published = moments(Some("2026-03-18T09:00"), Some("2026-03-19T08:00"));
        assert_eq!(code(may_publish(&published, now)), Some(Code::ConsultationSettled));
    }
}
