//! `/desk/places`: compounds by name.

use leptos::prelude::*;
use linyi_shared::page::Page;
use linyi_shared::places::api::CompoundCard;

use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::{query, query_untracked};
use crate::ui::*;

/// `/desk/places`.
pub fn list_page() -> AnyView {
    let texts = t().places_desk;
    let list =
        resource(|| (query("q"), query("cursor")), |api, (q, cursor)| api.list_desk_compounds(q, cursor)).view(list);
    view! {
        <PageHead title=texts.title lead=texts.lead/>
        <form class="form row" method="get" action="/desk/places" role="search">
            <TextField name="q" label=texts.search kind="search" value=query_untracked("q") max=60/>
            <button class="button" type="submit">{icon(Icon::Search)} {texts.search_go}</button>
        </form>
        {list}
    }
    .into_any()
}

fn list(page: Page<CompoundCard>) -> AnyView {
    let texts = t().places_desk;
    if page.items.is_empty() {
        return view! { <Empty text=texts.none_found/> }.into_any();
    }
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.compound}</th>
                        <th scope="col">{texts.community}</th>
                        <th scope="col">{texts.cluster}</th>
                        <th scope="col" class="number">{texts.year}</th>
                        <th scope="col" class="number">{texts.homes}</th>
                        <th scope="col">{texts.stage}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager meta=page.meta/>
    }
    .into_any()
}

fn row(card: CompoundCard) -> AnyView {
    view! {
        <tr>
            <td><a href=["/desk/places/", &card.id.to_string()].concat()>{card.name}</a></td>
            <td>{card.community_name}</td>
            <td>{card.cluster_name}</td>
            <td class="number">{card.year}</td>
            <td class="number">{card.homes}</td>
            <td>{card.stage.words(lang())}</td>
        </tr>
    }
    .into_any()
}
