//! `/desk/projects/:id/acceptance`: checks, defects, observations and the legal acceptance, a tab each.

use leptos::prelude::*;
use linyi_shared::acceptance::api::AcceptanceDesk;
use linyi_shared::id::ProjectId;

use super::desk_check::checks_tab;
use super::desk_defects::defects_tab;
use super::desk_legal::legal_tab;
use super::desk_observations::observations_tab;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query, query_untracked};
use crate::ui::{PageHead, Tag, Tone, not_found_page};

/// `/desk/projects/:id/acceptance`; `?tab=defects|observations|legal`, `?at=` the line or item to check.
pub fn acceptance_desk_page() -> AnyView {
    let Some(id) = param::<ProjectId>("id") else { return not_found_page() };
    resource(|| (query("at"), query("tab")), move |api, (at, _)| api.find_acceptance_desk(id, at)).view(acceptance)
}

fn acceptance(desk: AcceptanceDesk) -> AnyView {
    let words = t().acceptance_desk;
    let page = &desk.page;
    let public = format!("/projects/{}/acceptance", page.project_id);
    let read_only = (!desk.may_check && !desk.may_rectify && !desk.may_accept)
        .then(|| view! { <p class="muted">{words.read_only}</p> }.into_any());
    let tab = query_untracked("tab");
    let body = match tab.as_str() {
        "defects" => defects_tab(&desk),
        "observations" => observations_tab(&desk),
        "legal" => legal_tab(&desk),
        _ => checks_tab(&desk),
    };
    view! {
        <PageHead title=format!("{} {}", page.compound_name, words.title) back="/desk/acceptance" back_label=words.title/>
        <p class="actions">
            <Tag label=page.stage.words(lang()) tone=Tone::Now/>
            <a class="button quiet" href=public>{words.public_page}</a>
        </p>
        {read_only}
        {tabs(&desk, &tab)}
        {body}
    }
    .into_any()
}

fn tabs(desk: &AcceptanceDesk, now: &str) -> AnyView {
    let words = t().acceptance_desk;
    let waiting = desk.observations.iter().filter(|one| one.observation.answered_at.is_none()).count();
    let tabs = [
        ("", words.tab_checks.to_owned()),
        ("defects", fill(words.tab_defects, &[("n", &desk.page.counts.open_defects)])),
        ("observations", fill(words.tab_observations, &[("n", &waiting)])),
        ("legal", words.tab_legal.to_owned()),
    ];
    let project = desk.page.project_id;
    let links = tabs.into_iter().map(|(tab, label)| {
        let here = (tab == now).then_some("true");
        let href = match tab {
            "" => format!("/desk/projects/{project}/acceptance"),
            tab => format!("/desk/projects/{project}/acceptance?tab={tab}"),
        };
        view! { <a class="button quiet" href=href aria-current=here>{label}</a> }.into_any()
    });
    view! { <nav class="actions" aria-label=words.parts>{links.collect_view()}</nav> }.into_any()
}
