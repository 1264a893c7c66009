//! `/decisions`: what can be decided now stands first.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionCard, DecisionList};
use linyi_shared::decisions::rules::{DecisionKind, DecisionState};
use linyi_shared::time::{deadline_words, end_words, moment_words};

use super::words::{tone_of, turnout_line};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::{CardLink, Empty, PageHead, Pager, Section, Tag, Tone};

/// `/decisions`.
pub fn list_page() -> AnyView {
    resource(
        || (query("compound_id"), query("cursor")),
        |api, (compound_id, cursor)| api.list_decisions(compound_id, cursor),
    )
    .view(list)
}

fn list(list: DecisionList) -> AnyView {
    let texts = t().decisions;
    let nothing = list.open.is_empty() && list.rest.items.is_empty();
    let open = (!list.open.is_empty())
        .then(|| view! { <Section title=texts.open_now id="open">{cards(list.open)}</Section> }.into_any());
    let rest = (!list.rest.items.is_empty()).then(|| {
        view! { <Section title=texts.others>{cards(list.rest.items)} <Pager meta=list.rest.meta/></Section> }.into_any()
    });
    view! {
        <PageHead title=texts.title lead=texts.lead/>
        {nothing.then(|| view! { <Empty text=texts.none/> }.into_any())}
        {open}
        {rest}
        <p class="actions"><a class="button" href="/deliberations">{texts.to_deliberations}</a></p>
    }
    .into_any()
}

fn cards(cards: Vec<DecisionCard>) -> AnyView {
    let cards = cards.into_iter().map(|one| view! { <li>{card(one)}</li> }.into_any());
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

fn card(card: DecisionCard) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let when = match card.state {
        DecisionState::Open => fill(texts.until, &[("deadline", &deadline_words(card.closes_at, lang))]),
        DecisionState::Notified => fill(texts.opens, &[("moment", &moment_words(card.opens_at, lang))]),
        _ => fill(texts.closed_at, &[("moment", &end_words(card.closes_at, lang))]),
    };
    let mine = match (card.awaits_me, card.i_voted) {
        (true, _) => Some((texts.awaits, Tone::Caution)),
        (false, true) => Some((texts.voted, Tone::Done)),
        (false, false) => None,
    };
    let mine = mine.map(|(label, tone)| view! { <Tag label=label tone=tone/> }.into_any());
    let kicker = [&card.compound_name, " · ", card.kind.words(lang)].concat();
    let noun = unit_noun(card.kind, card.all.persons);
    let turnout = (card.state != DecisionState::Notified)
        .then(|| turnout_line(card.voted, card.all, noun))
        .map(|line| view! { <p class="muted">{line}</p> }.into_any());
    view! {
        <CardLink href=format!("/decisions/{}", card.id) title=card.title kicker=kicker>
            <p>{when}</p>
            {turnout}
            <p class="actions"><Tag label=card.state.words(lang) tone=tone_of(card.state)/> {mine}</p>
        </CardLink>
    }
    .into_any()
}

/// The word after a count of a kind's roll, without the whole rule set.
pub fn unit_noun(kind: DecisionKind, figure: i64) -> &'static str {
    use linyi_shared::decisions::rules::Unit;
    let unit = match kind {
        DecisionKind::ResidentsByHousehold | DecisionKind::ConsentGate => Unit::Household,
        DecisionKind::ResidentsByAdult => Unit::Adult,
        DecisionKind::Representatives => Unit::Representative,
        _ => Unit::Elector,
    };
    unit.noun(figure, lang())
}
