//! `/desk/places/:id/register`: the owners' register and the households' register, one building at a time.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::{RegisterHome, RegisterPage};

use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/desk/places/:id/register`.
pub fn register_page() -> AnyView {
    let Some(id) = param::<PlaceId>("id") else { return not_found_page() };
    resource(move || (id, query("building_id")), |api, (id, building)| api.find_register(id, building)).view(register)
}

fn register(page: RegisterPage) -> AnyView {
    let texts = t().places_desk;
    let place = format!("/desk/places/{}", page.compound_id);
    let buildings = page.buildings.iter().map(|row| (row.id.to_string(), row.name.clone())).collect();
    let building = page.building_id.map(|id| id.to_string()).unwrap_or_default();
    let tables = if page.homes.is_empty() {
        view! { <Empty text=texts.no_homes_here/> }.into_any()
    } else {
        view! { {owners(&page.homes)} {households(&page.homes)} }.into_any()
    };
    view! {
        <PageHead title=texts.register_title lead=texts.register_lead back=place.clone() back_label=page.compound_name/>
        <p class="actions"><a class="button" href=[&place, "/electors"].concat()>{texts.electors}</a></p>
        <form class="form row" method="get" action=[&place, "/register"].concat()>
            <SelectField name="building_id" label=texts.building options=buildings value=building required=true/>
            <button class="button" type="submit">{texts.show_building}</button>
        </form>
        {tables}
    }
    .into_any()
}

fn owners(homes: &[RegisterHome]) -> AnyView {
    let texts = t().places_desk;
    let rows = homes.iter().map(owner_row).collect_view();
    view! {
        <Section title=texts.owners_register id="owners">
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts.home}</th>
                            <th scope="col" class="number">{texts.building_area}</th>
                            <th scope="col">{texts.area_source}</th>
                            <th scope="col">{texts.use_and_state}</th>
                            <th scope="col">{texts.owners}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
    .into_any()
}

fn owner_row(home: &RegisterHome) -> AnyView {
    let (texts, lang) = (t().places_desk, lang());
    let area = if home.area.0 > 0 {
        view! { {home.area.to_string()} }.into_any()
    } else {
        view! { <Tag label=texts.no_area tone=Tone::Caution/> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><a href=format!("/desk/homes/{}", home.id)>{home.label.clone()}</a></th>
            <td class="number">{area}</td>
            <td>{home.source.words(lang)}</td>
            <td>{[home.kind.words(lang), " · ", home.status.words(lang)].concat()}</td>
            <td>{owners_text(&home.owners)}</td>
        </tr>
    }
    .into_any()
}

/// The owners in one line; that nobody is registered is said.
pub fn owners_text(owners: &[String]) -> String {
    if owners.is_empty() { t().places_desk.no_owner.to_owned() } else { owners.join(t().places_desk.and) }
}

fn households(homes: &[RegisterHome]) -> AnyView {
    let texts = t().places_desk;
    let rows = homes.iter().map(|home| {
        let (name, adults) = match &home.household {
            Some(household) => (household.name.clone(), household.adults.to_string()),
            None => (texts.no_household.to_owned(), String::new()),
        };
        let bound = if home.bound { texts.is_bound } else { texts.is_not_bound };
        view! {
            <tr>
                <th scope="row"><a href=format!("/desk/homes/{}", home.id)>{home.label.clone()}</a></th>
                <td>{name}</td>
                <td class="number">{adults}</td>
                <td>{bound}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let hint = fill(texts.households_hint, &[("homes", &homes.len())]);
    view! {
        <Section title=texts.households_register id="households">
            <p class="muted">{hint}</p>
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts.home}</th>
                            <th scope="col">{texts.household}</th>
                            <th scope="col" class="number">{texts.adults}</th>
                            <th scope="col">{texts.bound}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
    .into_any()
}
