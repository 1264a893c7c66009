//! The page of a compound: the five answers, the way, the items, the money.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::projects::api::{CompoundPage, ProjectView};
use linyi_shared::time::date_words;

use super::five::five;
use super::items::items_section;
use super::money::money_section;
use super::way::{way_details, way_line};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::{Facts, PageHead, Section, describe_page, fact};

/// `/compounds/:id`.
pub fn compound_page() -> AnyView {
    resource_of("id", |api, id: PlaceId| api.find_compound(id)).view(compound)
}

fn compound(page: CompoundPage) -> AnyView {
    let texts = t().projects;
    let compound = &page.compound;
    let lead = fill(
        texts.lead,
        &[("community", &compound.community_name), ("cluster", &compound.cluster_name), ("year", &compound.year)],
    );
    let summary = page.project.summary.clone();
    describe_page(&compound.name, if summary.is_empty() { &lead } else { &summary }, None);
    let summary = (!summary.is_empty()).then(|| view! { <p class="prose">{summary}</p> }.into_any());
    let (line, details) = (way_line(&page.way), way_details(&page.way));
    view! {
        <PageHead title=compound.name.clone() lead=lead back="/compounds" back_label=texts.back/>
        {summary}
        {five(&page)}
        <Section title=texts.way id="way">
            <p class="muted small">{texts.way_lead}</p>
            {line}
            {details}
        </Section>
        {items_section(&page.what.items, page.project.stage)}
        {money_section(&page.money)}
        {about(&page)}
    }
    .into_any()
}

fn about(page: &CompoundPage) -> AnyView {
    let texts = t().projects;
    let notices = fill(texts.notices_count, &[("n", &page.counts.notices)]);
    let notices = view! { <a href=format!("/notices?compound_id={}", page.compound.id)>{notices}</a> };
    let mut rows = vec![
        fact(texts.address, page.address.clone()),
        fact(texts.built, fill(texts.built_year, &[("year", &page.built_year)])),
        fact(texts.buildings, page.counts.buildings),
        fact(texts.homes, page.counts.homes),
        fact(texts.area, fill(texts.square_metres, &[("area", &page.counts.area)])),
        fact(texts.planned, planned(&page.project)),
        fact(texts.notices, notices),
    ];
    if let Some(rating) = page.rating.clone() {
        rows.push(fact(texts.rate, view! { <a href=rating>{texts.see}</a> }));
    }
    view! { <Section title=texts.about id="about"><Facts rows=rows/></Section> }.into_any()
}

fn planned(project: &ProjectView) -> String {
    let texts = t().projects;
    let words = |day: Option<_>| day.map_or(texts.not_set.to_owned(), |day| date_words(day, lang()));
    if project.planned_start.is_none() && project.planned_end.is_none() {
        return texts.not_set.to_owned();
    }
    fill(texts.planned_words, &[("start", &words(project.planned_start)), ("end", &words(project.planned_end))])
}
