//! Objections: until when they are taken, when they must be answered, and what they block (dossier §3.4, R34).

use super::state::NoticeState;
use crate::notices::calendar::Calendar;
use crate::notices::kind::NoticeKind;
use crate::notices::period::Period;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::{Instant, told_end};

terms! {
    /// Where an objection stands.
    pub enum ObjectionState {
        /// Waits for its answer.
        Open = "open", "等待答复", "waiting for an answer";
        /// Answered by staff, in public.
        Answered = "answered", "已答复", "answered";
        /// Taken back by who made it.
        Withdrawn = "withdrawn", "已撤回", "withdrawn";
    }
}

/// Days until an objection must be answered (R34; the default of the product, as a petition is told within 15 days).
pub const OBJECTION_DAYS: u16 = 15;

/// Until when an objection must be answered, UTC.
pub fn objection_due(made: Instant, calendar: &Calendar) -> Instant {
    Period::after(made, OBJECTION_DAYS, calendar).ends_at()
}

/// May a resident object now? While the notice is on display and its period runs.
///
/// The refusal after the period carries its end.
pub fn may_object(kind: NoticeKind, state: NoticeState, ends_at: Instant, now: Instant) -> Result<(), Problem> {
    if !kind.takes_objections() || matches!(state, NoticeState::Draft | NoticeState::Withdrawn) {
        return Err(Problem::new(Code::ObjectionNotPossible));
    }
    if state == NoticeState::Ended || now >= ends_at {
        return Err(Problem::new(Code::ObjectionTooLate).with_detail(told_end(ends_at)));
    }
    Ok(())
}

/// May an objection be answered or taken back? Once, while it is open.
pub fn may_answer_objection(state: ObjectionState) -> Result<(), Problem> {
    if state == ObjectionState::Open { Ok(()) } else { Err(Problem::new(Code::ObjectionSettled)) }
}

/// Refuses the next gate while objections are unanswered; the detail is how many (R34).
///
/// `overridden` means a named authority let the way go on for a published reason.
pub fn check_no_open_objections(open: u32, overridden: bool) -> Result<(), Problem> {
    if open == 0 || overridden {
        return Ok(());
    }
    Err(Problem::new(Code::ObjectionsOpen).with_detail([format!("{open} 件"), format!("{open} open")]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_moment;
    use crate::words::Words;

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    fn object(kind: NoticeKind, state: NoticeState, now: &str) -> Result<(), (Code, Option<Words>)> {
        may_object(kind, state, at("2026-03-10T00:00"), at(now)).map_err(|problem| (problem.code, problem.detail))
    }

    #[test]
    fn objections_are_taken_until_the_period_ends() {
        let late = Err((Code::ObjectionTooLate, Some(told_end(at("2026-03-10T00:00")))));
        assert_eq!(object(NoticeKind::Decision, NoticeState::Published, "2026-03-09T23:59"), Ok(()));
        assert_eq!(object(NoticeKind::Decision, NoticeState::Published, "2026-03-10T00:00"), late);
        assert_eq!(object(NoticeKind::Decision, NoticeState::Ended, "2026-03-09T10:00"), late);
    }

    #[test]
    fn drafts_withdrawn_notices_and_calls_take_none() {
        let none = Err((Code::ObjectionNotPossible, None));
        assert_eq!(object(NoticeKind::Decision, NoticeState::Draft, "2026-03-05T10:00"), none);
        assert_eq!(object(NoticeKind::Decision, NoticeState::Withdrawn, "2026-03-05T10:00"), none);
        assert_eq!(object(NoticeKind::Consultation, NoticeState::Published, "2026-03-05T10:00"), none);
    }

    #[test]
    fn an_answer_is_due_fifteen_days_later_at_24_00() {
        let due = objection_due(at("2026-03-05T10:00"), &Calendar::default());
        assert_eq!(told_end(due), "2026年3月20日(周五) 24:00");
        let over_a_weekend = objection_due(at("2026-03-06T10:00"), &Calendar::default());
        assert_eq!(told_end(over_a_weekend), "2026年3月23日(周一) 24:00");
    }

    #[test]
    fn r34_open_objections_block_until_answered_or_overridden() {
        let refused = check_no_open_objections(2, false).expect_err("two open");
        assert_eq!((refused.code, refused.detail.as_deref()), (Code::ObjectionsOpen, Some("2 件")));
        assert_eq!(check_no_open_objections(0, false), Ok(()));
        assert_eq!(check_no_open_objections(2, true), Ok(()));
    }

    #[test]
    fn an_objection_is_answered_once() {
        for state in ObjectionState::ALL {
            assert_eq!(may_answer_objection(*state).is_ok(), *state == ObjectionState::Open, "{state:?}");
        }
    }
}
