//! Of which decision a notice of a vote tells, and when it may (dossier §3.2 N3–N5, R23).

use super::super::kind::NoticeKind;
use crate::decisions::rules::DecisionState;
use crate::problem::{Code, Problem};
use crate::words::Words;

impl NoticeKind {
    /// Where a decision stands while a notice of this kind tells of it; nothing for notices that tell of none.
    pub fn tells_of(self) -> &'static [DecisionState] {
        match self {
            Self::VoteCall => &[DecisionState::Notified, DecisionState::Open],
            Self::ProvisionalResult => &[DecisionState::Provisional, DecisionState::Objecting],
            Self::Decision => &[DecisionState::Final, DecisionState::Archived],
            _ => &[],
        }
    }
}

/// May a notice be published about a decision that stands there? No vote is called that was not announced, no result is
/// posted that is not out, and none as final that objections may still change.
///
/// The refusal carries where the decision stands.
pub fn check_told(kind: NoticeKind, state: DecisionState) -> Result<(), Problem> {
    if kind.tells_of().contains(&state) {
        return Ok(());
    }
    let stands = Words::in_each(|lang| state.words(lang).to_owned());
    Err(Problem::new(Code::NoticeDecisionNotReady).with_detail(stands))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_notices_of_a_vote_tell_of_a_decision() {
        let telling: Vec<_> = NoticeKind::ALL.iter().filter(|kind| !kind.tells_of().is_empty()).collect();
        assert_eq!(telling, [&NoticeKind::VoteCall, &NoticeKind::ProvisionalResult, &NoticeKind::Decision]);
    }

    #[test]
    fn r23_a_final_result_is_posted_only_once_it_is_final() {
        for state in DecisionState::ALL {
            let expected = matches!(state, DecisionState::Final | DecisionState::Archived);
            let refused = check_told(NoticeKind::Decision, *state);
            assert_eq!(refused.is_ok(), expected, "{state:?}");
            if let Err(problem) = refused {
                assert_eq!(problem.code, Code::NoticeDecisionNotReady);
                assert!(problem.detail.is_some());
            }
        }
    }

    #[test]
    fn at_most_one_of_the_three_tells_of_a_decision_at_a_time() {
        for state in DecisionState::ALL {
            assert!(NoticeKind::ALL.iter().filter(|kind| check_told(**kind, *state).is_ok()).count() <= 1, "{state:?}");
        }
    }
}
