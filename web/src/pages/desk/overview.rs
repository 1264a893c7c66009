//! The desk's overview: what waits for me, my places, and their projects by step.

use leptos::prelude::*;
use linyi_shared::money::grouped;
use linyi_shared::people::rules::Duty;
use linyi_shared::projects::api::{DeskOverview, DeskPlace, StageCount};

use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::pages::projects::desk_table::project_table;
use crate::ui::{Empty, PageHead, Section};

/// `/desk`.
pub fn overview_page() -> AnyView {
    resource(|| (), |api, ()| api.find_desk()).view(overview)
}

fn overview(desk: DeskOverview) -> AnyView {
    let texts = t().projects_desk;
    let lead = fill(texts.overview_lead, &[("name", &desk.name), ("n", &desk.compounds)]);
    let more = (desk.waiting_count as usize > desk.waiting.len())
        .then(|| view! { <p class="muted">{fill(texts.waiting_more, &[("n", &desk.waiting_count)])}</p> }.into_any());
    let waiting = if desk.places.is_empty() {
        view! { <Empty text=texts.no_places/> }.into_any()
    } else if desk.waiting.is_empty() {
        view! { <Empty text=texts.waiting_none/> }.into_any()
    } else {
        project_table(desk.waiting)
    };
    view! {
        <PageHead title=t().desk.overview lead=lead/>
        <Section title=texts.waiting>
            {more}
            {waiting}
        </Section>
        <div class="cols">
            <Section title=texts.by_stage>{stage_links(&desk.stages)}</Section>
            <Section title=texts.my_places>{places(desk.places)}</Section>
        </div>
    }
    .into_any()
}

/// One link a step, to the table of its projects.
fn stage_links(stages: &[StageCount]) -> AnyView {
    let rows = stages.iter().map(|row| {
        let href = format!("/desk/projects?stage={}", row.stage.as_str());
        view! {
            <tr>
                <th scope="row"><a href=href>{row.stage.words(lang())}</a></th>
                <td>{grouped(row.projects.into())}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-wrap">
            <table><tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
    .into_any()
}

fn places(places: Vec<DeskPlace>) -> AnyView {
    let texts = t().projects_desk;
    let rows = places.into_iter().map(|place| {
        let line = fill(texts.place_line, &[("place", &place.place_name), ("n", &place.compounds)]);
        let rules = Duty::SetRules.roles().contains(&place.role).then(|| rules_link(&place));
        view! { <li><strong>{place.role.words(lang())}</strong> " " <span class="muted">{line}</span> {rules}</li> }
            .into_any()
    });
    view! { <ul class="card-list">{rows.collect_view()}</ul> }.into_any()
}

/// To the rules of voting, for those who set them.
fn rules_link(place: &DeskPlace) -> AnyView {
    let href = format!("/desk/places/{}/rule-sets", place.place_id);
    view! { <p class="actions"><a class="button quiet" href=href>{t().rule_sets_desk.title}</a></p> }.into_any()
}
