//! Results and states as tags.

use leptos::prelude::*;
use linyi_shared::acceptance::api::LineView;
use linyi_shared::acceptance::rules::{CheckResult, DefectState};

use crate::i18n::{fill, lang, t};
use crate::ui::{Tag, Tone};

/// How a line stands: what is open comes before what was found.
pub fn line_tag(line: &LineView) -> AnyView {
    let texts = t().acceptance;
    let (label, tone) = match (&line.check, line.open_defects) {
        (None, 0) => (texts.unchecked.to_owned(), Tone::Neutral),
        (_, open) if open > 0 => (fill(texts.open_here, &[("n", &open)]), Tone::Caution),
        (Some(check), _) if check.result == CheckResult::Fail => (texts.rectified.to_owned(), Tone::Done),
        (Some(check), _) => (check.result.words(lang()).to_owned(), result_tone(check.result)),
        (None, _) => (texts.unchecked.to_owned(), Tone::Neutral),
    };
    view! { <Tag label=label tone=tone/> }.into_any()
}

fn result_tone(result: CheckResult) -> Tone {
    match result {
        CheckResult::Pass => Tone::Done,
        CheckResult::Fail => Tone::Caution,
        CheckResult::NotApplicable => Tone::Neutral,
    }
}

/// Where a defect stands.
pub fn state_tag(state: DefectState) -> AnyView {
    let tone = match state {
        DefectState::Open | DefectState::Reopened => Tone::Caution,
        DefectState::Rectified => Tone::Now,
        DefectState::Verified => Tone::Done,
    };
    view! { <Tag label=state.words(lang()) tone=tone/> }.into_any()
}
