//! What residents say about an item: shown without a name, answered officially, hidden only with a reason (dossier R58).

use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;

/// Comments of one home on one item that may wait for an answer at a time.
pub const MAX_WAITING: u32 = 3;

terms! {
    /// Where a comment stands.
    pub enum CommentState {
        /// Everybody reads it.
        Shown = "shown", "已公开", "shown";
        /// The reason stands in place of the text (R58).
        Hidden = "hidden", "已隐藏", "hidden";
        /// Its author took it back.
        Withdrawn = "withdrawn", "已撤回", "withdrawn";
    }
}

/// Whether items take comments now: from the motion until the vote on it is over.
pub fn takes_comments(stage: Stage) -> bool {
    matches!(stage, Stage::Motion | Stage::Deliberation | Stage::Decision)
}

/// May a home comment on an item, when `waiting` comments of it have no answer yet?
pub fn may_comment(stage: Stage, dropped: bool, waiting: u32) -> Result<(), Problem> {
    if !takes_comments(stage) || dropped {
        return Err(Problem::new(Code::CommentsClosed));
    }
    if waiting >= MAX_WAITING {
        let words = [format!("最多 {MAX_WAITING} 条"), format!("at most {MAX_WAITING}")];
        return Err(Problem::new(Code::CommentsWaiting).with_detail(words));
    }
    Ok(())
}

/// May staff answer a comment? A first answer needs no reason; a correction does.
pub fn may_answer(state: CommentState, answered: bool, reason: &str) -> Result<(), Problem> {
    if state == CommentState::Withdrawn {
        return Err(Problem::new(Code::CommentSettled));
    }
    if answered && reason.trim().is_empty() {
        return Err(Problem::new(Code::CorrectionNeedsReason));
    }
    Ok(())
}

/// May staff hide a comment?
pub fn may_hide(state: CommentState) -> Result<(), Problem> {
    if state == CommentState::Shown { Ok(()) } else { Err(Problem::new(Code::CommentSettled)) }
}

/// May staff show a hidden comment again?
pub fn may_show(state: CommentState) -> Result<(), Problem> {
    if state == CommentState::Hidden { Ok(()) } else { Err(Problem::new(Code::CommentSettled)) }
}

/// May its author take a comment back?
pub fn may_withdraw(state: CommentState) -> Result<(), Problem> {
    if state == CommentState::Withdrawn { Err(Problem::new(Code::CommentSettled)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(result: Result<(), Problem>) -> Result<(), Code> {
        result.map_err(|problem| problem.code)
    }

    #[test]
    fn items_take_comments_from_the_motion_until_the_vote() {
        assert_eq!(code(may_comment(Stage::Consultation, false, 0)), Err(Code::CommentsClosed));
        for stage in [Stage::Motion, Stage::Deliberation, Stage::Decision] {
            assert_eq!(code(may_comment(stage, false, MAX_WAITING - 1)), Ok(()));
            assert_eq!(code(may_comment(stage, false, MAX_WAITING)), Err(Code::CommentsWaiting));
            assert_eq!(code(may_comment(stage, true, 0)), Err(Code::CommentsClosed));
        }
        assert_eq!(code(may_comment(Stage::DecisionNotice, false, 0)), Err(Code::CommentsClosed));
    }

    #[test]
    fn an_answer_is_corrected_with_a_reason() {
        use CommentState::*;
        assert_eq!(code(may_answer(Shown, false, "")), Ok(()));
        assert_eq!(code(may_answer(Hidden, false, "")), Ok(()));
        assert_eq!(code(may_answer(Shown, true, " ")), Err(Code::CorrectionNeedsReason));
        assert_eq!(code(may_answer(Shown, true, "数字写错")), Ok(()));
        assert_eq!(code(may_answer(Withdrawn, false, "")), Err(Code::CommentSettled));
    }

    #[test]
    fn a_comment_is_hidden_shown_again_and_taken_back_once() {
        use CommentState::*;
        assert_eq!([Shown, Hidden, Withdrawn].map(|state| may_hide(state).is_ok()), [true, false, false]);
        assert_eq!([Shown, Hidden, Withdrawn].map(|state| may_show(state).is_ok()), [false, true, false]);
        assert_eq!([Shown, Hidden, Withdrawn].map(|state| may_withdraw(state).is_ok()), [true, true, false]);
    }
}
