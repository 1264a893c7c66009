//! `/desk/ratings`: rounds of the desk's places, and the projects that may be rated.

use leptos::prelude::*;
use linyi_shared::ratings::api::{DeskRatings, RatableProject, RoundCard};
use linyi_shared::time::{end_words, moment_words};

use super::words::phase_tag;
use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::query;
use crate::ui::{Empty, PageHead, Pager, Section};

/// `/desk/ratings`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_desk_ratings(cursor)).view(list)
}

fn list(page: DeskRatings) -> AnyView {
    let words = t().ratings_desk;
    let rounds = match page.rounds.items.is_empty() {
        true => view! { <Empty text=words.none/> }.into_any(),
        false => table(page.rounds.items),
    };
    let projects = match page.projects.is_empty() {
        true => view! { <p class="muted">{words.none_projects}</p> }.into_any(),
        false => project_table(page.projects),
    };
    view! {
        <PageHead title=words.title lead=words.lead/>
        {rounds}
        <Pager meta=page.rounds.meta/>
        <Section title=words.projects>{projects}</Section>
    }
    .into_any()
}

fn table(rounds: Vec<RoundCard>) -> AnyView {
    let words = t().ratings_desk;
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.column_title}</th>
                        <th scope="col">{words.column_compound}</th>
                        <th scope="col">{words.column_state}</th>
                        <th scope="col">{words.column_window}</th>
                        <th scope="col" class="number">{words.column_turnout}</th>
                    </tr>
                </thead>
                <tbody>{rounds.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(round: RoundCard) -> AnyView {
    let lang = lang();
    view! {
        <tr>
            <th scope="row"><a href=format!("/desk/ratings/{}", round.id)>{round.title}</a></th>
            <td>{round.compound_name}</td>
            <td>{phase_tag(round.phase)}</td>
            <td>{moment_words(round.opens_at, lang)} " – " {end_words(round.closes_at, lang)}</td>
            <td class="number">{round.answers} " / " {round.homes}</td>
        </tr>
    }
    .into_any()
}

fn project_table(projects: Vec<RatableProject>) -> AnyView {
    let words = t().ratings_desk;
    let rows = projects.into_iter().map(|project| {
        let href = format!("/desk/projects/{}/ratings/new", project.project_id);
        view! {
            <tr>
                <th scope="row">{project.compound_name}</th>
                <td>{project.stage.words(lang())}</td>
                <td><a href=href>{words.open_for}</a></td>
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
                        <th scope="col">{words.open_for}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
