//! The meetings (商议): who met, how many came, and minutes that are only ever corrected in the open (dossier §1.2).

use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;
use crate::time::Instant;

/// The fewest who make a meeting.
pub const MIN_ATTENDANCE: u16 = 2;

terms! {
    /// A form of meeting in which a motion is deliberated (dossier §1.2; F19, 居委会组织法 32).
    pub enum MeetingKind {
        /// 商议/审议: party members and the residents' committee together.
        Committees = "committees", "党员（代表）会议与居委会商议", "party members and residents' committee";
        /// 居民议事会: residents chosen to deliberate.
        ResidentsCouncil = "residents_council", "居民议事会", "residents' council";
        /// 听证会: those affected are heard.
        Hearing = "hearing", "听证会", "hearing";
        /// 恳谈会: planners and engineers explain and listen.
        OpenTalk = "open_talk", "恳谈会", "open talk";
    }
}

/// May a meeting be recorded? While the matter is deliberated (R32).
pub fn may_meet(stage: Stage) -> Result<(), Problem> {
    if stage == Stage::Deliberation { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// May published minutes be corrected? Always, by a version that gives its reason.
pub fn may_correct_meeting(reason: &str) -> Result<(), Problem> {
    if reason.trim().is_empty() { Err(Problem::new(Code::CorrectionNeedsReason)) } else { Ok(()) }
}

/// A meeting is recorded after it was held.
pub fn check_held(held_at: Instant, now: Instant) -> Result<(), Problem> {
    if held_at <= now { Ok(()) } else { Err(Problem::new(Code::MeetingNotHeld)) }
}

/// One person alone is no meeting.
pub fn check_attendance(attendance: u16) -> Result<(), Problem> {
    if attendance >= MIN_ATTENDANCE {
        return Ok(());
    }
    let words = [format!("至少 {MIN_ATTENDANCE} 人"), format!("at least {MIN_ATTENDANCE} people")];
    Err(Problem::new(Code::AttendanceTooSmall).with_detail(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_are_held_while_the_matter_is_deliberated() {
        for stage in Stage::ALL {
            assert_eq!(may_meet(*stage).is_ok(), *stage == Stage::Deliberation, "{stage:?}");
        }
    }

    #[test]
    fn a_meeting_has_taken_place_and_had_more_than_one_person() {
        let held = crate::time::start_of_day(chrono::NaiveDate::from_ymd_opt(2026, 3, 9).expect("a date"));
        let second = chrono::Duration::seconds(1);
        assert_eq!(check_held(held, held), Ok(()));
        assert_eq!(check_held(held + second, held).map_err(|problem| problem.code), Err(Code::MeetingNotHeld));
        assert_eq!(check_attendance(2), Ok(()));
        let refused = check_attendance(1).expect_err("nobody to talk to");
        assert_eq!((refused.code, refused.detail.as_deref()), (Code::AttendanceTooSmall, Some("至少 2 人")));
    }

    #[test]
    fn minutes_are_corrected_with_a_reason_only() {
        assert_eq!(may_correct_meeting("人数写错"), Ok(()));
        assert_eq!(may_correct_meeting(" ").map_err(|problem| problem.code), Err(Code::CorrectionNeedsReason));
    }
}
