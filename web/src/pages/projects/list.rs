//! The list of compounds, found by name.

use leptos::prelude::*;
use linyi_shared::page::Page;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::rules::Stage;

use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{query, query_untracked};
use crate::ui::{CardLink, Empty, Icon, PageHead, Pager, Tag, Tone, describe_page, icon};

/// `/compounds`.
pub fn list_page() -> AnyView {
    resource(|| (query("q"), query("cursor")), |api, (q, cursor)| api.search_compounds(q, cursor)).view(list)
}

fn list(page: Page<CompoundCard>) -> AnyView {
    let texts = t().projects;
    describe_page(texts.list_title, texts.list_lead, None);
    let q = query_untracked("q");
    let cards = if page.items.is_empty() {
        let text = if q.is_empty() { texts.home_empty } else { texts.list_none };
        let all = (!q.is_empty())
            .then(|| view! { <p><a class="button" href="/compounds">{texts.list_all}</a></p> }.into_any());
        view! { <Empty text=text>{all}</Empty> }.into_any()
    } else {
        let cards = page.items.into_iter().map(|compound| view! { <li>{card(compound)}</li> }.into_any());
        view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
    };
    view! {
        <PageHead title=texts.list_title lead=texts.list_lead/>
        {search_form(q)}
        {cards}
        <Pager meta=page.meta/>
    }
    .into_any()
}

/// The search by name; a plain GET form, so that it works without JavaScript.
pub(crate) fn search_form(q: String) -> AnyView {
    let texts = t().projects;
    view! {
        <form method="get" action="/compounds" role="search" class="form">
            <div class="field">
                <label for="compound-q">{texts.find_mine}</label>
                <p class="hint" id="compound-q-hint">{texts.find_hint}</p>
                <input
                    id="compound-q"
                    name="q"
                    type="search"
                    value=q
                    maxlength="60"
                    enterkeyhint="search"
                    aria-describedby="compound-q-hint"
                />
            </div>
            <button type="submit" class="button primary">{icon(Icon::Search)} {texts.find}</button>
        </form>
    }
    .into_any()
}

fn card(compound: CompoundCard) -> AnyView {
    let texts = t().projects;
    let kicker = fill(texts.card_kicker, &[("cluster", &compound.cluster_name), ("year", &compound.year)]);
    let line = fill(texts.card_line, &[("community", &compound.community_name), ("homes", &compound.homes)]);
    let tone = match compound.stage {
        Stage::Reserve => Tone::Neutral,
        Stage::Warranty => Tone::Done,
        _ => Tone::Now,
    };
    view! {
        <CardLink href=format!("/compounds/{}", compound.id) title=compound.name kicker=kicker>
            <p>{line}</p>
            <p><Tag label=compound.stage.words(lang()) tone=tone/></p>
        </CardLink>
    }
    .into_any()
}
