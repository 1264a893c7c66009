//! `/desk/acceptance`: projects that are checked, accepted or under warranty.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{DeskAcceptance, DeskAcceptanceRow};
use linyi_shared::time::date_words;

use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::query;
use crate::ui::{Empty, PageHead, Pager};

/// `/desk/acceptance`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_desk_acceptance(cursor)).view(list)
}

fn list(page: DeskAcceptance) -> AnyView {
    let words = t().acceptance_desk;
    let body = match page.rows.items.is_empty() {
        true => view! { <Empty text=words.empty/> }.into_any(),
        false => table(page.rows.items),
    };
    view! {
        <PageHead title=words.title lead=words.lead/>
        {body}
        <Pager meta=page.rows.meta/>
    }
    .into_any()
}

fn table(rows: Vec<DeskAcceptanceRow>) -> AnyView {
    let words = t().acceptance_desk;
    view! {
        <div class="table-wrap">
            <table>
                <caption class="unseen">{words.table}</caption>
                <thead>
                    <tr>
                        <th>{words.column_compound}</th>
                        <th>{words.column_stage}</th>
                        <th class="number">{words.column_checked}</th>
                        <th class="number">{words.column_open}</th>
                        <th class="number">{words.column_overdue}</th>
                        <th class="number">{words.column_waiting}</th>
                        <th>{words.column_accepted}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(row: DeskAcceptanceRow) -> AnyView {
    let (card, counts) = (row.card.clone(), row.card.counts);
    view! {
        <tr>
            <td><a href=format!("/desk/projects/{}/acceptance", card.project_id)>{card.compound_name}</a></td>
            <td>{card.stage.words(lang())}</td>
            <td class="number">{format!("{} / {}", counts.checked_items, counts.items)}</td>
            <td class="number">{counts.open_defects}</td>
            <td class="number">{counts.overdue_defects}</td>
            <td class="number">{row.waiting_observations}</td>
            <td>{card.accepted_on.map(|day| date_words(day, lang()))}</td>
        </tr>
    }
    .into_any()
}
