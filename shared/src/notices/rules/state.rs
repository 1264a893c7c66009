//! The states of a notice, its postings, and when it may end (dossier 11.9, R36, R37).

use crate::notices::kind::NoticeKind;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::{Instant, told_end};

terms! {
    /// Where a notice stands.
    pub enum NoticeState {
        /// Being written; only staff see it.
        Draft = "draft", "起草中", "draft";
        /// Public, its period is running or over.
        Published = "published", "公示中", "on display";
        /// Taken down after its period; still readable.
        Ended = "ended", "公示期满", "display ended";
        /// Withdrawn with a reason; its place stays.
        Withdrawn = "withdrawn", "已撤回", "withdrawn";
    }
}

impl NoticeState {
    /// The states that may follow. Nothing published becomes a draft again (R36).
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Published],
            Self::Published => &[Self::Ended, Self::Withdrawn],
            Self::Ended => &[Self::Withdrawn],
            Self::Withdrawn => &[],
        }
    }

    /// Allows a step or refuses it.
    pub fn step_to(self, next: Self) -> Result<Self, Problem> {
        if self.next().contains(&next) { Ok(next) } else { Err(Problem::new(Code::NoticeStepRefused)) }
    }

    /// Whether its text may be changed in place; afterwards only by a corrected version (R36).
    pub fn check_editable(self) -> Result<(), Problem> {
        if self == Self::Draft { Ok(()) } else { Err(Problem::new(Code::NoticeImmutable)) }
    }

    /// Whether everybody may know of it; of a withdrawn notice only that and why.
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }
}

terms! {
    /// Of what a photo of the place is the proof.
    pub enum PostingMoment {
        /// Put up.
        Posted = "posted", "张贴", "put up";
        /// Taken down.
        Removed = "removed", "撤下", "taken down";
    }
}

/// Photos of the place that prove a notice was put up (R36).
pub const PHOTOS_AT_POSTING: usize = 2;

/// Photos of the place that prove a notice was still there at its end (R36).
pub const PHOTOS_AT_REMOVAL: usize = 1;

impl PostingMoment {
    /// Refuses a record with too few photos of the place; the detail is how many are needed.
    pub fn check_photos(self, photos: usize) -> Result<(), Problem> {
        let needed = match self {
            Self::Posted => PHOTOS_AT_POSTING,
            Self::Removed => PHOTOS_AT_REMOVAL,
        };
        if photos >= needed {
            Ok(())
        } else {
            let words = [format!("至少 {needed} 张"), format!("at least {needed}")];
            Err(Problem::new(Code::PlacePhotosMissing).with_detail(words))
        }
    }
}

/// May a notice be taken down? Not before its period is over, and a works board not while the works run (R37).
pub fn may_end(
    kind: NoticeKind,
    state: NoticeState,
    ends_at: Instant,
    works_finished: bool,
    now: Instant,
) -> Result<(), Problem> {
    state.step_to(NoticeState::Ended)?;
    if now < ends_at {
        return Err(Problem::new(Code::NoticePeriodRunning).with_detail(told_end(ends_at)));
    }
    if kind.stays_during_works() && !works_finished {
        return Err(Problem::new(Code::NoticeNeededByWorks));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_moment;

    fn at(text: &str) -> Instant {
        parse_moment(text).expect("a moment")
    }

    #[test]
    fn r37_a_notice_ends_with_its_period_and_not_before() {
        let ends_at = at("2026-03-10T00:00");
        let end = |state, now| {
            may_end(NoticeKind::Plan, state, ends_at, false, at(now)).map_err(|problem| (problem.code, problem.detail))
        };
        let running = Err((Code::NoticePeriodRunning, Some(told_end(ends_at))));
        assert_eq!(end(NoticeState::Published, "2026-03-09T23:59"), running);
        assert_eq!(end(NoticeState::Published, "2026-03-10T00:00"), Ok(()));
        for state in [NoticeState::Draft, NoticeState::Ended, NoticeState::Withdrawn] {
            assert_eq!(end(state, "2026-03-10T00:00"), Err((Code::NoticeStepRefused, None)), "{state:?}");
        }
    }

    #[test]
    fn a_works_board_hangs_until_the_works_are_finished() {
        let end = |finished| {
            let ends_at = at("2026-03-10T00:00");
            may_end(NoticeKind::WorksBoard, NoticeState::Published, ends_at, finished, at("2026-09-01T10:00"))
                .map_err(|problem| problem.code)
        };
        assert_eq!(end(false), Err(Code::NoticeNeededByWorks));
        assert_eq!(end(true), Ok(()));
    }

    #[test]
    fn r36_nothing_published_is_a_draft_again_and_nothing_withdrawn_comes_back() {
        for state in NoticeState::ALL {
            assert!(!state.next().contains(&NoticeState::Draft));
            assert_eq!(state.check_editable().is_ok(), !state.is_public());
        }
        assert!(NoticeState::Withdrawn.next().is_empty());
    }

    #[test]
    fn r36_two_photos_prove_the_posting_and_one_the_removal() {
        let refused = PostingMoment::Posted.check_photos(1).expect_err("one photo");
        assert_eq!((refused.code, refused.detail.as_deref()), (Code::PlacePhotosMissing, Some("至少 2 张")));
        assert_eq!(PostingMoment::Posted.check_photos(2), Ok(()));
        assert_eq!(PostingMoment::Removed.check_photos(1), Ok(()));
        assert!(PostingMoment::Removed.check_photos(0).is_err());
    }
}
