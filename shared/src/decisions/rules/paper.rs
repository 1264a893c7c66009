//! Paper ballots: numbered, accounted for, and entered by two people of whom neither sees the other's entry
//! (dossier R7, R22; 民法典 278).

use serde::{Deserialize, Serialize};

use super::ballot::{Choice, may_enter_paper};
use super::state::DecisionState;
use super::window::Window;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::{Instant, told_span};

terms! {
    /// What stands on a paper beside one question.
    pub enum Mark {
        /// In favour.
        Agree = "agree", "同意", "agree";
        /// Against.
        Against = "against", "反对", "against";
        /// Takes part without choosing.
        Abstain = "abstain", "弃权", "abstain";
        /// No mark, several marks, or none that can be read: an abstention that was looked at (R7).
        Unclear = "unclear", "没选、多选或看不清", "no mark, several, or unreadable";
    }
}

impl Mark {
    /// What the mark counts as (R7).
    pub fn choice(self) -> Choice {
        match self {
            Self::Agree => Choice::Agree,
            Self::Against => Choice::Against,
            Self::Abstain | Self::Unclear => Choice::Abstain,
        }
    }
}

terms! {
    /// Where a numbered paper is.
    pub enum PaperState {
        /// Printed and given out; not back yet.
        Outstanding = "outstanding", "已发出，未收回", "given out, not back";
        /// Back and signed; its marks wait for two equal entries.
        Waiting = "waiting", "已收回，待录入", "back, to be entered";
        /// In the ballot box.
        Counted = "counted", "已计入", "counted";
        /// Takes part no more.
        Void = "void", "已作废", "void";
    }
}

terms! {
    /// Why a paper takes part no more.
    pub enum VoidReason {
        /// Filled in wrongly and exchanged for a new one.
        Spoiled = "spoiled", "填错，已换发新票", "spoiled and exchanged";
        /// Came back without a signature, or of somebody who could not be identified: no ballot (R7).
        Unsigned = "unsigned", "没有签名或身份不明", "not signed, or voter not identified";
        /// Could not be delivered.
        Undelivered = "undelivered", "没有送达，已收回", "could not be delivered";
        /// Was lost.
        Lost = "lost", "遗失", "lost";
        /// Was counted, and withdrawn when its home said that it was not its own (R17).
        Disputed = "disputed", "住户说不是本人意思，核实后作废", "disputed by its home, withdrawn";
    }
}

impl VoidReason {
    /// The reasons the desk may give; a counted paper is withdrawn by the answer to a dispute alone.
    pub fn of_desk() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|reason| *reason != Self::Disputed)
    }
}

/// The account of the papers of a decision: every number that was issued is in exactly one of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperAccount {
    /// Numbers issued.
    pub issued: u32,
    /// Back, and in the ballot box.
    pub counted: u32,
    /// Back, still to be entered by two people.
    pub waiting: u32,
    /// Back, and no ballot: not signed, or nobody knows by whom (R7).
    pub invalid: u32,
    /// Void for another reason.
    pub void: u32,
    /// Not back.
    pub outstanding: u32,
}

impl PaperAccount {
    /// Adds a paper.
    pub fn add(&mut self, state: PaperState, reason: Option<VoidReason>) {
        self.issued += 1;
        *match (state, reason) {
            (PaperState::Outstanding, _) => &mut self.outstanding,
            (PaperState::Waiting, _) => &mut self.waiting,
            (PaperState::Counted, _) => &mut self.counted,
            (PaperState::Void, Some(VoidReason::Unsigned)) => &mut self.invalid,
            (PaperState::Void, _) => &mut self.void,
        } += 1;
    }

    /// Papers that came back.
    pub fn returned(&self) -> u32 {
        self.counted + self.waiting + self.invalid
    }

    /// Whether issued = returned + void + outstanding.
    pub fn balances(&self) -> bool {
        self.issued == self.returned() + self.void + self.outstanding
    }
}

/// What the entries of a paper by different people come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement<'a, M> {
    /// Fewer than two entries: somebody else has to enter it.
    Open,
    /// No two entries are equal: a further person has to enter it.
    Disputed,
    /// Two people entered the same, independently: it is taken.
    Agreed(&'a M),
}

/// Compares the entries of a paper, each by another person, in the order of their making (R22).
///
/// Two equal entries settle it. When the first two differ, a third person enters it too, and so on until two agree;
/// nobody is shown what another entered.
pub fn agreement<M: PartialEq>(entries: &[M]) -> Agreement<'_, M> {
    let agreed = entries.iter().enumerate().find(|(place, entry)| entries[..*place].contains(entry));
    match agreed {
        Some((_, entry)) => Agreement::Agreed(entry),
        None if entries.len() < 2 => Agreement::Open,
        None => Agreement::Disputed,
    }
}

/// May papers be given out? From the notice until the close.
pub fn may_issue(state: DecisionState) -> Result<(), Problem> {
    match state {
        DecisionState::Notified | DecisionState::Open => Ok(()),
        _ => Err(Problem::new(Code::DecisionStepRefused)),
    }
}

/// May a paper be taken back that was signed for at `received_at`? The signature cannot be of a moment to come (R22).
pub fn may_return(state: DecisionState, window: Window, received_at: Instant, now: Instant) -> Result<(), Problem> {
    may_enter_paper(state, window, received_at)?;
    if received_at > now {
        let limits = told_span(window.opens, now);
        return Err(Problem::new(Code::PaperOutsideWindow).with_detail(limits));
    }
    Ok(())
}

/// May a paper be declared void? Until the provisional result is out, and never once it was counted.
pub fn may_void(decision: DecisionState, paper: PaperState) -> Result<(), Problem> {
    let code = match (decision, paper) {
        (DecisionState::Notified | DecisionState::Open | DecisionState::Closed, PaperState::Counted) => Code::PaperUsed,
        (DecisionState::Notified | DecisionState::Open | DecisionState::Closed, PaperState::Void) => Code::PaperVoid,
        (DecisionState::Notified | DecisionState::Open | DecisionState::Closed, _) => return Ok(()),
        _ => Code::PaperTooLate,
    };
    Err(Problem::new(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_equal_entries_settle_a_paper_and_a_third_decides_between_two() {
        assert_eq!(agreement::<u8>(&[]), Agreement::Open);
        assert_eq!(agreement(&[1]), Agreement::Open);
        assert_eq!(agreement(&[1, 1]), Agreement::Agreed(&1));
        assert_eq!(agreement(&[1, 2]), Agreement::Disputed);
        assert_eq!(agreement(&[1, 2, 2]), Agreement::Agreed(&2));
        assert_eq!(agreement(&[1, 2, 3]), Agreement::Disputed);
        assert_eq!(agreement(&[1, 2, 3, 1]), Agreement::Agreed(&1));
    }

    #[test]
    fn every_issued_number_is_returned_void_or_outstanding() {
        let mut account = PaperAccount::default();
        let papers = [
            (PaperState::Outstanding, None),
            (PaperState::Waiting, None),
            (PaperState::Counted, None),
            (PaperState::Counted, None),
            (PaperState::Void, Some(VoidReason::Unsigned)),
            (PaperState::Void, Some(VoidReason::Spoiled)),
            (PaperState::Void, Some(VoidReason::Lost)),
        ];
        for (state, reason) in papers {
            account.add(state, reason);
            assert!(account.balances());
        }
        let expected = PaperAccount { issued: 7, counted: 2, waiting: 1, invalid: 1, void: 2, outstanding: 1 };
        assert_eq!(account, expected);
        assert_eq!(account.returned(), 4);
    }

    #[test]
    fn an_unclear_mark_is_an_abstention() {
        let choices: Vec<_> = Mark::ALL.iter().map(|mark| mark.choice()).collect();
        assert_eq!(choices, [Choice::Agree, Choice::Against, Choice::Abstain, Choice::Abstain]);
    }

    #[test]
    fn papers_are_given_out_until_the_close_and_void_until_the_result() {
        use DecisionState::*;
        let issue = |state| may_issue(state).is_ok();
        assert_eq!([Draft, Notified, Open, Closed].map(issue), [false, true, true, false]);
        let void = |decision, paper| may_void(decision, paper).map_err(|problem| problem.code);
        assert_eq!(void(Closed, PaperState::Waiting), Ok(()));
        assert_eq!(void(Open, PaperState::Counted), Err(Code::PaperUsed));
        assert_eq!(void(Open, PaperState::Void), Err(Code::PaperVoid));
        assert_eq!(void(Provisional, PaperState::Waiting), Err(Code::PaperTooLate));
    }

    #[test]
    fn a_paper_is_not_signed_for_in_the_future() {
        let at = |day, hour| {
            crate::time::start_of_day(chrono::NaiveDate::from_ymd_opt(2026, 3, day).expect("a date"))
                + chrono::TimeDelta::hours(hour)
        };
        let window = Window { opens: at(1, 0), closes: at(16, 0) };
        let code =
            |received, now| may_return(DecisionState::Open, window, received, now).map_err(|problem| problem.code);
        assert_eq!(code(at(5, 9), at(5, 9)), Ok(()));
        assert_eq!(code(at(5, 10), at(5, 9)), Err(Code::PaperOutsideWindow));
    }
}
