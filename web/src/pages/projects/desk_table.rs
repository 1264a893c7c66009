//! Projects as rows of a table on the desk.

use leptos::prelude::*;
use linyi_shared::projects::api::DeskProjectRow;

use crate::i18n::{lang, t};
use crate::ui::{Tag, Tone};

/// A table of projects.
pub(crate) fn project_table(rows: Vec<DeskProjectRow>) -> AnyView {
    let texts = t().projects_desk;
    let rows = rows.into_iter().map(row);
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.compound}</th>
                        <th scope="col">{texts.stage}</th>
                        <th scope="col">{texts.days}</th>
                        <th scope="col">{texts.budget}</th>
                        <th scope="col">{texts.end}</th>
                        <th scope="col">{texts.community}</th>
                        <th scope="col">{texts.cluster}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(row: DeskProjectRow) -> AnyView {
    let mine = row.is_mine.then(|| view! { <Tag label=t().projects_desk.mine tone=Tone::Now/> }.into_any());
    let budget = if row.budget.0 > 0 { row.budget.to_string() } else { String::new() };
    view! {
        <tr>
            <th scope="row"><a href=format!("/desk/projects/{}", row.project_id)>{row.compound_name}</a></th>
            <td>{row.stage.words(lang())} " " {mine}</td>
            <td>{row.days_open}</td>
            <td>{budget}</td>
            <td>{row.planned_end.map(|day| day.to_string())}</td>
            <td>{row.community_name}</td>
            <td>{row.cluster_name}</td>
        </tr>
    }
    .into_any()
}
