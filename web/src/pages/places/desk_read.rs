//! `/desk/places/:id`: a compound's registers, counted, building by building.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::money::grouped;
use linyi_shared::places::api::{BuildingDesk, CompoundDesk};
use linyi_shared::places::rules::ResidentRegister;

use super::desk_residents_file::import_address;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/places/:id`.
pub fn compound_page() -> AnyView {
    resource_of("id", |api, id: PlaceId| api.find_compound_desk(id)).view(compound)
}

fn compound(page: CompoundDesk) -> AnyView {
    let texts = t().places_desk;
    let card = &page.compound;
    let lead = fill(
        texts.compound_lead,
        &[("community", &card.community_name), ("cluster", &card.cluster_name), ("address", &page.address)],
    );
    let rows = vec![
        fact(texts.stage, card.stage.words(lang())),
        fact(texts.year, card.year),
        fact(texts.built, page.built_year),
        fact(texts.homes, grouped(card.homes.into())),
        fact(texts.area, fill(texts.square_metres, &[("area", &page.area)])),
        fact(texts.owners, grouped(page.owners.into())),
        fact(texts.households, grouped(page.households.into())),
        fact(texts.bound, fill(texts.bound_of, &[("bound", &page.bound), ("homes", &card.homes)])),
    ];
    let buildings = if page.buildings.is_empty() {
        view! { <Empty text=texts.no_buildings/> }.into_any()
    } else {
        buildings(page.buildings)
    };
    view! {
        <PageHead title=card.name.clone() lead=lead back="/desk/places" back_label=texts.title/>
        {actions(&card.id.to_string(), &card.project_id.to_string(), page.may_keep_roster)}
        <Facts rows=rows/>
        <Section title=texts.buildings id="buildings">{buildings}</Section>
    }
    .into_any()
}

fn actions(id: &str, project: &str, may_keep_roster: bool) -> AnyView {
    let texts = t().places_desk;
    let at = |rest: &str| ["/desk/places/", id, rest].concat();
    let keep = may_keep_roster.then(|| {
        view! {
            <a class="button primary" href=at("/roster")>{texts.roster}</a>
            <a class="button" href=import_address(id, ResidentRegister::Adults)>{texts.import_adults}</a>
            <a class="button" href=import_address(id, ResidentRegister::Representatives)>{texts.import_representatives}</a>
            <a class="button" href=at("/letters")>{icon(Icon::Print)} {texts.letters}</a>
            <a class="button" href=["/api/v1/compounds/", id, "/roster"].concat() rel="external" download="roster.csv">
                {icon(Icon::Download)} {texts.download}
            </a>
        }
        .into_any()
    });
    view! {
        <p class="actions">
            <a class="button" href=at("/register")>{texts.register_title}</a>
            <a class="button" href=at("/electors")>{texts.electors}</a>
            <a class="button" href=at("/representatives")>{texts.representatives}</a>
            {keep}
            <a class="button" href=["/desk/projects/", project].concat()>{texts.project}</a>
            <a class="button quiet" href=["/compounds/", id].concat()>{texts.public_page}</a>
        </p>
    }
    .into_any()
}

fn buildings(buildings: Vec<BuildingDesk>) -> AnyView {
    let texts = t().places_desk;
    let rows = buildings.into_iter().map(|building| {
        view! {
            <tr>
                <th scope="row">{building.name}</th>
                <td class="number">{building.homes}</td>
                <td class="number">{building.area.to_string()}</td>
                <td class="number">{building.bound}</td>
                <td class="number">{building.open_letters}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.building}</th>
                        <th scope="col" class="number">{texts.homes}</th>
                        <th scope="col" class="number">{texts.building_area}</th>
                        <th scope="col" class="number">{texts.bound}</th>
                        <th scope="col" class="number">{texts.open_letters}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
