//! Ballots: one voice, one choice, one that counts, whichever way it came (dossier R7, R12, R14, R17, R18, R22).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::state::DecisionState;
use super::window::{Phase, Window};
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::{Instant, told_end, told_span, told_start};

terms! {
    /// What a voter says to one question.
    pub enum Choice {
        /// In favour.
        Agree = "agree", "同意", "agree";
        /// Against.
        Against = "against", "反对", "against";
        /// Takes part without choosing.
        Abstain = "abstain", "弃权", "abstain";
    }
}

terms! {
    /// How a ballot came.
    pub enum Channel {
        /// On a phone or computer.
        Online = "online", "网上", "online";
        /// Chosen on a phone without signal and sent later by itself.
        Offline = "offline", "离线补传", "offline, sent later";
        /// A signed paper ballot.
        Paper = "paper", "纸质选票", "paper";
        /// Recorded at the door.
        Visit = "visit", "上门登记", "home visit";
        /// Recorded on the telephone.
        Phone = "phone", "电话登记", "telephone";
        /// Given in a meeting.
        Meeting = "meeting", "会议现场", "meeting";
    }
}

impl Channel {
    /// Whether the voter sent it himself from a device.
    pub fn is_electronic(self) -> bool {
        matches!(self, Self::Online | Self::Offline)
    }
}

terms! {
    /// Which of several ballots of one voter counts; fixed with the notice (R18).
    pub enum DuplicatePolicy {
        /// The one received last: the default.
        LastReceived = "last_received", "以最后收到的一张为准", "the last one received counts";
        /// The electronic one, where there is any.
        OnlineWins = "online_wins", "以网上投票为准", "the online ballot counts";
    }
}

/// One ballot received for one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ballot {
    /// What it says.
    pub choice: Choice,
    /// How it came.
    pub channel: Channel,
    /// When it was received, UTC; for paper the moment on the signed receipt.
    pub received_at: chrono::DateTime<chrono::Utc>,
    /// Whether the voter's identity was checked; an unsigned paper is no ballot (R7).
    pub identified: bool,
}

/// Whose voice a version of a ballot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The voter's own.
    Own,
    /// Somebody's who entered it, or votes under a mandate.
    OnBehalf,
}

impl Voice {
    /// The voice of a version that came by `channel`, under a mandate or not.
    pub fn of(channel: Channel, by_mandate: bool) -> Self {
        if channel.is_electronic() && !by_mandate { Self::Own } else { Self::OnBehalf }
    }
}

/// How many versions of a ballot were acknowledged so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// All of them.
    pub all: u32,
    /// Those in the voter's own voice.
    pub own: u32,
}

impl Versions {
    /// Those that use up changes of one voice: each version entered for a voter gives one back to the voter's own, so a
    /// home that is told of a ballot it never gave can always answer with its own (R17, R22).
    pub fn in_voice(self, voice: Voice) -> u32 {
        let on_behalf = self.all.saturating_sub(self.own);
        match voice {
            Voice::Own => self.own.saturating_sub(on_behalf),
            Voice::OnBehalf => on_behalf,
        }
    }

    /// The same with one more.
    #[must_use]
    pub fn and(self, voice: Voice) -> Self {
        Self { all: self.all + 1, own: self.own + u32::from(voice == Voice::Own) }
    }
}

/// May somebody still vote under a mandate? Not once the principal voted in person, which takes the mandate back (R19).
pub fn may_cast_by_mandate(so_far: Versions) -> Result<(), Problem> {
    if so_far.own == 0 { Ok(()) } else { Err(Problem::new(Code::MandateRevoked)) }
}

/// May a ballot be cast now? `versions_so_far` counts those already acknowledged for the same voter (R17).
///
/// The refusal carries the moment it depends on.
pub fn may_cast(now: Instant, window: Window, versions_so_far: u32, changes_allowed: u16) -> Result<(), Problem> {
    match window.phase(now) {
        Phase::Before => Err(Problem::new(Code::VoteNotOpen).with_detail(told_start(window.opens))),
        Phase::Closed => Err(Problem::new(Code::VoteClosed).with_detail(told_end(window.closes))),
        Phase::Open if versions_so_far > u32::from(changes_allowed) => Err(Problem::new(Code::BallotChangesUsedUp)),
        Phase::Open => Ok(()),
    }
}

/// Since when a ballot waited on a phone, as far as that can be true. A phone's clock may be wrong: a moment before the
/// opening or yet to come is nothing to record. Whether the ballot is late never depends on it (R17).
pub fn kept_since(told: Instant, window: Window, now: Instant) -> Option<Instant> {
    (window.opens <= told && told <= now).then_some(told)
}

/// Does the earlier owner's ballot stand? A home that changed hands after the ballot that counts was received gives no
/// other one; where none was received, the new owner votes (R21).
pub fn check_earlier_owner(counted_at: Option<Instant>, changed_hands_at: Option<Instant>) -> Result<(), Code> {
    match (counted_at, changed_hands_at) {
        (Some(counted), Some(changed)) if counted < changed => Err(Code::EarlierOwnerVoted),
        _ => Ok(()),
    }
}

/// May a paper ballot still be entered? After the close only one received in time, and before the result is out (R22).
pub fn may_enter_paper(state: DecisionState, window: Window, received_at: Instant) -> Result<(), Problem> {
    if !matches!(state, DecisionState::Open | DecisionState::Closed) {
        return Err(Problem::new(Code::PaperTooLate));
    }
    if !window.contains(received_at) {
        let limits = told_span(window.opens, window.closes);
        return Err(Problem::new(Code::PaperOutsideWindow).with_detail(limits));
    }
    Ok(())
}

/// Checks the questions a ballot answers: every question of the notice once, and no other (R14).
pub fn check_ballot_items<I: Ord>(on_the_ballot: &[I], answered: &[I]) -> Result<(), Problem> {
    let asked: BTreeSet<_> = on_the_ballot.iter().collect();
    let given: BTreeSet<_> = answered.iter().collect();
    let code = if !given.is_subset(&asked) {
        Code::ItemNotOnBallot
    } else if given.len() < answered.len() {
        Code::ConflictingChoices
    } else if given.len() < asked.len() {
        Code::ChoicesIncomplete
    } else {
        return Ok(());
    };
    Err(Problem::new(code))
}

/// The one choice of a person who answers for several homes: they must agree with each other (R12).
pub fn one_choice(choices: &[Choice]) -> Result<Choice, Problem> {
    match choices {
        [] => Err(Problem::new(Code::ChoicesIncomplete)),
        [first, rest @ ..] if rest.iter().all(|choice| choice == first) => Ok(*first),
        _ => Err(Problem::new(Code::ConflictingChoices)),
    }
}

/// Which of one voter's ballots counts, as its place in the slice; never two (R18). The rest are superseded.
pub fn counted_ballot(ballots: &[Ballot], window: Window, policy: DuplicatePolicy) -> Option<usize> {
    let valid = || ballots.iter().enumerate().filter(|(_, one)| one.identified && window.contains(one.received_at));
    let last = |electronic_only: bool| {
        valid()
            .filter(|(_, one)| !electronic_only || one.channel.is_electronic())
            .max_by_key(|(_, one)| one.received_at)
            .map(|(place, _)| place)
    };
    match policy {
        DuplicatePolicy::LastReceived => last(false),
        DuplicatePolicy::OnlineWins => last(true).or_else(|| last(false)),
    }
}

/// A ballot that was received, without what it says: only how and when it came decides whether it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// How it came.
    pub channel: Channel,
    /// When it was received, UTC; for paper the moment on the signed receipt.
    pub at: Instant,
}

/// Whether a ballot takes the place of the one that counts so far (R18).
///
/// Asked for each ballot as it arrives, it leaves the one that [`counted_ballot`] finds among all of them.
pub fn supersedes(arriving: Received, counted: Received, policy: DuplicatePolicy) -> bool {
    match (policy, arriving.channel.is_electronic(), counted.channel.is_electronic()) {
        (DuplicatePolicy::OnlineWins, true, false) => true,
        (DuplicatePolicy::OnlineWins, false, true) => false,
        _ => arriving.at >= counted.at,
    }
}

impl Choice {
    /// Reads the marks of a signed paper: one mark is the choice; none or several is an abstention to be looked at (R7).
    ///
    /// The second value says whether somebody must look at the paper.
    pub fn of_marks(marks: &[Self]) -> (Self, bool) {
        match marks {
            [choice] => (*choice, false),
            _ => (Self::Abstain, true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32) -> Instant {
        crate::time::start_of_day(chrono::NaiveDate::from_ymd_opt(2026, 3, day).expect("a date"))
            + chrono::TimeDelta::hours(hour.into())
    }

    fn window() -> Window {
        Window { opens: at(1, 0), closes: at(16, 0) }
    }

    #[test]
    fn a_ballot_is_cast_inside_the_window_and_changed_once() {
        let code = |now, versions, changes| {
            may_cast(now, window(), versions, changes).map_err(|problem| (problem.code, problem.detail))
        };
        assert_eq!(code(at(1, 0), 0, 1), Ok(()));
        assert_eq!(code(at(15, 23), 1, 1), Ok(()));
        assert_eq!(code(at(15, 23), 2, 1), Err((Code::BallotChangesUsedUp, None)));
        assert_eq!(code(at(15, 23), 1, 0), Err((Code::BallotChangesUsedUp, None)));
        assert_eq!(code(at(16, 0), 0, 1), Err((Code::VoteClosed, Some(told_end(at(16, 0))))));
        let later = Window { opens: at(1, 8), ..window() };
        assert_eq!(
            may_cast(at(1, 0), later, 0, 1).map_err(|problem| (problem.code, problem.detail)),
            Err((Code::VoteNotOpen, Some(told_start(at(1, 8)))))
        );
    }

    #[test]
    fn a_phone_with_a_wrong_clock_tells_nothing_of_when_it_kept_a_ballot() {
        assert_eq!(kept_since(at(2, 9), window(), at(3, 9)), Some(at(2, 9)));
        assert_eq!(kept_since(at(1, 0), window(), at(1, 0)), Some(at(1, 0)));
        assert_eq!(kept_since(at(3, 10), window(), at(3, 9)), None, "yet to come");
        let later = Window { opens: at(2, 10), ..window() };
        assert_eq!(kept_since(at(2, 9), later, at(3, 9)), None, "before the opening");
    }

    #[test]
    fn a_ballot_entered_for_a_voter_gives_the_voter_a_change_back() {
        let entered = Versions::default().and(Voice::of(Channel::Paper, false)).and(Voice::of(Channel::Online, true));
        assert_eq!((entered.in_voice(Voice::Own), entered.in_voice(Voice::OnBehalf)), (0, 2));
        assert_eq!(may_cast_by_mandate(entered), Ok(()));
        let own = entered.and(Voice::of(Channel::Offline, false));
        assert_eq!((own.all, own.in_voice(Voice::Own), own.in_voice(Voice::OnBehalf)), (3, 0, 2));
        assert_eq!(may_cast_by_mandate(own).map_err(|problem| problem.code), Err(Code::MandateRevoked));
    }

    #[test]
    fn e13_the_earlier_owners_ballot_stands_and_otherwise_the_new_owner_votes() {
        assert_eq!(check_earlier_owner(Some(at(2, 9)), Some(at(5, 9))), Err(Code::EarlierOwnerVoted));
        assert_eq!(check_earlier_owner(None, Some(at(5, 9))), Ok(()));
        assert_eq!(check_earlier_owner(Some(at(6, 9)), Some(at(5, 9))), Ok(()), "the new owner changes an own ballot");
        assert_eq!(check_earlier_owner(Some(at(2, 9)), None), Ok(()));
    }

    #[test]
    fn paper_received_in_time_is_entered_until_the_result_is_out() {
        use DecisionState::*;
        let code = |state, received| may_enter_paper(state, window(), received).map_err(|problem| problem.code);
        assert_eq!(code(Closed, at(15, 23)), Ok(()));
        assert_eq!(code(Closed, at(16, 0)), Err(Code::PaperOutsideWindow));
        assert_eq!(code(Provisional, at(15, 23)), Err(Code::PaperTooLate));
        assert_eq!(code(Notified, at(15, 23)), Err(Code::PaperTooLate));
    }

    #[test]
    fn a_ballot_answers_every_question_of_the_notice_and_no_other() {
        let code = |answered: &[u8]| check_ballot_items(&[1, 2], answered).map_err(|problem| problem.code);
        assert_eq!(code(&[2, 1]), Ok(()));
        assert_eq!(code(&[1]), Err(Code::ChoicesIncomplete));
        assert_eq!(code(&[1, 2, 3]), Err(Code::ItemNotOnBallot));
        assert_eq!(code(&[1, 2, 2]), Err(Code::ConflictingChoices));
        assert_eq!(code(&[2, 2]), Err(Code::ConflictingChoices));
        assert_eq!(code(&[]), Err(Code::ChoicesIncomplete));
    }

    #[test]
    fn one_person_with_several_homes_has_one_choice() {
        use Choice::*;
        assert_eq!(one_choice(&[Agree, Agree, Agree]), Ok(Agree));
        assert_eq!(one_choice(&[Agree, Against]).map_err(|problem| problem.code), Err(Code::ConflictingChoices));
        assert_eq!(one_choice(&[]).map_err(|problem| problem.code), Err(Code::ChoicesIncomplete));
    }

    #[test]
    fn an_unsigned_or_late_paper_never_supersedes() {
        let ballot = |day, identified| Ballot {
            choice: Choice::Against,
            channel: Channel::Paper,
            received_at: at(day, 9),
            identified,
        };
        let ballots = [ballot(3, true), ballot(9, false), ballot(16, true)];
        assert_eq!(counted_ballot(&ballots, window(), DuplicatePolicy::LastReceived), Some(0));
        assert_eq!(counted_ballot(&ballots[1..], window(), DuplicatePolicy::OnlineWins), None);
    }

    #[test]
    fn ballots_settled_one_by_one_are_the_ballot_found_among_all() {
        // Every sequence of up to five ballots by two channels at three moments, in any order of arrival.
        let kinds: Vec<_> = [Channel::Online, Channel::Paper]
            .into_iter()
            .flat_map(|channel| [2, 5, 9].map(|day| Received { channel, at: at(day, 9) }))
            .collect();
        for length in 1..=5_u32 {
            for number in 0..kinds.len().pow(length) {
                let arrived: Vec<_> =
                    (0..length).map(|place| kinds[number / kinds.len().pow(place) % kinds.len()]).collect();
                let ballots: Vec<_> = arrived
                    .iter()
                    .map(|one| Ballot {
                        choice: Choice::Agree,
                        channel: one.channel,
                        received_at: one.at,
                        identified: true,
                    })
                    .collect();
                for policy in DuplicatePolicy::ALL {
                    let settled = (1..arrived.len()).fold(0, |counted, next| {
                        if supersedes(arrived[next], arrived[counted], *policy) { next } else { counted }
                    });
                    assert_eq!(counted_ballot(&ballots, window(), *policy), Some(settled), "{policy:?} {arrived:?}");
                }
            }
        }
    }

    #[test]
    fn a_paper_with_no_mark_or_two_abstains_and_is_looked_at() {
        assert_eq!(Choice::of_marks(&[Choice::Agree]), (Choice::Agree, false));
        assert_eq!(Choice::of_marks(&[]), (Choice::Abstain, true));
        assert_eq!(Choice::of_marks(&[Choice::Agree, Choice::Against]), (Choice::Abstain, true));
    }
}
