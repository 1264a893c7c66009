//! What several pages of a consultation show alike: its state, its window and how many homes are reached.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use linyi_shared::consultations::phase::Phase;
use linyi_shared::consultations::rules::{ReachCounts, ReachState};
use linyi_shared::decisions::rules::Percentage;
use linyi_shared::time::{end_words, moment_words};

use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Segment, StackedBar};
use crate::ui::{Section, Tag, Tone};

/// Where a consultation stands, in a word.
pub(super) fn phase_tag(phase: Phase) -> AnyView {
    let tone = match phase {
        Phase::Scheduled => Tone::Neutral,
        Phase::Open => Tone::Now,
        Phase::Ended => Tone::Caution,
        Phase::Closed => Tone::Info,
        Phase::Published => Tone::Done,
    };
    view! { <Tag label=phase.words(lang()) tone=tone/> }.into_any()
}

/// How far a home is reached, in a word.
pub(super) fn state_tag(state: ReachState) -> AnyView {
    view! { <Tag label=state.words(lang()) tone=tone_of(state)/> }.into_any()
}

fn tone_of(state: ReachState) -> Tone {
    match state {
        ReachState::Online | ReachState::Visited | ReachState::Paper => Tone::Done,
        ReachState::Refused => Tone::Against,
        ReachState::NotMet => Tone::Caution,
        ReachState::NotReached => Tone::Neutral,
    }
}

/// From when until when.
pub(super) fn window_words(opens: DateTime<Utc>, closes: DateTime<Utc>) -> String {
    let (opens, closes) = (moment_words(opens, lang()), end_words(closes, lang()));
    fill(t().consultations.window_words, &[("opens", &opens), ("closes", &closes)])
}

/// A share as it is shown: truncated; a dash where there is nothing to take a share of.
pub(super) fn share_words(part: i64, whole: i64) -> String {
    Percentage::of(part, whole).map_or_else(|| "—".to_owned(), |share| share.to_string())
}

/// A share as a picture needs it, ‰.
pub(super) fn per_mille(part: i64, whole: i64) -> u32 {
    if whole <= 0 { 0 } else { u32::try_from(part * 1000 / whole).unwrap_or(0) }
}

/// How many homes answered, as a sentence.
pub(super) fn answered_words(reach: &ReachCounts) -> String {
    let share = share_words(reach.answered(), reach.homes());
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("homes", &reach.homes()), ("answered", &reach.answered()), ("share", &share)];
    fill(t().consultations.reach_finding, &values)
}

/// How many homes are reached and how, as a picture with its table.
pub(super) fn reach_section(reach: ReachCounts) -> AnyView {
    let words = t().consultations;
    let all = reach.homes();
    let segments = ReachState::ALL.iter().map(|state| {
        let homes = reach.homes_in(*state);
        let share = share_words(homes, all);
        Segment {
            label: state.words(lang()).to_owned(),
            count: u64::try_from(homes).unwrap_or(0),
            words: fill(words.homes_words, &[("homes", &homes), ("share", &share)]),
            tone: tone_of(*state),
        }
    });
    let segments: Vec<_> = segments.collect();
    view! {
        <Section title=words.reach_title id="reach">
            <StackedBar finding=answered_words(&reach) segments=segments/>
            <details>
                <summary>{t().frame.table}</summary>
                {reach_table(reach)}
            </details>
        </Section>
    }
    .into_any()
}

fn reach_table(reach: ReachCounts) -> AnyView {
    let words = t().consultations;
    let rows = ReachState::ALL.iter().map(|state| {
        let homes = reach.homes_in(*state);
        view! {
            <tr>
                <td>{state.words(lang())}</td>
                <td class="number">{homes}</td>
                <td class="number">{share_words(homes, reach.homes())}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th>{words.state}</th>
                        <th class="number">{words.homes}</th>
                        <th class="number">{words.share}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.collect_view()}
                    <tr>
                        <td>{words.total}</td>
                        <td class="number">{reach.homes()}</td>
                        <td class="number">{share_words(reach.homes(), reach.homes())}</td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A text of several paragraphs.
pub(super) fn paragraphs(text: &str) -> AnyView {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect_view().into_any()
}
