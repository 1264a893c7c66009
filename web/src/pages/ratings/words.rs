//! Words that several pages of ratings share.

use leptos::prelude::*;
use linyi_shared::decisions::rules::Percentage;
use linyi_shared::ratings::api::{AskedQuestion, RoundPhase};
use linyi_shared::time::{deadline_words, end_words, moment_words};

use crate::i18n::{fill, lang, t};
use crate::ui::{Tag, Tone};

/// Where a round stands, at a glance.
pub fn phase_tag(phase: RoundPhase) -> AnyView {
    let words = t().ratings;
    let (label, tone) = match phase {
        RoundPhase::Ahead => (words.ahead, Tone::Caution),
        RoundPhase::Open => (words.open, Tone::Now),
        RoundPhase::Closed => (words.closed, Tone::Done),
    };
    view! { <Tag label=label tone=tone/> }.into_any()
}

/// The moment that matters now: the opening, the deadline, or when it closed.
pub fn window_words(
    phase: RoundPhase,
    opens: linyi_shared::time::Instant,
    closes: linyi_shared::time::Instant,
) -> String {
    let (words, lang) = (t().ratings, lang());
    match phase {
        RoundPhase::Ahead => fill(words.opens, &[("moment", &moment_words(opens, lang))]),
        RoundPhase::Open => fill(words.until, &[("deadline", &deadline_words(closes, lang))]),
        RoundPhase::Closed => fill(words.closed_at, &[("moment", &end_words(closes, lang))]),
    }
}

/// `已有 81 / 112 户评价`.
pub fn turnout_words(answers: u32, homes: u32) -> String {
    fill(t().ratings.turnout, &[("answers", &answers), ("homes", &homes)])
}

/// A share as whole ‰, truncated, for pictures.
pub fn per_mille(part: i64, whole: i64) -> u32 {
    Percentage::of(part, whole).and_then(|share| u32::try_from(share.0 / 10).ok()).unwrap_or(0)
}

/// A question with the item it is about.
pub fn question_words(question: &AskedQuestion) -> String {
    if question.item.is_empty() {
        return question.words.clone();
    }
    fill(t().ratings.about_item, &[("item", &question.item), ("question", &question.words)])
}
