//! The consultations of a project.

use leptos::prelude::*;
use linyi_shared::consultations::api::{ConsultationCard, ProjectConsultations};
use linyi_shared::id::ProjectId;

use super::picture::{answered_words, phase_tag, window_words};
use crate::api::resource_of;
use crate::i18n::{fill, t};
use crate::ui::{CardLink, Empty, PageHead};

/// `/projects/:id/consultations`.
pub fn list_page() -> AnyView {
    resource_of("id", |api, id: ProjectId| api.list_consultations(id)).view(list)
}

fn list(page: ProjectConsultations) -> AnyView {
    let words = t().consultations;
    let lead = fill(words.list_lead, &[("compound", &page.compound_name), ("project", &page.project_title)]);
    let cards = page.consultations.into_iter().map(card).collect_view();
    let body = match cards.is_empty() {
        true => view! { <Empty text=words.list_empty/> }.into_any(),
        false => view! { <div class="card-list">{cards}</div> }.into_any(),
    };
    view! {
        <PageHead
            title=words.list_title
            lead=lead
            back=["/compounds/", &page.compound_id.to_string()].concat()
            back_label=words.project
        />
        {body}
    }
    .into_any()
}

fn card(card: ConsultationCard) -> AnyView {
    let kicker = window_words(card.opens_at, card.closes_at);
    view! {
        <CardLink href=["/consultations/", &card.id.to_string()].concat() title=card.title kicker=kicker>
            <p>{phase_tag(card.phase)}</p>
            <p class="muted">{answered_words(&card.reach)}</p>
        </CardLink>
    }
    .into_any()
}
