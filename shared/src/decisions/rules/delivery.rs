//! Who was handed a ballot and did not answer, as far as that is proven (dossier R13 b).
//!
//! An elector has one ballot, however many homes it has; the proof of delivery is asked for home by home. So an elector
//! counts only when every one of its homes on the roll was handed a paper: whoever was reached at one door of three
//! may never have looked at the others' post, and a doubt must never make a vote. One paper that came back, even an
//! invalid one, is an answer, and whoever answered is not silent.

use super::paper::{PaperState, VoidReason};
use super::state::DecisionState;
use super::weight::Weight;
use crate::problem::{Code, Problem};
use crate::time::Instant;

/// A numbered paper that was issued for a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HomePaper {
    /// Where it is.
    pub state: PaperState,
    /// Why it is void.
    pub void_reason: Option<VoidReason>,
    /// When it reached the home.
    pub delivered_at: Option<Instant>,
    /// Whether somebody who signed, a witness, the number of the mail or a photo proves it.
    pub evidenced: bool,
}

/// A home on the roll with the papers issued for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedHome {
    /// When it changed hands since the roll was frozen; what was delivered before reached somebody else (R21).
    pub changed_hands_at: Option<Instant>,
    /// Its papers.
    pub papers: Vec<HomePaper>,
}

/// An elector of whom no ballot counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentElector {
    /// The elector's voice.
    pub weight: Weight,
    /// Every home of it on the roll.
    pub homes: Vec<HandedHome>,
}

impl HomePaper {
    /// Whether somebody answered with it; an unsigned paper is an invalid answer.
    fn came_back(&self) -> bool {
        matches!(self.state, PaperState::Waiting | PaperState::Counted)
            || self.void_reason == Some(VoidReason::Unsigned)
    }

    /// Whether it lies in its home, handed over before the close and, if the home was sold, after that.
    fn lies_in(&self, home: &HandedHome, closes: Instant) -> bool {
        // A sale after the close takes nothing back.
        let sold = home.changed_hands_at.filter(|sold| *sold < closes);
        let in_time = |at: Instant| at < closes && sold.is_none_or(|sold| at >= sold);
        self.state == PaperState::Outstanding && self.evidenced && self.delivered_at.is_some_and(in_time)
    }
}

impl SilentElector {
    /// Whether each of its homes was handed a paper before the close, and none came back.
    pub fn was_handed(&self, closes: Instant) -> bool {
        let reached = |home: &HandedHome| home.papers.iter().any(|paper| paper.lies_in(home, closes));
        let answered = self.homes.iter().flat_map(|home| &home.papers).any(HomePaper::came_back);
        !self.homes.is_empty() && !answered && self.homes.iter().all(reached)
    }
}

/// The voice of those who were handed a ballot before the close and did not answer.
pub fn delivered_unanswered(electors: &[SilentElector], closes: Instant) -> Weight {
    electors.iter().filter(|elector| elector.was_handed(closes)).map(|elector| elector.weight).sum()
}

/// May a delivery be registered? From the notice until the provisional result is out: who was reached is not decided
/// with the result at hand.
pub fn may_deliver(state: DecisionState) -> Result<(), Problem> {
    match state {
        DecisionState::Notified | DecisionState::Open | DecisionState::Closed => Ok(()),
        _ => Err(Problem::new(Code::PaperTooLate)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::Area;

    fn hour(hours: i64) -> Instant {
        chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::hours(hours)
    }

    const CLOSES: i64 = 100;

    fn handed(at: i64) -> HomePaper {
        HomePaper { state: PaperState::Outstanding, void_reason: None, delivered_at: Some(hour(at)), evidenced: true }
    }

    fn home(papers: &[HomePaper]) -> HandedHome {
        HandedHome { changed_hands_at: None, papers: papers.to_vec() }
    }

    fn elector(homes: &[HandedHome]) -> SilentElector {
        SilentElector { weight: Weight::new(1, Area(6_000)), homes: homes.to_vec() }
    }

    fn counts(homes: &[HandedHome]) -> bool {
        elector(homes).was_handed(hour(CLOSES))
    }

    #[test]
    fn a_paper_in_the_home_before_the_close_and_not_back_is_a_delivery_without_an_answer() {
        assert!(counts(&[home(&[handed(CLOSES - 1)])]));
        assert!(!counts(&[home(&[handed(CLOSES)])]), "the first moment that is too late");
        assert!(!counts(&[home(&[])]));
        assert!(!counts(&[]), "nobody without a home");
        assert!(!counts(&[home(&[HomePaper { delivered_at: None, ..handed(1) }])]), "given out, not delivered");
        assert!(!counts(&[home(&[HomePaper { evidenced: false, ..handed(1) }])]), "said, not proven");
    }

    #[test]
    fn a_void_paper_is_no_delivery_and_one_that_came_back_is_an_answer() {
        let void = |reason| HomePaper { state: PaperState::Void, void_reason: Some(reason), ..handed(1) };
        for reason in VoidReason::ALL {
            assert!(!counts(&[home(&[void(*reason)])]), "{reason:?}");
            let exchanged = counts(&[home(&[void(*reason), handed(2)])]);
            assert_eq!(exchanged, *reason != VoidReason::Unsigned, "{reason:?}");
        }
        for state in [PaperState::Waiting, PaperState::Counted] {
            assert!(!counts(&[home(&[HomePaper { state, ..handed(1) }, handed(2)])]), "{state:?}");
        }
    }

    #[test]
    fn an_elector_of_several_homes_was_handed_a_ballot_only_where_each_of_them_was() {
        assert!(!counts(&[home(&[handed(1)]), home(&[])]));
        assert!(counts(&[home(&[handed(1)]), home(&[handed(2)])]));
        let back = HomePaper { state: PaperState::Waiting, ..handed(1) };
        assert!(!counts(&[home(&[handed(1)]), home(&[handed(2), back])]), "an answer at one door is the elector's");
    }

    #[test]
    fn what_an_earlier_owner_was_handed_is_no_delivery_to_the_new_one() {
        let sold = |papers: &[HomePaper]| HandedHome { changed_hands_at: Some(hour(10)), papers: papers.to_vec() };
        assert!(!counts(&[sold(&[handed(9)])]));
        assert!(counts(&[sold(&[handed(10)])]));
        let later = HandedHome { changed_hands_at: Some(hour(CLOSES)), papers: vec![handed(9)] };
        assert!(counts(&[later]), "what was sold after the close was its owner's until then");
    }

    #[test]
    fn whatever_is_delivered_the_sum_is_that_of_the_electors_who_were_handed_one() {
        // Every combination of three homes' papers, in electors of one and of two homes.
        let kinds = [
            home(&[]),
            home(&[handed(1)]),
            home(&[handed(CLOSES)]),
            home(&[HomePaper { state: PaperState::Counted, ..handed(1) }]),
        ];
        for first in &kinds {
            for second in &kinds {
                for third in &kinds {
                    let electors = [elector(std::slice::from_ref(first)), elector(&[second.clone(), third.clone()])];
                    let sum = delivered_unanswered(&electors, hour(CLOSES));
                    let persons = i64::from(*first == kinds[1]) + i64::from(*second == kinds[1] && *third == kinds[1]);
                    assert_eq!(sum, Weight::new(persons, Area(6_000 * persons)));
                }
            }
        }
    }

    #[test]
    fn a_delivery_is_registered_until_the_result_is_out() {
        use DecisionState::*;
        let may = |state| may_deliver(state).is_ok();
        assert_eq!([Draft, Notified, Open, Closed].map(may), [false, true, true, true]);
        assert_eq!([Provisional, Objecting, Final].map(may), [false; 3]);
    }
}
