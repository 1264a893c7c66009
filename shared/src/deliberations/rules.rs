//! Rules of deliberations: the motion, the meetings, and what residents say about each item (dossier §1.2, R28, R58).

mod comment;
mod meeting;
mod motion;

pub use comment::{
    CommentState, MAX_WAITING, may_answer, may_comment, may_hide, may_show, may_withdraw, takes_comments,
};
pub use meeting::{MIN_ATTENDANCE, MeetingKind, check_attendance, check_held, may_correct_meeting, may_meet};
pub use motion::{ProposingBody, may_amend, may_propose};
