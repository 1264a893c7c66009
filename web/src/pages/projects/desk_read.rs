//! A project on the desk: its way, what its open steps lack, and its data.

use leptos::prelude::*;
use linyi_shared::id::ProjectId;
use linyi_shared::projects::api::DeskProjectPage;

use super::desk_close::open_step;
use super::desk_edit::{funding_section, items_section, project_section};
use super::way::{way_details, way_line};
use crate::api::resource_of;
use crate::i18n::{fill, t};
use crate::ui::{PageHead, Section};

/// `/desk/projects/:id`.
pub fn project_page() -> AnyView {
    resource_of("id", |api, id: ProjectId| api.find_desk_project(id)).view(project)
}

fn project(desk: DeskProjectPage) -> AnyView {
    let texts = t().projects_desk;
    let compound = &desk.page.compound;
    let lead = fill(
        t().projects.lead,
        &[("community", &compound.community_name), ("cluster", &compound.cluster_name), ("year", &compound.year)],
    );
    let public = format!("/compounds/{}", compound.id);
    let project = &desk.page.project;
    let steps = desk.open.iter().map(|step| open_step(compound.id, project.id, step)).collect::<Vec<_>>();
    view! {
        <PageHead title=compound.name.clone() lead=lead back="/desk/projects" back_label=texts.back/>
        <p class="actions"><a href=public>{texts.public_page}</a></p>
        {way_line(&desk.page.way)}
        {way_details(&desk.page.way)}
        <Section title=texts.now id="now">
            <div class="cols">{steps}</div>
        </Section>
        {project_section(project, desk.may_edit)}
        {items_section(project.id, &desk.page.what.items, desk.may_edit && desk.items_open)}
        {funding_section(project.id, &desk.page.money, &desk.sources, desk.may_edit)}
    }
    .into_any()
}
