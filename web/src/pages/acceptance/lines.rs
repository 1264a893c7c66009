//! Work items and checklists with what was found.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{CheckListView, CheckView, LineView};
use linyi_shared::time::day_words;

use super::words::line_tag;
use crate::i18n::{fill, lang, t};
use crate::ui::PhotoGrid;

/// The work items, a card each.
pub fn items_view(items: Vec<LineView>) -> AnyView {
    let items = items.into_iter().map(|line| {
        view! {
            <li>
                <article class="card">
                    <h3>{line.title.clone()}</h3>
                    <p class="actions">{line_tag(&line)}</p>
                    {check_view(&line)}
                </article>
            </li>
        }
        .into_any()
    });
    view! { <ul class="card-list">{items.collect_view()}</ul> }.into_any()
}

/// The checklists, closed until asked for.
pub fn lists_view(lists: Vec<CheckListView>) -> AnyView {
    lists.into_iter().map(list_view).collect_view().into_any()
}

fn list_view(list: CheckListView) -> AnyView {
    let checked = list.lines.iter().filter(|line| line.check.is_some()).count();
    let title =
        fill(t().acceptance.list_done, &[("name", &list.name), ("checked", &checked), ("lines", &list.lines.len())]);
    let lines = list.lines.iter().map(|line| {
        view! {
            <li>
                <p class="actions"><span>{line.title.clone()}</span> {line_tag(line)}</p>
                {check_view(line)}
            </li>
        }
        .into_any()
    });
    view! {
        <details class="card">
            <summary>{title}</summary>
            <ul class="card-list">{lines.collect_view()}</ul>
            <p class="small muted">{list.clause}</p>
        </details>
    }
    .into_any()
}

fn check_view(line: &LineView) -> Option<AnyView> {
    line.check.clone().map(|check| seen_view(check, &line.title))
}

/// What was seen, by how many, with its photos.
fn seen_view(check: CheckView, title: &str) -> AnyView {
    let texts = t().acceptance;
    let note = (!check.note.is_empty()).then(|| view! { <p>{check.note}</p> }.into_any());
    let present = (check.observers > 0).then(|| {
        let words = fill(texts.observers, &[("day", &day_words(check.checked_at, lang())), ("n", &check.observers)]);
        view! { <p class="small muted">{words}</p> }.into_any()
    });
    view! {
        {note}
        {present}
        <PhotoGrid ids=check.photos alt=fill(texts.photo_of, &[("title", &title)])/>
    }
    .into_any()
}
