//! An entry of progress: a share, words and photos; never silently less, never hidden work without its picture (R47).

use crate::fault::InputFault;
use crate::problem::{Code, Problem};
use crate::projects::api::ItemStatus;
use crate::projects::rules::Stage;
use crate::time::Instant;

/// A work item that is finished, in per cent.
pub const WHOLE: u8 = 100;

/// Whether a work item is finished.
pub fn is_done(percent: u8) -> bool {
    percent >= WHOLE
}

/// Whether a work item is built at all: one that was dropped is not.
pub fn is_built(status: ItemStatus) -> bool {
    status != ItemStatus::Dropped
}

/// An entry as it is about to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// How far the work item is, per cent.
    pub percent: u8,
    /// Photos with it.
    pub photos: usize,
    /// Why it is lower than before, or why an earlier entry is corrected; empty otherwise.
    pub reason: &'a str,
    /// Whether it takes the place of an earlier entry.
    pub is_correction: bool,
    /// Whether it shows what will be covered (隐蔽工程).
    pub is_hidden_work: bool,
    /// Where the photos were taken.
    pub location: &'a str,
    /// When the photos were taken, UTC.
    pub seen_at: Option<Instant>,
}

/// May this be recorded, where the work item stands at `before` per cent?
///
/// Only while the works run; a lower share and a correction need their reason; an entry of its own needs a photo, and
/// hidden work also where and when it was taken (R47).
pub fn check_entry(stage: Stage, before: u8, entry: &Entry<'_>, now: Instant) -> Result<(), Problem> {
    if stage != Stage::Works {
        return Err(Problem::new(Code::StepOutOfOrder));
    }
    if entry.percent > WHOLE {
        return Err(Problem::new(Code::InvalidInput)
            .with_field("/percent", InputFault::Outside { least: 0, most: WHOLE.into() }));
    }
    if entry.reason.is_empty() && (entry.percent < before || entry.is_correction) {
        let code = if entry.is_correction { Code::CorrectionNeedsReason } else { Code::ProgressLowerNeedsReason };
        let words = ["请写明原因", "say why"];
        return Err(Problem::new(code).with_field("/reason", words));
    }
    if entry.photos == 0 && (!entry.is_correction || entry.is_hidden_work) {
        let words = ["请至少上传一张照片", "add at least one photo"];
        return Err(Problem::new(Code::ProgressNeedsPhoto).with_field("/photos", words));
    }
    check_seen(entry, now)
}

fn check_seen(entry: &Entry<'_>, now: Instant) -> Result<(), Problem> {
    let mut problem = Problem::new(Code::HiddenWorkIncomplete);
    if entry.is_hidden_work && entry.location.is_empty() {
        problem = problem.with_field("/location", ["请写明拍摄位置", "say where it was taken"]);
    }
    if entry.is_hidden_work && entry.seen_at.is_none() {
        problem = problem.with_field("/seen_at", ["请填拍摄时间", "say when it was taken"]);
    }
    if !problem.errors.is_empty() {
        return Err(problem);
    }
    if entry.seen_at.is_some_and(|at| at > now) {
        let words = ["不能晚于现在", "cannot be later than now"];
        return Err(Problem::new(Code::InvalidInput).with_field("/seen_at", words));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_moment;

    fn now() -> Instant {
        parse_moment("2026-05-04T10:00").expect("a moment")
    }

    fn entry() -> Entry<'static> {
        Entry {
            percent: 40,
            photos: 1,
            reason: "",
            is_correction: false,
            is_hidden_work: false,
            location: "",
            seen_at: None,
        }
    }

    fn check(entry: Entry<'_>) -> Result<(), (Code, Vec<String>)> {
        check_entry(Stage::Works, 30, &entry, now())
            .map_err(|problem| (problem.code, problem.errors.into_iter().map(|error| error.pointer).collect()))
    }

    #[test]
    fn progress_is_recorded_while_the_works_run_and_at_no_other_step() {
        for stage in Stage::ALL {
            assert_eq!(check_entry(*stage, 0, &entry(), now()).is_ok(), *stage == Stage::Works, "{stage:?}");
        }
    }

    #[test]
    fn a_share_is_at_most_the_whole_and_lower_only_with_a_reason() {
        assert_eq!(check(Entry { percent: 100, ..entry() }), Ok(()));
        assert_eq!(check(Entry { percent: 101, ..entry() }), Err((Code::InvalidInput, vec!["/percent".into()])));
        let lower = Entry { percent: 29, ..entry() };
        assert_eq!(check(lower), Err((Code::ProgressLowerNeedsReason, vec!["/reason".into()])));
        assert_eq!(check(Entry { reason: "返工", ..lower }), Ok(()));
        assert_eq!(check(Entry { percent: 30, ..entry() }), Ok(()));
    }

    #[test]
    fn an_entry_shows_a_photo_and_a_correction_says_why() {
        assert_eq!(check(Entry { photos: 0, ..entry() }), Err((Code::ProgressNeedsPhoto, vec!["/photos".into()])));
        let correction = Entry { is_correction: true, photos: 0, ..entry() };
        assert_eq!(check(correction), Err((Code::CorrectionNeedsReason, vec!["/reason".into()])));
        assert_eq!(check(Entry { reason: "写错了", ..correction }), Ok(()));
    }

    #[test]
    fn r47_hidden_work_says_where_and_when_before_it_is_covered() {
        let hidden = Entry { is_hidden_work: true, ..entry() };
        assert_eq!(check(hidden), Err((Code::HiddenWorkIncomplete, vec!["/location".into(), "/seen_at".into()])));
        let seen = Entry { location: "3号楼南侧排水沟", seen_at: Some(now()), ..hidden };
        assert_eq!(check(seen), Ok(()));
        assert_eq!(check(Entry { photos: 0, ..seen }), Err((Code::ProgressNeedsPhoto, vec!["/photos".into()])));
        let later = now() + chrono::Duration::minutes(1);
        assert_eq!(check(Entry { seen_at: Some(later), ..seen }), Err((Code::InvalidInput, vec!["/seen_at".into()])));
    }
}
