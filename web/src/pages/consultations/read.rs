//! A consultation as everybody reads it, with the form for one's own homes.

use leptos::prelude::*;
use linyi_shared::consultations::api::{ConsultationPage, MyHome};
use linyi_shared::consultations::phase::Phase;
use linyi_shared::id::ConsultationId;
use linyi_shared::time::{deadline_words, moment_words};

use super::answer::{answer_form, answer_shown};
use super::picture::{paragraphs, phase_tag, reach_section, window_words};
use super::summary::{outcome_sections, summary_section};
use crate::api::resource_of;
use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::route::query;
use crate::ui::{Card, Facts, PageHead, Section, describe_page, fact, waiting_nothing};

/// `/consultations/:id`.
pub fn consultation_page() -> AnyView {
    resource_of("id", |api, id: ConsultationId| api.find_consultation(id)).view(consultation)
}

fn consultation(page: ConsultationPage) -> AnyView {
    let words = t().consultations;
    describe_page(&page.title, &state_words(&page), None);
    let lead = fill(words.list_lead, &[("compound", &page.compound_name), ("project", &page.project_title)]);
    let early = (!page.close_reason.is_empty())
        .then(|| view! { <p>{fill(words.closed_early, &[("reason", &page.close_reason)])}</p> }.into_any());
    let reach = reach_section(page.reach);
    let published = page.published_at.is_some();
    let summary = page.summary.clone().map(|summary| {
        let outcomes = published.then(|| outcome_sections(&summary));
        view! {
            {outcomes}
            {summary_section(summary)}
        }
        .into_any()
    });
    let sentence = state_words(&page);
    let all = ["/projects/", &page.project_id.to_string(), "/consultations"].concat();
    let phase = page.phase;
    view! {
        <PageHead
            title=page.title.clone()
            lead=lead
            back=["/compounds/", &page.compound_id.to_string()].concat()
            back_label=words.project
        />
        <Card class="strong">
            <p>{phase_tag(phase)}</p>
            <p class="lead">{sentence}</p>
            {early}
        </Card>
        <div>{paragraphs(&page.introduction)}</div>
        <Facts rows=vec![fact(words.window, window_words(page.opens_at, page.closes_at))]/>
        {my_part(page)}
        {summary}
        {reach}
        <p class="actions"><a href=all>{words.all}</a></p>
    }
    .into_any()
}

fn state_words(page: &ConsultationPage) -> String {
    let words = t().consultations;
    match page.phase {
        Phase::Scheduled => fill(words.scheduled, &[("opens", &moment_words(page.opens_at, lang()))]),
        Phase::Open => fill(words.open, &[("closes", &deadline_words(page.closes_at, lang()))]),
        Phase::Ended => words.ended.to_owned(),
        Phase::Closed => words.closed.to_owned(),
        Phase::Published => words.published.to_owned(),
    }
}

/// What the visitor can do here, or did.
fn my_part(page: ConsultationPage) -> AnyView {
    let open = page.phase == Phase::Open;
    if page.my_homes.is_empty() {
        return if open { invitation(page.id) } else { ().into_any() };
    }
    if page.phase == Phase::Scheduled {
        return ().into_any();
    }
    // The home is chosen by the query, which changes under the page.
    view! { {move || home_part(&page, &query("home"), open)} }.into_any()
}

fn home_part(page: &ConsultationPage, chosen: &str, open: bool) -> AnyView {
    let words = t().consultations;
    let chosen = page.my_homes.iter().find(|home| home.home_id.to_string() == chosen).or(page.my_homes.first());
    let Some(home) = chosen else { return ().into_any() };
    let others = (page.my_homes.len() > 1).then(|| home_links(page, home));
    let label = home.label.clone();
    let body = if open { answer_form(page, home) } else { answer_shown(page, home) };
    view! {
        <Section title=words.answer_title id="answer">
            {others}
            <Facts rows=vec![fact(words.your_home, label)]/>
            {body}
        </Section>
    }
    .into_any()
}

fn home_links(page: &ConsultationPage, chosen: &MyHome) -> AnyView {
    let links = page.my_homes.iter().map(|home| {
        let here = (home.home_id == chosen.home_id).then_some("true");
        let class = if here.is_some() { "button primary" } else { "button" };
        let href = format!("/consultations/{}?home={}#answer", page.id, home.home_id);
        view! { <a class=class href=href aria-current=here>{home.label.clone()}</a> }.into_any()
    });
    view! {
        <p>{t().consultations.choose_home}</p>
        <div class="actions">{links.collect_view()}</div>
    }
    .into_any()
}

/// Why the visitor cannot answer, and what to do about it.
fn invitation(id: ConsultationId) -> AnyView {
    visitor().view_or(waiting_nothing, move |me| {
        let words = t().consultations;
        let body = match me {
            Some(_) => view! { <p>{words.no_home}</p> }.into_any(),
            None => {
                let href = format!("/sign-in?back=/consultations/{id}");
                view! {
                    <p>{words.sign_in_first}</p>
                    <p class="actions"><a class="button primary" href=href>{words.sign_in}</a></p>
                }
                .into_any()
            }
        };
        view! { <Section title=words.answer_title id="answer">{body}</Section> }.into_any()
    })
}
