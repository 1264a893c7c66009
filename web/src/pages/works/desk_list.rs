//! `/desk/works`: projects from the procurement on.

use leptos::prelude::*;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::day_words;
use linyi_shared::works::api::{DeskWorks, DeskWorksRow};

use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::query;
use crate::ui::{Empty, PageHead, Pager};

/// `/desk/works`; `?stage=` for one step.
pub fn list_page() -> AnyView {
    resource(|| (query("stage"), query("cursor")), |api, (stage, cursor)| api.list_desk_works(stage, cursor)).view(list)
}

fn list(page: DeskWorks) -> AnyView {
    let words = t().works_desk;
    let body = match page.rows.items.is_empty() {
        true => view! { <Empty text=words.empty/> }.into_any(),
        false => table(page.rows.items),
    };
    view! {
        <PageHead title=words.title lead=words.lead/>
        {filters(page.stage)}
        {body}
        <Pager meta=page.rows.meta/>
    }
    .into_any()
}

fn filters(now: Option<Stage>) -> AnyView {
    let stages = [None, Some(Stage::Procurement), Some(Stage::Works), Some(Stage::ResidentCheck)];
    let links = stages.into_iter().map(|stage| {
        let here = (now == stage).then_some("true");
        let (href, label) = match stage {
            None => ("/desk/works".to_owned(), t().works_desk.all),
            Some(stage) => (["/desk/works?stage=", stage.as_str()].concat(), stage.words(lang())),
        };
        view! { <a class="button quiet" href=href aria-current=here>{label}</a> }.into_any()
    });
    view! { <p class="actions">{links.collect_view()}</p> }.into_any()
}

fn table(rows: Vec<DeskWorksRow>) -> AnyView {
    let words = t().works_desk;
    view! {
        <div class="table-wrap">
            <table>
                <caption class="unseen">{words.table}</caption>
                <thead>
                    <tr>
                        <th>{words.column_compound}</th>
                        <th>{words.column_stage}</th>
                        <th class="number">{words.column_items}</th>
                        <th class="number">{words.column_parties}</th>
                        <th>{words.column_last}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(row: DeskWorksRow) -> AnyView {
    let last = row.last_entry_at.map(|at| day_words(at, lang()));
    view! {
        <tr>
            <td><a href=format!("/desk/projects/{}/works", row.project_id)>{row.compound_name}</a></td>
            <td>{row.stage.words(lang())}</td>
            <td class="number">{format!("{} / {}", row.finished, row.items)}</td>
            <td class="number">{row.missing_parties}</td>
            <td>{last.unwrap_or_else(|| t().works_desk.never.to_owned())}</td>
        </tr>
    }
    .into_any()
}
