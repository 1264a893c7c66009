//! The summary: what homes want, and what became of it.

use leptos::prelude::*;
use linyi_shared::consultations::api::{SummaryItem, SummaryView};
use linyi_shared::consultations::rules::Priority;

use super::picture::{per_mille, share_words};
use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Bar, PairedBar};
use crate::ui::{Card, Empty, Section, Tag, Tone};

/// What homes want, as bars with their table.
pub(super) fn summary_section(summary: SummaryView) -> AnyView {
    let words = t().consultations;
    let answers = summary.answers;
    let Some(first) = summary.items.first().filter(|item| item.count.homes() > 0) else {
        return view! { <Section title=words.summary_title id="summary"><Empty text=words.summary_none/></Section> }
            .into_any();
    };
    let finding = fill(words.summary_finding, &[("answers", &answers), ("first", &first.name)]);
    let wanted = summary.items.iter().filter(|item| item.count.homes() > 0);
    let bars = wanted.map(|item| bar(item, answers)).collect::<Vec<_>>();
    view! {
        <Section title=words.summary_title id="summary">
            <PairedBar finding=finding bars=bars/>
            <details>
                <summary>{t().frame.table}</summary>
                {table(&summary)}
            </details>
            <p class="muted small">{words.summary_basis}</p>
        </Section>
    }
    .into_any()
}

fn bar(item: &SummaryItem, answers: i64) -> Bar {
    let homes = item.count.homes();
    Bar {
        label: item.name.clone(),
        per_mille: per_mille(homes, answers),
        words: [&share_words(homes, answers), "（", &homes.to_string(), "/", &answers.to_string(), "）"].concat(),
        threshold: None,
        reached: true,
    }
}

fn table(summary: &SummaryView) -> AnyView {
    let words = t().consultations;
    let heads =
        Priority::ALL.iter().map(|priority| view! { <th class="number">{priority.words(lang())}</th> }.into_any());
    let rows = summary.items.iter().map(|item| {
        let cells = Priority::ALL
            .iter()
            .map(|priority| view! { <td class="number">{item.count.homes_with(*priority)}</td> }.into_any());
        view! {
            <tr>
                <td>{item.name.clone()}</td>
                {cells.collect_view()}
                <td class="number">{item.count.homes()}</td>
                <td class="number">{share_words(item.count.homes(), summary.answers)}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th>{words.item}</th>
                        {heads.collect_view()}
                        <th class="number">{words.total}</th>
                        <th class="number">{words.share}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What was adopted, and what was not and why.
pub(super) fn outcome_sections(summary: &SummaryView) -> AnyView {
    let words = t().consultations;
    let of = |adopted: bool| {
        let items = summary.items.iter().filter(move |item| item.adopted == Some(adopted));
        items.map(outcome_card).collect::<Vec<_>>()
    };
    let (adopted, not_adopted) = (of(true), of(false));
    view! {
        <Section title=words.adopted_title id="adopted">
            {cards(adopted, words.none_adopted)}
            <p class="muted">{words.next_step}</p>
        </Section>
        <Section title=words.not_adopted_title id="not-adopted">{cards(not_adopted, words.none_refused)}</Section>
    }
    .into_any()
}

fn cards(cards: Vec<AnyView>, none: &'static str) -> AnyView {
    if cards.is_empty() {
        view! { <Empty text=none/> }.into_any()
    } else {
        view! { <div class="card-list">{cards}</div> }.into_any()
    }
}

fn outcome_card(item: &SummaryItem) -> AnyView {
    let words = t().consultations;
    let (label, tone) = match item.adopted {
        Some(true) => (words.adopted, Tone::Done),
        _ => (words.not_adopted, Tone::Against),
    };
    let wanted = fill(words.wanted_by, &[("homes", &item.count.homes())]);
    let reason = (!item.reason.is_empty()).then(|| view! { <p>{item.reason.clone()}</p> }.into_any());
    view! {
        <Card title=item.name.clone()>
            <p>
                <Tag label=label tone=tone/>
                " "
                <span class="muted">{wanted}</span>
            </p>
            {reason}
        </Card>
    }
    .into_any()
}
