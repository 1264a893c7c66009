//! The notices of my compound, or of all.

use leptos::prelude::*;
use linyi_shared::notices::api::{NoticeCard, NoticeList};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::time::day_words;

use super::words::{meaning, tags};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{query, query_untracked};
use crate::ui::{CardLink, Empty, HiddenField, PageHead, Pager, SelectField, Thumbnail};

/// `/notices`; `?all=1` for every compound, `?compound=…` for one, `?project=…`, `?kind=…`.
pub fn list_page() -> AnyView {
    let key = || {
        let compound = match (query("compound"), query("all")) {
            (compound, _) if !compound.is_empty() => compound,
            (_, all) if all == "1" => String::new(),
            _ if query("project").is_empty() => "own".to_owned(),
            _ => String::new(),
        };
        (compound, query("project"), query("kind"), query("cursor"))
    };
    resource(key, |api, (compound, project, kind, cursor)| api.list_notices(compound, project, kind, cursor)).view(list)
}

fn list(page: NoticeList) -> AnyView {
    let notices = t().notices;
    let lead = match &page.limited_to {
        Some(name) => fill(notices.lead_of, &[("name", name)]),
        None => notices.lead_all.to_owned(),
    };
    let with_compound = page.limited_to.is_none();
    let is_empty = page.notices.items.is_empty();
    let cards =
        page.notices.items.into_iter().map(|notice| view! { <li>{card(notice, with_compound)}</li> }.into_any());
    let cards = cards.collect_view();
    let body = if is_empty {
        let text = if query_untracked("cursor").is_empty() { notices.empty } else { notices.no_more };
        view! { <Empty text=text/> }.into_any()
    } else {
        view! { <ul class="card-list">{cards}</ul> }.into_any()
    };
    view! {
        <PageHead title=notices.title lead=lead/>
        {scope_link(page.limited_to.is_some(), page.own_compound)}
        {kind_filter()}
        {body}
        <Pager meta=page.notices.meta/>
    }
    .into_any()
}

/// From my compound to all and back.
fn scope_link(is_limited: bool, own: Option<String>) -> AnyView {
    let notices = t().notices;
    let link = match (is_limited, own) {
        (true, _) => view! { <a class="button quiet" href="/notices?all=1">{notices.all}</a> }.into_any(),
        (false, Some(name)) => {
            let label = fill(notices.only_own, &[("name", &name)]);
            view! { <a class="button quiet" href="/notices">{label}</a> }.into_any()
        }
        (false, None) => return ().into_any(),
    };
    view! { <p class="actions">{link}</p> }.into_any()
}

/// A form the browser sends by itself.
fn kind_filter() -> AnyView {
    let notices = t().notices;
    let kinds = NoticeKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind.words(lang()).to_owned()));
    let options = std::iter::once((String::new(), notices.every_kind.to_owned())).chain(kinds).collect();
    let kept = ["all", "compound", "project"].into_iter().filter_map(|name| {
        let value = query_untracked(name);
        (!value.is_empty()).then(|| view! { <HiddenField name=name value=value/> }.into_any())
    });
    view! {
        <form method="get" action="/notices" class="form row no-print">
            {kept.collect_view()}
            <SelectField name="kind" label=notices.kind options=options value=query_untracked("kind") required=true/>
            <p><button type="submit" class="button">{notices.choose}</button></p>
        </form>
    }
    .into_any()
}

fn card(notice: NoticeCard, with_compound: bool) -> AnyView {
    let day = notice.published_at.map(|at| day_words(at, lang())).unwrap_or_default();
    let kind = notice.kind.words(lang());
    let kicker = if with_compound {
        [notice.compound_name.as_str(), " · ", kind, " · ", &day].concat()
    } else {
        [kind, " · ", &day].concat()
    };
    let photo = notice.photo.map(|id| {
        let alt = fill(t().notices.photo_of, &[("title", &notice.title)]);
        view! { <Thumbnail id=id alt=alt/> }.into_any()
    });
    view! {
        <CardLink href=["/notices/", &notice.id.to_string()].concat() title=notice.title.clone() kicker=kicker>
            {photo}
            <p>{meaning(notice.kind)}</p>
            {tags(&notice)}
        </CardLink>
    }
    .into_any()
}
