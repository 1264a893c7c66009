//! `/deliberations`: what can be done now, the next deadline first.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{DeliberationList, MatterKind, OpenMatter};
use linyi_shared::lang::Lang;
use linyi_shared::time::deadline_words;

use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::{CardLink, Empty, PageHead, Pager};

/// `/deliberations`; `?compound=all` for every compound.
pub fn list_page() -> AnyView {
    resource(
        || (query("compound"), query("cursor")),
        |api, (compound, cursor)| api.list_deliberations(compound, cursor),
    )
    .view(list)
}

fn list(page: DeliberationList) -> AnyView {
    let words = t().deliberations;
    let is_own = !page.limited_to.is_empty();
    let body = match page.matters.is_empty() {
        true => view! { <Empty text=if is_own { words.none_own } else { words.none_all }/> }.into_any(),
        false => {
            let cards = page.matters.into_iter().map(|matter| view! { <li>{card(matter)}</li> }.into_any());
            view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
        }
    };
    let limited = is_own.then(|| {
        let names = page.limited_to.join(if lang() == Lang::Zh { "、" } else { ", " });
        view! { <p class="muted">{fill(words.limited, &[("names", &names)])}</p> }.into_any()
    });
    let other = page.has_home.then(|| {
        let (href, label) = match is_own {
            true => ("/deliberations?compound=all", words.show_all),
            false => ("/deliberations", words.show_own),
        };
        view! { <a class="button quiet" href=href>{label}</a> }.into_any()
    });
    view! {
        <PageHead title=words.title lead=words.lead/>
        {limited}
        {body}
        <Pager meta=page.meta/>
        <p class="actions"><a class="button" href="/decisions">{words.to_decisions}</a> {other}</p>
    }
    .into_any()
}

fn card(matter: OpenMatter) -> AnyView {
    let (words, lang) = (t().deliberations, lang());
    let id = matter.id.to_string();
    let (href, meaning) = match matter.kind {
        MatterKind::Consultation => (["/consultations/", &id].concat(), words.go_consultation),
        MatterKind::Deliberation => (["/projects/", &id, "/deliberation"].concat(), words.go_deliberation),
        MatterKind::Decision => (["/decisions/", &id].concat(), words.go_decision),
        MatterKind::Rating => (["/ratings/", &id].concat(), words.go_rating),
    };
    let until = matter.closes_at.map(|at| {
        view! { <p class="muted">{fill(words.until, &[("deadline", &deadline_words(at, lang))])}</p> }.into_any()
    });
    let kicker = [&matter.compound_name, " · ", matter.kind.words(lang)].concat();
    view! {
        <CardLink href=href title=matter.title kicker=kicker>
            <p>{meaning}</p>
            {until}
        </CardLink>
    }
    .into_any()
}
