//! Which homes were reached, and how: every home stands once, with the best that is known of it (dossier §1.2).

use serde::{Deserialize, Serialize};

use super::{AnswerChannel, VisitResult};
use crate::projects::terms::terms;

terms! {
    /// How far a home was reached; the order is from best to worst.
    pub enum ReachState {
        /// Answered online.
        Online = "online", "网上已填", "answered online";
        /// Answered at the door.
        Visited = "visited", "上门已登记", "answered at the door";
        /// Answered on paper.
        Paper = "paper", "纸质已交", "answered on paper";
        /// Met, but did not want to answer: reached all the same.
        Refused = "refused", "见到但不愿填", "declined";
        /// Visited, nobody met.
        NotMet = "not_met", "上门未遇到", "nobody met";
        /// No answer and no visit yet.
        NotReached = "not_reached", "还没有联系", "not reached yet";
    }
}

impl From<AnswerChannel> for ReachState {
    fn from(channel: AnswerChannel) -> Self {
        match channel {
            AnswerChannel::Online => Self::Online,
            AnswerChannel::Visit => Self::Visited,
            AnswerChannel::Paper => Self::Paper,
        }
    }
}

impl From<VisitResult> for ReachState {
    fn from(result: VisitResult) -> Self {
        match result {
            VisitResult::Answered => Self::Visited,
            VisitResult::Refused => Self::Refused,
            VisitResult::NotMet => Self::NotMet,
        }
    }
}

/// The best state of a home: its standing answer says it, else the best of its visits.
pub fn reach_of_home(answer: Option<AnswerChannel>, visits: impl IntoIterator<Item = VisitResult>) -> ReachState {
    match answer {
        Some(channel) => channel.into(),
        None => visits.into_iter().map(ReachState::from).min().unwrap_or(ReachState::NotReached),
    }
}

/// Homes by how far they were reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReachCounts {
    /// Answered online.
    pub online: i64,
    /// Answered at the door.
    pub visited: i64,
    /// Answered on paper.
    pub paper: i64,
    /// Met, but did not want to answer.
    pub refused: i64,
    /// Visited, nobody met.
    pub not_met: i64,
    /// No answer and no visit yet.
    pub not_reached: i64,
}

impl ReachCounts {
    /// The homes in one state.
    pub fn homes_in(&self, state: ReachState) -> i64 {
        match state {
            ReachState::Online => self.online,
            ReachState::Visited => self.visited,
            ReachState::Paper => self.paper,
            ReachState::Refused => self.refused,
            ReachState::NotMet => self.not_met,
            ReachState::NotReached => self.not_reached,
        }
    }

    /// All homes asked.
    pub fn homes(&self) -> i64 {
        self.reached() + self.not_met + self.not_reached
    }

    /// Homes that answered, whichever way.
    pub fn answered(&self) -> i64 {
        self.online + self.visited + self.paper
    }

    /// Homes with whom somebody spoke or that answered; a refusal is one.
    pub fn reached(&self) -> i64 {
        self.answered() + self.refused
    }
}

impl FromIterator<ReachState> for ReachCounts {
    fn from_iter<I: IntoIterator<Item = ReachState>>(states: I) -> Self {
        let mut counts = Self::default();
        for state in states {
            let homes = match state {
                ReachState::Online => &mut counts.online,
                ReachState::Visited => &mut counts.visited,
                ReachState::Paper => &mut counts.paper,
                ReachState::Refused => &mut counts.refused,
                ReachState::NotMet => &mut counts.not_met,
                ReachState::NotReached => &mut counts.not_reached,
            };
            *homes += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_has_its_best_state() {
        use VisitResult::{Answered, NotMet, Refused};
        assert_eq!(reach_of_home(None, []), ReachState::NotReached);
        assert_eq!(reach_of_home(None, [NotMet, NotMet]), ReachState::NotMet);
        assert_eq!(reach_of_home(None, [Refused, NotMet]), ReachState::Refused);
        assert_eq!(reach_of_home(None, [NotMet, Answered, Refused]), ReachState::Visited);
        assert_eq!(reach_of_home(Some(AnswerChannel::Paper), [NotMet, Refused]), ReachState::Paper);
        assert_eq!(reach_of_home(Some(AnswerChannel::Online), [Answered]), ReachState::Online);
    }

    #[test]
    fn every_home_is_counted_once() {
        let states = ReachState::ALL.iter().flat_map(|state| std::iter::repeat_n(*state, 2 + *state as usize));
        let counts: ReachCounts = states.collect();
        for state in ReachState::ALL {
            assert_eq!(counts.homes_in(*state), 2 + *state as i64, "{state:?}");
        }
        assert_eq!((counts.answered(), counts.reached(), counts.homes()), (2 + 3 + 4, 9 + 5, 14 + 6 + 7));
    }
}
