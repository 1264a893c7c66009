//! `/desk/deliberations`: comments that wait for an answer first, then the projects.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{DeskDeliberations, DeskProject};

use super::desk_comments::comment_cards;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::{Empty, PageHead, Pager, Section};

/// `/desk/deliberations`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_desk_deliberations(cursor)).view(list)
}

fn list(page: DeskDeliberations) -> AnyView {
    let words = t().deliberations_desk;
    let title = fill(words.waiting, &[("count", &page.waiting_count)]);
    let waiting = match page.waiting.items.is_empty() {
        true => view! { <Empty text=words.none_waiting/> }.into_any(),
        false => comment_cards(page.waiting.items, "/desk/deliberations", true),
    };
    let projects = match page.projects.is_empty() {
        true => view! { <Empty text=words.none_projects/> }.into_any(),
        false => table(page.projects),
    };
    view! {
        <PageHead title=words.title lead=words.lead/>
        <Section title=title id="waiting">
            <p class="muted">{words.anonymous}</p>
            {waiting}
            <Pager meta=page.waiting.meta/>
        </Section>
        <Section title=words.projects>{projects}</Section>
    }
    .into_any()
}

fn table(projects: Vec<DeskProject>) -> AnyView {
    let words = t().deliberations_desk;
    let rows = projects.into_iter().map(|project| {
        let motion = if project.has_motion { words.has_motion } else { words.no_motion };
        let href = format!("/desk/projects/{}/deliberation", project.project_id);
        view! {
            <tr>
                <th scope="row"><a href=href>{project.compound_name}</a></th>
                <td>{project.stage.words(lang())}</td>
                <td>{motion}</td>
                <td class="number">{project.meetings}</td>
                <td class="number">{project.waiting}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.column_compound}</th>
                        <th scope="col">{words.column_stage}</th>
                        <th scope="col">{words.column_motion}</th>
                        <th scope="col" class="number">{words.column_meetings}</th>
                        <th scope="col" class="number">{words.column_waiting}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
