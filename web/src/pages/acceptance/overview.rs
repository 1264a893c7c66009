//! `/acceptance`: the visitor's own compound first, then the compounds that are checked; says who checks what.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptanceCard, AcceptanceOverview};
use linyi_shared::people::api::Me;
use linyi_shared::time::date_words;

use super::read::body;
use crate::api::resource;
use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::{CardLink, Empty, PageHead, Pager, Section, Tag, Tone, waiting_nothing};

/// `/acceptance`.
pub fn overview_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.find_acceptance_overview(cursor)).view(overview)
}

fn overview(page: AcceptanceOverview) -> AnyView {
    let texts = t().acceptance;
    let lead = page.mine.as_ref().map(|mine| mine.compound_name.clone()).unwrap_or_default();
    let is_visitor = page.mine.is_none();
    let sign_in = is_visitor.then(|| visitor().view_or(waiting_nothing, sign_in_hint));
    let also = (!page.also_mine.is_empty())
        .then(|| view! { <Section title=texts.also_mine>{cards(page.also_mine)}</Section> }.into_any());
    let others = match page.others.items.is_empty() {
        true if is_visitor => Some(view! { <Empty text=texts.none/> }.into_any()),
        true => None,
        false => Some(
            view! {
                <Section title=texts.others id="others">
                    {cards(page.others.items)}
                    <Pager meta=page.others.meta/>
                </Section>
            }
            .into_any(),
        ),
    };
    view! {
        <PageHead title=texts.title lead=lead/>
        {sign_in}
        {page.mine.map(body)}
        {also}
        {others}
        <Section title=texts.explain_title id="who">
            <p>{texts.explain_residents}</p>
            <p>{texts.explain_legal}</p>
        </Section>
    }
    .into_any()
}

fn sign_in_hint(me: Option<Me>) -> AnyView {
    if me.is_some() {
        return ().into_any();
    }
    view! {
        <p>{t().acceptance.sign_in_hint}</p>
        <p class="actions"><a class="button" href="/sign-in?back=%2Facceptance">{t().acceptance.sign_in}</a></p>
    }
    .into_any()
}

fn cards(cards: Vec<AcceptanceCard>) -> AnyView {
    let cards = cards.into_iter().map(|one| view! { <li>{card(one)}</li> }.into_any());
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

fn card(card: AcceptanceCard) -> AnyView {
    let texts = t().acceptance;
    let counts = card.counts;
    let checked = fill(
        texts.card_checked,
        &[("checked", &counts.checked_items), ("items", &counts.items), ("open", &counts.open_defects)],
    );
    let accepted = card.accepted_on.map(|day| {
        let words = fill(texts.card_accepted, &[("day", &date_words(day, lang()))]);
        view! { <p class="actions"><Tag label=words tone=Tone::Done/></p> }.into_any()
    });
    view! {
        <CardLink
            href=format!("/projects/{}/acceptance", card.project_id)
            title=card.compound_name
            kicker=card.stage.words(lang())
        >
            <p>{checked}</p>
            {accepted}
        </CardLink>
    }
    .into_any()
}
