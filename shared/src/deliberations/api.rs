//! Types of the API of `deliberations`.

mod desk;
mod list;
mod page;
mod writes;

pub use desk::{DeskComment, DeskDeliberation, DeskDeliberations, DeskProject};
pub use list::{DeliberationList, MatterKind, OpenMatter};
pub use page::{
    AnswerView, CommentView, CommentingHome, DeliberationPage, ItemComments, ItemDiscussion, MeetingView, MotionView,
    ProposedItem, VersionNote,
};
pub use writes::{
    AmendMotion, AnswerComment, CommentReceipt, CorrectMeeting, HideComment, MeetingReceipt, MotionReceipt,
    ProposeMotion, RecordMeeting, WriteComment,
};
