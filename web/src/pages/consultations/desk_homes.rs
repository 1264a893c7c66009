//! The round on the stairs: the homes of a building with their states.

use leptos::prelude::*;
use linyi_shared::consultations::api::{HomeReach, HomesReach};
use linyi_shared::consultations::phase::Phase;
use linyi_shared::consultations::rules::ReachState;
use linyi_shared::id::ConsultationId;

use super::picture::{phase_tag, state_tag};
use crate::api::resource;
use crate::i18n::{fill, t};
use crate::route::{param, query};
use crate::ui::picture::{BuildingDots, Floor, HomeDot};
use crate::ui::{CardLink, Empty, PageHead, not_found_page};

/// `/desk/consultations/:id/homes`.
pub fn homes_page() -> AnyView {
    let Some(id) = param::<ConsultationId>("id") else { return not_found_page() };
    resource(|| query("building"), move |api, building| api.list_consultation_homes(id, building)).view(homes)
}

fn homes(page: HomesReach) -> AnyView {
    let words = t().consultations_desk;
    let closed =
        (page.phase != Phase::Open).then(|| view! { <p>{phase_tag(page.phase)} " " {words.not_open}</p> }.into_any());
    let body = match page.homes.is_empty() {
        true => view! { <Empty text=words.no_homes/> }.into_any(),
        false => round(&page),
    };
    view! {
        <PageHead
            title=words.homes_title
            lead=page.title.clone()
            back=["/desk/consultations/", &page.id.to_string()].concat()
            back_label=t().desk.consultations
        />
        {closed}
        {building_links(&page)}
        {body}
    }
    .into_any()
}

fn building_links(page: &HomesReach) -> AnyView {
    let links = page.buildings.iter().map(|building| {
        let here = (page.building_id == Some(building.building_id)).then_some("true");
        let class = if here.is_some() { "button primary" } else { "button" };
        let href = format!("/desk/consultations/{}/homes?building={}", page.id, building.building_id);
        let open = building.reach.not_met + building.reach.not_reached;
        view! { <a class=class href=href aria-current=here>{building.name.clone()} " " {open}</a> }.into_any()
    });
    view! {
        <nav aria-label=t().consultations_desk.choose_building>
            <p class="muted small">{t().consultations_desk.choose_building} " · " {t().consultations_desk.to_visit}</p>
            <div class="actions">{links.collect_view()}</div>
        </nav>
    }
    .into_any()
}

fn round(page: &HomesReach) -> AnyView {
    let cards = page.homes.iter().map(|home| home_card(page.id, home)).collect_view();
    view! {
        <div class="cols">
            <div class="card-list">{cards}</div>
            {dots(page)}
        </div>
    }
    .into_any()
}

fn home_card(id: ConsultationId, home: &HomeReach) -> AnyView {
    let visits = (home.visits > 0).then(|| {
        let visits = fill(t().consultations_desk.visits, &[("count", &home.visits)]);
        view! { <span class="muted small">{visits}</span> }.into_any()
    });
    let reach = home.reach;
    view! {
        <CardLink href=format!("/desk/consultations/{id}/homes/{}", home.home_id) title=home.label.clone()>
            <p>{state_tag(reach)} " " {visits}</p>
        </CardLink>
    }
    .into_any()
}

/// The building as dots, the highest floor first.
fn dots(page: &HomesReach) -> AnyView {
    let words = t().consultations_desk;
    let building = page.buildings.iter().find(|building| page.building_id == Some(building.building_id));
    let Some(building) = building else { return ().into_any() };
    let mut numbers: Vec<_> = page.homes.iter().map(|home| home.floor).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let floors = numbers.into_iter().rev().map(|number| Floor {
        label: fill(words.floor, &[("floor", &number)]),
        homes: page.homes.iter().filter(|home| home.floor == number).map(dot).collect(),
    });
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("building", &building.name), ("homes", &building.reach.homes()), ("reached", &building.reach.reached())];
    view! { <BuildingDots finding=fill(words.finding, &values) floors=floors.collect()/> }.into_any()
}

fn dot(home: &HomeReach) -> HomeDot {
    let reached = !matches!(home.reach, ReachState::NotMet | ReachState::NotReached);
    HomeDot { label: home.room.clone(), reached }
}
