//! `/desk/projects/:id/works`: units, and progress by item.

use leptos::prelude::*;
use linyi_shared::id::ProjectId;
use linyi_shared::time::day_words;
use linyi_shared::works::api::{EntryView, FormerParty, WorksDesk};

use super::desk_forms::{party_form, progress_form};
use super::parties::parties_view;
use super::timeline::entry_view;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query, query_untracked};
use crate::ui::{Empty, PageHead, Pager, Section, Tag, Tone, not_found_page};

/// `/desk/projects/:id/works`; `?item=` chooses the item, `&corrects=` the entry to correct.
pub fn works_desk_page() -> AnyView {
    let Some(id) = param::<ProjectId>("id") else { return not_found_page() };
    let key = || (query("cursor"), query("item"), query("corrects"));
    resource(key, move |api, (cursor, ..)| api.find_works_desk(id, cursor)).view(works)
}

fn works(desk: WorksDesk) -> AnyView {
    let words = t().works_desk;
    let page = &desk.page;
    let public = format!("/projects/{}/works", page.project_id);
    let read_only = (!desk.may_write).then(|| view! { <p class="muted">{words.read_only}</p> }.into_any());
    view! {
        <PageHead title=format!("{} {}", page.compound_name, words.title) lead=page.title.clone() back="/desk/works" back_label=words.title/>
        <p class="actions">
            <Tag label=page.stage.words(lang()) tone=Tone::Now/>
            <a class="button quiet" href=public>{words.public_page}</a>
        </p>
        {read_only}
        {progress_section(&desk)}
        {parties_section(&desk)}
        {timeline(&desk)}
    }
    .into_any()
}

fn progress_section(desk: &WorksDesk) -> AnyView {
    let words = t().works_desk;
    let form = match (desk.takes_progress, desk.may_write) {
        (false, _) => view! { <Empty text=words.progress_closed/> }.into_any(),
        (true, false) => ().into_any(),
        (true, true) => chosen_form(desk),
    };
    let items = item_list(desk);
    view! {
        <Section title=words.progress id="progress">
            <div class="split">
                <nav aria-label=words.choose_item>{items}</nav>
                <div>{form}</div>
            </div>
        </Section>
    }
    .into_any()
}

fn item_list(desk: &WorksDesk) -> AnyView {
    let (project, now) = (desk.page.project_id, query_untracked("item"));
    let items = desk.page.items.iter().map(|item| {
        let id = item.id.to_string();
        let here = (id == now).then_some("true");
        let tone = if linyi_shared::works::rules::is_done(item.percent) { Tone::Done } else { Tone::Neutral };
        view! {
            <li class="actions">
                <a href=format!("/desk/projects/{project}/works?item={id}#progress") aria-current=here>{item.title.clone()}</a>
                <Tag label=format!("{}%", item.percent) tone=tone/>
            </li>
        }
        .into_any()
    });
    view! { <ul class="card-list">{items.collect_view()}</ul> }.into_any()
}

/// The form of the item chosen in the query; a correction is filled with what it corrects.
fn chosen_form(desk: &WorksDesk) -> AnyView {
    let (chosen, corrects) = (query_untracked("item"), query_untracked("corrects"));
    let Some(item) = desk.page.items.iter().find(|item| item.id.to_string() == chosen) else {
        return view! { <Empty text=t().works_desk.pick/> }.into_any();
    };
    let corrected = desk.page.timeline.items.iter().find(|entry| entry.id.to_string() == corrects);
    progress_form(desk.page.project_id, item, corrected)
}

fn parties_section(desk: &WorksDesk) -> AnyView {
    let words = t().works_desk;
    let none = desk.page.parties.is_empty().then(|| view! { <Empty text=words.no_parties/> }.into_any());
    let form = match (desk.may_write, desk.takes_parties) {
        (true, true) => party_form(desk.page.project_id),
        (true, false) => view! { <p class="muted">{words.parties_later}</p> }.into_any(),
        (false, _) => ().into_any(),
    };
    let parties = parties_view(desk.page.parties.clone(), &desk.page.missing_parties);
    let former = former_view(&desk.former);
    view! {
        <Section title=words.parties id="parties">
            <p class="muted">{words.parties_lead}</p>
            <div class="split">
                <div>
                    {none}
                    {parties}
                    {former}
                </div>
                <div>{form}</div>
            </div>
        </Section>
    }
    .into_any()
}

fn former_view(former: &[FormerParty]) -> AnyView {
    if former.is_empty() {
        return ().into_any();
    }
    let lines = former.iter().map(|former| {
        let words = fill(
            t().works_desk.former_line,
            &[
                ("unit", &former.party.unit),
                ("person", &former.party.person),
                ("day", &day_words(former.until, lang())),
                ("reason", &former.reason),
            ],
        );
        view! { <li>{former.party.role.words(lang())} " " {words}</li> }.into_any()
    });
    view! {
        <details>
            <summary>{t().works_desk.former}</summary>
            <ul>{lines.collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn timeline(desk: &WorksDesk) -> AnyView {
    let timeline = &desk.page.timeline;
    if timeline.items.is_empty() {
        return ().into_any();
    }
    let may_correct = desk.may_write && desk.takes_progress;
    let (project, meta) = (desk.page.project_id, timeline.meta.clone());
    let entries = timeline.items.iter().cloned().map(|entry| {
        let after = (may_correct && !entry.is_corrected).then(|| correct_link(project, &entry));
        view! { <li>{entry_view(entry, after)}</li> }.into_any()
    });
    let entries = entries.collect_view();
    view! {
        <Section title=t().works.timeline id="timeline">
            <ul class="card-list">{entries}</ul>
            <Pager meta=meta/>
        </Section>
    }
    .into_any()
}

fn correct_link(project: ProjectId, entry: &EntryView) -> AnyView {
    let href = format!("/desk/projects/{project}/works?item={}&corrects={}#progress", entry.work_item_id, entry.id);
    view! { <p><a href=href>{t().works_desk.correct}</a></p> }.into_any()
}
