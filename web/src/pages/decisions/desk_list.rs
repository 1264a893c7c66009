//! `/desk/decisions`: every decision of the desk's compounds, drafts included.

use leptos::prelude::*;
use linyi_shared::decisions::api::DecisionCard;
use linyi_shared::page::Page;
use linyi_shared::time::{end_words, moment_words};

use super::words::{number, share, tone_of};
use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::query;
use crate::ui::{Empty, PageHead, Pager, Tag};

/// `/desk/decisions`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_desk_decisions(cursor)).view(list)
}

fn list(page: Page<DecisionCard>) -> AnyView {
    let texts = t().decisions_desk;
    if page.items.is_empty() {
        return view! {
            <PageHead title=texts.title lead=texts.lead/>
            <Empty text=texts.none><p class="actions"><a class="button" href="/desk/projects">{t().desk.projects}</a></p></Empty>
        }
        .into_any();
    }
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <PageHead title=texts.title lead=texts.lead/>
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.decision}</th>
                        <th scope="col">{texts.compound}</th>
                        <th scope="col">{texts.kind}</th>
                        <th scope="col">{texts.state}</th>
                        <th scope="col">{texts.window}</th>
                        <th scope="col" class="number">{texts.turnout}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager meta=page.meta/>
    }
    .into_any()
}

fn row(card: DecisionCard) -> AnyView {
    let lang = lang();
    let turnout = format!(
        "{} / {} ({})",
        number(card.voted.persons),
        number(card.all.persons),
        share(card.voted.persons, card.all.persons)
    );
    view! {
        <tr>
            <th scope="row"><a href=format!("/desk/decisions/{}", card.id)>{card.title}</a></th>
            <td>{card.compound_name}</td>
            <td>{card.kind.words(lang)}</td>
            <td><Tag label=card.state.words(lang) tone=tone_of(card.state)/></td>
            <td>{moment_words(card.opens_at, lang)} " – " {end_words(card.closes_at, lang)}</td>
            <td class="number">{turnout}</td>
        </tr>
    }
    .into_any()
}
