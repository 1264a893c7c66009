//! Notices of the desk's places: drafts, what hangs, and the objections that wait.

use leptos::prelude::*;
use linyi_shared::notices::api::{DeskNotices, NoticeCard};

use super::words::{last_day, tags};
use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::{query, query_untracked};
use crate::ui::{Empty, Facts, PageHead, Pager, fact};

/// `/desk/notices`; `?show=draft|published|ended|withdrawn|objections`.
pub fn list_page() -> AnyView {
    resource(|| (query("show"), query("cursor")), |api, (show, cursor)| api.list_desk_notices(show, cursor)).view(list)
}

fn list(page: DeskNotices) -> AnyView {
    let words = t().notices_desk;
    let body = match page.notices.items.is_empty() {
        true => view! { <Empty text=words.empty/> }.into_any(),
        false => table(page.notices.items),
    };
    let counts = vec![fact(words.waiting, page.open_objections), fact(words.overdue, page.overdue_objections)];
    view! {
        <PageHead title=words.title lead=words.lead/>
        <p class="actions"><a class="button primary" href="/desk/projects">{words.projects}</a></p>
        <Facts rows=counts/>
        {filters()}
        {body}
        <Pager meta=page.notices.meta/>
    }
    .into_any()
}

fn filters() -> AnyView {
    use linyi_shared::notices::rules::NoticeState;
    let words = t().notices_desk;
    let states = NoticeState::ALL.iter().map(|state| (state.as_str(), state.words(lang())));
    let now = query_untracked("show");
    let links = [("", words.show_all), ("objections", words.show_objections)].into_iter().chain(states);
    let links = links.map(|(show, label)| {
        let href = if show.is_empty() { "/desk/notices".to_owned() } else { ["/desk/notices?show=", show].concat() };
        let here = (now == show).then_some("true");
        view! { <a class="button quiet" href=href aria-current=here>{label}</a> }.into_any()
    });
    view! { <p class="actions">{links.collect_view()}</p> }.into_any()
}

fn table(notices: Vec<NoticeCard>) -> AnyView {
    let words = t().notices_desk;
    let rows = notices.into_iter().map(row).collect_view();
    view! {
        <div class="table-wrap">
            <table>
                <caption class="unseen">{words.table}</caption>
                <thead>
                    <tr>
                        <th>{words.column_compound}</th>
                        <th>{words.column_kind}</th>
                        <th>{words.column_title}</th>
                        <th>{words.column_state}</th>
                        <th>{words.column_until}</th>
                        <th class="number">{words.column_objections}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(notice: NoticeCard) -> AnyView {
    let until = notice.ends_at.map(last_day).unwrap_or_default();
    view! {
        <tr>
            <td>{notice.compound_name.clone()}</td>
            <td>{notice.kind.words(lang())}</td>
            <td><a href=["/desk/notices/", &notice.id.to_string()].concat()>{notice.title.clone()}</a></td>
            <td>{tags(&notice)}</td>
            <td>{until}</td>
            <td class="number">{notice.open_objections}</td>
        </tr>
    }
    .into_any()
}
