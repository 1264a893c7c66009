//! What lists and pages of notices say alike.

use leptos::prelude::*;
use linyi_shared::notices::api::NoticeCard;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::notices::rules::NoticeState;
use linyi_shared::time::{Instant, date_words, local_date};

use crate::i18n::{fill, lang, t};
use crate::ui::{Tag, Tone};

/// What a kind of notice means for a resident, in one line.
pub(super) fn meaning(kind: NoticeKind) -> &'static str {
    let notices = t().notices;
    match kind {
        NoticeKind::Consultation => notices.mean_consultation,
        NoticeKind::ConsultationSummary => notices.mean_consultation_summary,
        NoticeKind::VoteCall => notices.mean_vote_call,
        NoticeKind::ProvisionalResult => notices.mean_provisional_result,
        NoticeKind::Decision => notices.mean_decision,
        NoticeKind::Plan => notices.mean_plan,
        NoticeKind::WorksBoard => notices.mean_works_board,
        NoticeKind::Progress => notices.mean_progress,
        NoticeKind::Acceptance => notices.mean_acceptance,
        NoticeKind::Settlement => notices.mean_settlement,
        NoticeKind::Rating => notices.mean_rating,
        NoticeKind::ServiceEvaluation => notices.mean_service_evaluation,
        NoticeKind::Warranty => notices.mean_warranty,
    }
}

/// The last day of a period that ends at 24:00, in words.
pub(super) fn last_day(ends_at: Instant) -> String {
    let last = local_date(ends_at).pred_opt().unwrap_or_else(|| local_date(ends_at));
    date_words(last, lang())
}

/// Where a notice stands, and how many objections wait.
pub(super) fn tags(card: &NoticeCard) -> AnyView {
    let notices = t().notices;
    let (label, tone) = match card.state {
        NoticeState::Draft => (card.state.words(lang()), Tone::Caution),
        NoticeState::Published if !card.period_over => (notices.running, Tone::Now),
        NoticeState::Published => (notices.over, Tone::Done),
        NoticeState::Ended => (notices.ended, Tone::Done),
        NoticeState::Withdrawn => (notices.withdrawn, Tone::Against),
    };
    let until = match card.ends_at {
        Some(ends_at) if card.state == NoticeState::Published && !card.period_over => {
            let words = fill(notices.until, &[("day", &last_day(ends_at))]);
            Some(view! { <Tag label=words/> }.into_any())
        }
        _ => None,
    };
    let waiting = (card.open_objections > 0).then(|| {
        let words = fill(notices.waiting, &[("n", &card.open_objections)]);
        view! { <Tag label=words tone=Tone::Caution/> }.into_any()
    });
    view! { <p><Tag label=label tone=tone/> {until} {waiting}</p> }.into_any()
}

/// A text of several lines as paragraphs.
pub(super) fn paragraphs(text: &str) -> AnyView {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let line = line.to_owned();
        view! { <p>{line}</p> }.into_any()
    });
    lines.collect_view().into_any()
}
