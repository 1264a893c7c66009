//! The work items as residents read them.

use leptos::prelude::*;
use linyi_shared::projects::api::{ItemStatus, WorkItemView};
use linyi_shared::projects::rules::Stage;

use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Bar, PairedBar};
use crate::ui::{Card, Empty, Facts, Section, Tag, Tone, fact};

/// What is changed, and what is not, with the reasons.
pub(super) fn items_section(items: &[WorkItemView], stage: Stage) -> AnyView {
    let texts = t().projects;
    if items.is_empty() {
        return view! { <Section title=texts.items id="what"><Empty text=texts.items_none/></Section> }.into_any();
    }
    let (dropped, kept): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.status == ItemStatus::Dropped);
    let cards = |items: Vec<&WorkItemView>| items.into_iter().map(|item| card(item, stage)).collect::<Vec<_>>();
    let (dropped, kept) = (cards(dropped), cards(kept));
    let dropped = (!dropped.is_empty()).then(|| {
        let summary = fill(texts.dropped_items, &[("n", &dropped.len())]);
        view! {
            <details>
                <summary>{summary}</summary>
                <ul class="card-list">{dropped}</ul>
            </details>
        }
        .into_any()
    });
    view! {
        <Section title=texts.items id="what">
            <ul class="card-list">{kept}</ul>
            {dropped}
        </Section>
    }
    .into_any()
}

fn card(item: &WorkItemView, stage: Stage) -> AnyView {
    let texts = t().projects;
    let tone = match item.status {
        ItemStatus::Adopted => Tone::Done,
        ItemStatus::Proposed => Tone::Caution,
        ItemStatus::Dropped => Tone::Neutral,
    };
    let kept = item.status != ItemStatus::Dropped;
    let mut rows = Vec::new();
    let mut row = |name: &'static str, value: &str| {
        if !value.is_empty() {
            rows.push(fact(name, value.to_owned()));
        }
    };
    row(texts.item_where, &item.location);
    row(texts.item_quantity, &item.quantity);
    if kept && item.budget.0 > 0 {
        row(texts.item_budget, &fill(texts.yuan, &[("amount", &item.budget)]));
        let share = if item.resident_share.0 > 0 {
            fill(texts.yuan, &[("amount", &item.resident_share)])
        } else {
            texts.nothing.to_owned()
        };
        row(texts.item_share, &share);
    }
    row(texts.item_reason, &item.reason);
    let progress = (kept && stage >= Stage::Works).then(|| progress(item.percent));
    let (title, catalogue_name, status) = (item.title.clone(), item.catalogue_name.clone(), item.status.words(lang()));
    let facts = (!rows.is_empty()).then(|| view! { <Facts rows=rows/> }.into_any());
    view! {
        <li>
            <Card title=title>
                <p class="kicker">{catalogue_name} " " <Tag label=status tone=tone/></p>
                {facts}
                {progress}
            </Card>
        </li>
    }
    .into_any()
}

fn progress(percent: u8) -> AnyView {
    let texts = t().projects;
    let words = fill(texts.percent, &[("n", &percent)]);
    let bar = Bar {
        label: texts.item_progress.to_owned(),
        per_mille: u32::from(percent) * 10,
        words: words.clone(),
        threshold: None,
        reached: true,
    };
    view! { <PairedBar finding=fill(texts.when_percent, &[("percent", &percent)]) bars=vec![bar]/> }.into_any()
}
