//! Disputes: a home says that a ballot entered on its behalf is not its own, and somebody else than who entered it looks
//! into it (dossier R17–R19, R22).

use super::ballot::{DuplicatePolicy, Received, Voice, supersedes};
use super::state::DecisionState;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;

terms! {
    /// What came of a dispute.
    pub enum DisputeAnswer {
        /// The entry is what the home gave; the evidence was shown.
        Stands = "stands", "录入属实，维持", "the entry stands";
        /// The entry is withdrawn and counts no more.
        Void = "void", "录入作废", "the entry is void";
    }
}

/// May a home dispute a version of its ballot? One that somebody else gave for it, until the provisional result is out;
/// afterwards an objection to the published result is the way (R17).
pub fn may_dispute(state: DecisionState, voice: Voice) -> Result<(), Problem> {
    let code = match (state, voice) {
        (DecisionState::Notified | DecisionState::Open | DecisionState::Closed, Voice::OnBehalf) => return Ok(()),
        (DecisionState::Notified | DecisionState::Open | DecisionState::Closed, Voice::Own) => Code::NotEnteredForYou,
        _ => Code::DisputeTooLate,
    };
    Err(Problem::new(code))
}

/// Which version of a ballot counts, of those that were not withdrawn, in the order of their arrival: the last valid
/// one, or the electronic one, as the notice says (R17, R18); none where every version was withdrawn.
///
/// A withdrawn version is treated as if it had never come, so an earlier one counts again that it had superseded.
pub fn standing_version(
    versions: impl IntoIterator<Item = (u32, Received)>,
    policy: DuplicatePolicy,
) -> Option<(u32, Received)> {
    let later = |counted: (u32, Received), arriving: (u32, Received)| {
        if supersedes(arriving.1, counted.1, policy) { arriving } else { counted }
    };
    versions.into_iter().reduce(later)
}

#[cfg(test)]
mod tests {
    use super::super::ballot::Channel;
    use super::*;

    fn received(channel: Channel, day: u32) -> Received {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, day).expect("a date");
        Received { channel, at: crate::time::start_of_day(date) }
    }

    #[test]
    fn what_others_gave_for_a_home_is_disputed_until_the_result_is_out() {
        let code = |state, voice| may_dispute(state, voice).map_err(|problem| problem.code);
        assert_eq!(code(DecisionState::Open, Voice::OnBehalf), Ok(()));
        assert_eq!(code(DecisionState::Closed, Voice::OnBehalf), Ok(()));
        assert_eq!(code(DecisionState::Open, Voice::Own), Err(Code::NotEnteredForYou));
        for state in [DecisionState::Provisional, DecisionState::Objecting, DecisionState::Final] {
            assert_eq!(code(state, Voice::OnBehalf), Err(Code::DisputeTooLate));
        }
    }

    #[test]
    fn without_a_withdrawn_version_the_one_before_counts_again() {
        let versions =
            [(1, received(Channel::Online, 2)), (2, received(Channel::Visit, 4)), (3, received(Channel::Paper, 3))];
        let counted = |withdrawn: &[u32], policy| {
            let left = versions.into_iter().filter(|(number, _)| !withdrawn.contains(number));
            standing_version(left, policy).map(|(number, _)| number)
        };
        assert_eq!(counted(&[], DuplicatePolicy::LastReceived), Some(2));
        assert_eq!(counted(&[2], DuplicatePolicy::LastReceived), Some(3));
        assert_eq!(counted(&[2, 3], DuplicatePolicy::LastReceived), Some(1));
        assert_eq!(counted(&[], DuplicatePolicy::OnlineWins), Some(1));
        assert_eq!(counted(&[1], DuplicatePolicy::OnlineWins), Some(2));
        assert_eq!(counted(&[1, 2, 3], DuplicatePolicy::LastReceived), None);
    }
}
