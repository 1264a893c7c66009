//! Consultations of one's places.

use leptos::prelude::*;
use linyi_shared::consultations::api::{ConsultationCard, DeskConsultations, WaitingProject};
use linyi_shared::time::deadline_words;

use super::picture::phase_tag;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::{CardLink, Empty, PageHead, Pager, Section};

/// `/desk/consultations`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_desk_consultations(cursor)).view(list)
}

fn list(page: DeskConsultations) -> AnyView {
    let words = t().consultations_desk;
    let waiting = (!page.waiting.is_empty()).then(|| {
        let cards = page.waiting.into_iter().map(waiting_card).collect_view();
        view! { <Section title=words.waiting_title><div class="card-list cols">{cards}</div></Section> }.into_any()
    });
    let body = match page.items.is_empty() {
        true => view! { <Empty text=words.empty/> }.into_any(),
        false => table(page.items),
    };
    view! {
        <PageHead title=t().desk.consultations lead=words.lead/>
        {waiting}
        <Section title=words.list>
            {body}
            <Pager meta=page.meta/>
        </Section>
    }
    .into_any()
}

fn waiting_card(project: WaitingProject) -> AnyView {
    let href = format!("/desk/projects/{}/consultations/new", project.project_id);
    view! {
        <CardLink href=href title=project.compound_name kicker=project.title>
            <p>{t().consultations_desk.begin}</p>
        </CardLink>
    }
    .into_any()
}

fn table(items: Vec<ConsultationCard>) -> AnyView {
    let words = t().consultations_desk;
    let rows = items.into_iter().map(row).collect_view();
    view! {
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th>{words.compound}</th>
                        <th>{words.title_column}</th>
                        <th>{words.phase}</th>
                        <th>{words.until}</th>
                        <th class="number">{words.answered}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(card: ConsultationCard) -> AnyView {
    let answered = fill(
        t().consultations_desk.answered_words,
        &[("answered", &card.reach.answered()), ("homes", &card.reach.homes())],
    );
    view! {
        <tr>
            <td>{card.compound_name}</td>
            <td><a href=["/desk/consultations/", &card.id.to_string()].concat()>{card.title}</a></td>
            <td>{phase_tag(card.phase)}</td>
            <td>{deadline_words(card.closes_at, lang())}</td>
            <td class="number">{answered}</td>
        </tr>
    }
    .into_any()
}
