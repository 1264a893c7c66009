//! `/projects/:id/works`: how far it is, with photos; who is responsible, with a number to call.

use leptos::prelude::*;
use linyi_shared::id::ProjectId;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::{date_words, day_words};
use linyi_shared::works::api::{ItemProgress, WorksPage};

use super::parties::parties_view;
use super::timeline::entry_view;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::picture::{Bar, PairedBar};
use crate::ui::{Card, Empty, PageHead, Pager, PhotoGrid, Section, describe_page, not_found_page};

/// `/projects/:id/works`.
pub fn works_page() -> AnyView {
    let Some(id) = param::<ProjectId>("id") else { return not_found_page() };
    resource(|| query("cursor"), move |api, cursor| api.find_works(id, cursor)).view(works)
}

fn works(page: WorksPage) -> AnyView {
    let texts = t().works;
    let finding = fill(texts.all_done, &[("percent", &page.percent)]);
    describe_page(&[&page.compound_name, " ", texts.title].concat(), &finding, None);
    let lead = fill(texts.lead, &[("compound", &page.compound_name), ("project", &page.title)]);
    let back = ["/compounds/", &page.compound_id.to_string()].concat();
    view! {
        <PageHead title=texts.title lead=lead back=back back_label=page.compound_name.clone()/>
        {now_view(&page, finding)}
        <Section title=texts.items id="items">{items_view(page.items)}</Section>
        <Section title=texts.parties id="parties">
            <p class="muted">{texts.parties_lead}</p>
            {parties_view(page.parties, &page.missing_parties)}
        </Section>
        <Section title=texts.timeline id="timeline">{timeline(page.timeline)}</Section>
    }
    .into_any()
}

/// How far it is, and what a resident can do now.
fn now_view(page: &WorksPage, finding: String) -> AnyView {
    let texts = t().works;
    if page.stage < Stage::Works {
        return view! { <Empty text=texts.not_begun/> }.into_any();
    }
    let planned = page.planned_start.zip(page.planned_end).map(|(start, end)| {
        let words = [date_words(start, lang()), date_words(end, lang())];
        view! { <p>{fill(texts.planned, &[("start", &words[0]), ("end", &words[1])])}</p> }.into_any()
    });
    let checks = format!("/projects/{}/acceptance", page.project_id);
    let next = if page.stage == Stage::Works {
        view! { <p class="actions"><a class="button" href=[&checks, "#observe"].concat()>{texts.tell}</a></p> }
            .into_any()
    } else {
        view! {
            <p>{texts.is_over}</p>
            <p class="actions"><a class="button primary" href=checks>{texts.see_checks}</a></p>
        }
        .into_any()
    };
    let figure = format!("{}%", page.percent);
    view! {
        <Card class="strong">
            <p class="figure">{figure}</p>
            <p>{finding}</p>
            {planned}
            {next}
        </Card>
    }
    .into_any()
}

fn items_view(items: Vec<ItemProgress>) -> AnyView {
    if items.is_empty() {
        return view! { <Empty text=t().works.no_items/> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item_view(item)}</li> }.into_any()).collect_view();
    view! { <ul class="card-list">{items}</ul> }.into_any()
}

fn item_view(item: ItemProgress) -> AnyView {
    let texts = t().works;
    let place = [item.location.as_str(), item.quantity.as_str()].into_iter().filter(|text| !text.is_empty());
    let bar = Bar {
        label: place.collect::<Vec<_>>().join(" · "),
        per_mille: u32::from(item.percent) * 10,
        words: format!("{}%", item.percent),
        threshold: None,
        reached: true,
    };
    let latest = match item.latest {
        Some(entry) => {
            let alt = fill(texts.photo_of, &[("item", &item.title)]);
            let day = fill(texts.recorded, &[("day", &day_words(entry.recorded_at, lang()))]);
            view! {
                <p>{entry.text}</p>
                <p class="small muted">{day}</p>
                <PhotoGrid ids=entry.photos alt=alt/>
            }
            .into_any()
        }
        None => view! { <p class="muted">{texts.nothing_yet}</p> }.into_any(),
    };
    view! {
        <article class="card">
            <PairedBar finding=item.title bars=vec![bar]/>
            {latest}
        </article>
    }
    .into_any()
}

fn timeline(timeline: linyi_shared::page::Page<linyi_shared::works::api::EntryView>) -> AnyView {
    if timeline.items.is_empty() {
        return view! { <Empty text=t().works.no_entries/> }.into_any();
    }
    let entries = timeline.items.into_iter().map(|entry| view! { <li>{entry_view(entry, None)}</li> }.into_any());
    view! {
        <ul class="card-list">{entries.collect_view()}</ul>
        <Pager meta=timeline.meta/>
    }
    .into_any()
}
