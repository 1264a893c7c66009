//! Rules of notices: their states, what may be published, ended, corrected and objected to (dossier §3, R34–R38).

mod objection;
mod result;
mod state;
mod told;

pub use objection::{
    OBJECTION_DAYS, ObjectionState, check_no_open_objections, may_answer_objection, may_object, objection_due,
};
pub use result::{ResultNotice, check_heard, check_posted_out};
pub use state::{NoticeState, PHOTOS_AT_POSTING, PHOTOS_AT_REMOVAL, PostingMoment, may_end};
pub use told::check_told;

use std::collections::BTreeMap;

use super::kind::{Field, NoticeKind};
use crate::lang::Lang;
use crate::problem::{Code, Problem};

/// The most days a notice is shown; a works board hangs as long as the works run, whatever its days.
pub const MAX_DISPLAY_DAYS: u16 = 365;

/// The fields of a kind of notice that are not filled in yet, in the order they are read.
pub fn missing_fields(kind: NoticeKind, fields: &BTreeMap<String, String>) -> Vec<&'static Field> {
    let text = |field: &Field| fields.get(field.key).map_or("", String::as_str);
    kind.fields().iter().filter(|field| !field.is_satisfied_by(text(field))).collect()
}

/// May a draft be published? Everything must be filled in, and it must be shown long enough.
///
/// The refusal names every missing field by its label in `lang`, with the pointer `/fields/<key>`.
pub fn may_publish(
    kind: NoticeKind,
    state: NoticeState,
    fields: &BTreeMap<String, String>,
    display_days: u16,
    lang: Lang,
) -> Result<(), Problem> {
    state.step_to(NoticeState::Published)?;
    check_content(kind, fields, display_days, lang)
}

/// May a published notice be replaced by a corrected version? What was published stays as it was (R36).
///
/// The version carries its reason and is shown for its own full period.
pub fn may_correct(
    kind: NoticeKind,
    state: NoticeState,
    fields: &BTreeMap<String, String>,
    display_days: u16,
    lang: Lang,
) -> Result<(), Problem> {
    if state != NoticeState::Published {
        return Err(Problem::new(Code::NoticeStepRefused));
    }
    check_content(kind, fields, display_days, lang)
}

fn check_content(
    kind: NoticeKind,
    fields: &BTreeMap<String, String>,
    display_days: u16,
    lang: Lang,
) -> Result<(), Problem> {
    let missing = missing_fields(kind, fields);
    if !missing.is_empty() {
        let refused = Problem::new(Code::NoticeIncomplete);
        let named =
            |problem: Problem, field: &&Field| problem.with_field(format!("/fields/{}", field.key), field.label(lang));
        return Err(missing.iter().fold(refused, named));
    }
    let min_days = kind.display().min_days;
    if display_days < min_days {
        return Err(too_few_days(min_days));
    }
    Ok(())
}

/// The refusal of fewer days of display than `least`.
pub fn too_few_days(least: u16) -> Problem {
    let words = [format!("至少 {least} 天"), format!("at least {least} days")];
    Problem::new(Code::NoticeDisplayTooShort).with_field("/display_days", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(kind: NoticeKind) -> BTreeMap<String, String> {
        kind.fields().iter().map(|field| (field.key.to_owned(), "演示单位甲 0379-00000000".to_owned())).collect()
    }

    #[test]
    fn a_draft_with_every_field_and_its_default_days_may_be_published() {
        for kind in NoticeKind::ALL {
            let days = kind.display().default_days;
            assert_eq!(may_publish(*kind, NoticeState::Draft, &filled(*kind), days, Lang::Zh), Ok(()), "{kind:?}");
        }
    }

    #[test]
    fn f66_a_board_without_contractor_and_phone_is_refused_by_name() {
        let mut fields = filled(NoticeKind::WorksBoard);
        fields.remove("contractor");
        fields.insert("supervisor".into(), "某某监理公司".into());
        let publish = |lang| may_publish(NoticeKind::WorksBoard, NoticeState::Draft, &fields, 180, lang);
        let refused = publish(Lang::Zh).expect_err("a board without contractor");
        assert_eq!(refused.code, Code::NoticeIncomplete);
        let errors: Vec<_> =
            refused.errors.iter().map(|error| (error.pointer.as_str(), error.detail.as_str())).collect();
        assert_eq!(
            errors,
            [("/fields/contractor", "施工单位、项目经理和电话"), ("/fields/supervisor", "监理单位、总监和电话")]
        );
        let english = publish(Lang::En).expect_err("the same");
        assert_eq!(english.errors[0].detail, "contractor, project manager and telephone");
    }

    #[test]
    fn f67_a_plan_that_does_not_say_what_residents_pay_is_refused() {
        let mut fields = filled(NoticeKind::Plan);
        fields.insert("residents_pay".into(), "  ".into());
        let missing: Vec<_> = missing_fields(NoticeKind::Plan, &fields).iter().map(|field| field.key).collect();
        assert_eq!(missing, ["residents_pay"]);
    }

    #[test]
    fn optional_fields_may_be_left_out() {
        let mut fields = filled(NoticeKind::Decision);
        fields.remove("right_to_sue");
        assert_eq!(may_publish(NoticeKind::Decision, NoticeState::Draft, &fields, 15, Lang::Zh), Ok(()));
    }

    #[test]
    fn a_decision_is_shown_fifteen_days_at_least() {
        let fields = filled(NoticeKind::Decision);
        let refused =
            may_publish(NoticeKind::Decision, NoticeState::Draft, &fields, 14, Lang::Zh).expect_err("too short");
        assert_eq!((refused.code, refused.errors[0].detail.as_str()), (Code::NoticeDisplayTooShort, "至少 15 天"));
    }

    #[test]
    fn what_was_published_is_corrected_never_published_again() {
        let fields = filled(NoticeKind::Decision);
        let code = |result: Result<(), Problem>| result.map_err(|problem| problem.code);
        for state in NoticeState::ALL {
            let publish = may_publish(NoticeKind::Decision, *state, &fields, 15, Lang::Zh);
            assert_eq!(publish.is_ok(), *state == NoticeState::Draft, "{state:?}");
            let correct = may_correct(NoticeKind::Decision, *state, &fields, 15, Lang::Zh);
            assert_eq!(correct.is_ok(), *state == NoticeState::Published, "{state:?}");
        }
        let ended = may_correct(NoticeKind::Decision, NoticeState::Ended, &fields, 15, Lang::Zh);
        assert_eq!(code(ended), Err(Code::NoticeStepRefused));
    }
}
