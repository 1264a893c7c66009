//! The desk's table of projects, filtered by step and name.

use leptos::prelude::*;
use linyi_shared::projects::api::{DeskProjects, StageCount};

use super::desk_table::project_table;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{query, query_untracked};
use crate::ui::{Empty, PageHead, Pager};

/// `/desk/projects`.
pub fn list_page() -> AnyView {
    resource(
        || (query("stage"), query("q"), query("cursor")),
        |api, (stage, q, cursor)| api.list_desk_projects(stage, q, cursor),
    )
    .view(list)
}

fn list(page: DeskProjects) -> AnyView {
    let texts = t().projects_desk;
    let total: u32 = page.stages.iter().map(|row| row.projects).sum();
    let rows = if page.rows.items.is_empty() {
        view! { <Empty text=texts.none/> }.into_any()
    } else {
        project_table(page.rows.items)
    };
    view! {
        <PageHead title=texts.title lead=fill(texts.lead, &[("n", &total)])/>
        {filter(&page.stages)}
        {rows}
        <Pager meta=page.rows.meta/>
    }
    .into_any()
}

/// A plain GET form.
fn filter(stages: &[StageCount]) -> AnyView {
    let texts = t().projects_desk;
    let chosen = query_untracked("stage");
    let options = stages.iter().map(|row| {
        let value = row.stage.as_str();
        let label = format!("{} ({})", row.stage.words(lang()), row.projects);
        view! { <option value=value selected=value == chosen>{label}</option> }.into_any()
    });
    view! {
        <form method="get" action="/desk/projects" role="search" class="form row">
            <div class="field">
                <label for="projects-stage">{texts.stage}</label>
                <select id="projects-stage" name="stage">
                    <option value="">{texts.any_stage}</option>
                    {options.collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="projects-q">{texts.name}</label>
                <input id="projects-q" name="q" type="search" maxlength="60" value=query_untracked("q")/>
            </div>
            <button type="submit" class="button">{texts.filter}</button>
        </form>
    }
    .into_any()
}
