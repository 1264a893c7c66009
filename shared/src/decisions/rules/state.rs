//! The states of a decision and the steps between them (dossier 11.9).

use super::window::Window;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::Instant;

terms! {
    /// Where a decision stands.
    pub enum DecisionState {
        /// Being prepared; questions and roll may change.
        Draft = "draft", "起草中", "draft";
        /// The notice is out; questions, scope, roll and rule are locked (R5, R14).
        Notified = "notified", "已公告，待投票", "notified";
        /// Ballots are taken.
        Open = "open", "投票中", "open";
        /// No ballot is taken any more; paper received in time may still be entered (R22).
        Closed = "closed", "已截止，计票中", "closed, being counted";
        /// The provisional result is out (N4).
        Provisional = "provisional", "初步结果", "provisional result";
        /// Objections are taken and answered.
        Objecting = "objecting", "询异期", "open to objections";
        /// The result stands (N5).
        Final = "final", "结果生效", "final";
        /// Kept as evidence.
        Archived = "archived", "已归档", "archived";
        /// Withdrawn before its end, or revoked by a court (民法典 280).
        Void = "void", "已作废", "void";
    }
}

impl DecisionState {
    /// The states that may follow.
    ///
    /// A notified decision never returns to draft: a changed question is a new decision with a new notice (R14).
    /// From objections the way leads back to a corrected provisional result (R17), or on.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Notified, Self::Void],
            Self::Notified => &[Self::Open, Self::Void],
            Self::Open => &[Self::Closed, Self::Void],
            Self::Closed => &[Self::Provisional, Self::Void],
            Self::Provisional => &[Self::Objecting, Self::Void],
            Self::Objecting => &[Self::Provisional, Self::Final, Self::Void],
            Self::Final => &[Self::Archived, Self::Void],
            Self::Archived | Self::Void => &[],
        }
    }

    /// Allows a step or refuses it.
    pub fn step_to(self, next: Self) -> Result<Self, Problem> {
        if self.next().contains(&next) { Ok(next) } else { Err(Problem::new(Code::DecisionStepRefused)) }
    }

    /// Whether questions, scope and roll may still be changed (R14).
    pub fn check_editable(self) -> Result<(), Problem> {
        if self == Self::Draft { Ok(()) } else { Err(Problem::new(Code::DecisionLocked)) }
    }

    /// Whether the running result is sealed, for staff too.
    pub fn is_sealed(self) -> bool {
        matches!(self, Self::Draft | Self::Notified | Self::Open)
    }

    /// Whether the result is out for everybody.
    pub fn is_published(self) -> bool {
        matches!(self, Self::Provisional | Self::Objecting | Self::Final | Self::Archived)
    }

    /// What a step that people took has become by `now`, by the clock alone.
    #[must_use]
    pub fn at(mut self, window: Window, now: Instant) -> Self {
        while let Some(next) = self.due(window, now) {
            self = next;
        }
        self
    }

    /// The state the clock alone brings about by now, if it differs: a notified vote opens, an open one closes.
    pub fn due(self, window: Window, now: Instant) -> Option<Self> {
        match self {
            Self::Notified if now >= window.opens => Some(Self::Open),
            Self::Open if now >= window.closes => Some(Self::Closed),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DecisionState::*;
    use super::*;

    #[test]
    fn only_the_listed_steps_are_allowed() {
        let mut allowed = 0;
        for from in DecisionState::ALL {
            for to in DecisionState::ALL {
                let step = from.step_to(*to);
                assert_eq!(step.is_ok(), from.next().contains(to), "{from:?} to {to:?}");
                allowed += usize::from(step.is_ok());
            }
        }
        assert_eq!(allowed, 15);
        assert_eq!(Notified.step_to(Draft).map_err(|problem| problem.code), Err(Code::DecisionStepRefused));
        assert!(Archived.next().is_empty());
    }

    #[test]
    fn every_state_but_draft_can_be_reached_and_none_is_a_trap() {
        for state in DecisionState::ALL.iter().filter(|state| **state != Draft) {
            assert!(DecisionState::ALL.iter().any(|from| from.next().contains(state)), "{state:?}");
        }
        for state in DecisionState::ALL {
            assert!(!(state.is_sealed() && state.is_published()));
            assert_eq!(state.check_editable().is_ok(), *state == Draft);
        }
    }
}
