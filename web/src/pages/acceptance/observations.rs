//! What residents saw, and the form to tell it.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptancePage, LineView, ObservationView};
use linyi_shared::id::ProjectId;
use linyi_shared::people::api::Me;
use linyi_shared::time::day_words;

use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::ui::{ApiForm, Empty, PhotoField, Section, SelectField, SubmitButton, Tag, TextArea, Tone, waiting_nothing};

/// Observations with their answers, and the form for residents.
pub fn observations_section(page: &AcceptancePage) -> AnyView {
    let texts = t().acceptance;
    let list = match page.observations.is_empty() {
        true => view! { <Empty text=texts.no_observations/> }.into_any(),
        false => cards(page.observations.clone()),
    };
    let form = match page.may_observe {
        true => form(page.project_id, &page.items),
        false => outsider(page.project_id),
    };
    view! {
        <Section title=texts.observations id="observations">
            {list}
            <div id="observe">{form}</div>
        </Section>
    }
    .into_any()
}

fn cards(observations: Vec<ObservationView>) -> AnyView {
    let cards = observations.into_iter().map(|one| view! { <li>{observation_card(one, None)}</li> }.into_any());
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

/// An observation; `after` stands below it, such as the form to answer it.
pub fn observation_card(observation: ObservationView, after: Option<AnyView>) -> AnyView {
    let texts = t().acceptance;
    let who = match (observation.is_mine, observation.by_resident) {
        (true, _) => texts.mine,
        (false, true) => texts.by_resident,
        (false, false) => texts.by_staff,
    };
    let mut kicker = [who, " · ", &day_words(observation.observed_at, lang())].concat();
    if !observation.item_title.is_empty() {
        kicker.push_str(" · ");
        kicker.push_str(&observation.item_title);
    }
    let answer = match observation.answered_at {
        Some(at) => view! {
            <p class="actions"><Tag label=fill(texts.answered, &[("day", &day_words(at, lang()))]) tone=Tone::Done/></p>
            <p>{observation.answer}</p>
        }
        .into_any(),
        None => view! { <p class="muted">{texts.waiting}</p> }.into_any(),
    };
    view! {
        <article class="card">
            <p class="kicker">{kicker}</p>
            <p>{observation.text}</p>
            {answer}
            {after}
        </article>
    }
    .into_any()
}

fn form(project: ProjectId, items: &[LineView]) -> AnyView {
    let texts = t().acceptance;
    let first = (String::new(), texts.observe_any.to_owned());
    let items = items.iter().map(|item| (item.key.clone(), item.title.clone()));
    let options = std::iter::once(first).chain(items).collect::<Vec<_>>();
    view! {
        <h3>{texts.observe}</h3>
        <p class="muted">{texts.observe_lead}</p>
        <ApiForm
            action=format!("/api/v1/projects/{project}/observations")
            return_to=format!("/projects/{project}/acceptance#observations")
            files=true
        >
            <SelectField name="work_item_id" label=texts.observe_item options=options/>
            <TextArea name="text" label=texts.observe_text max=1000 required=true/>
            <PhotoField label=texts.observe_photos/>
            <SubmitButton label=texts.observe_send/>
        </ApiForm>
    }
    .into_any()
}

fn outsider(project: ProjectId) -> AnyView {
    visitor().view_or(waiting_nothing, move |me: Option<Me>| {
        if me.is_some() {
            return ().into_any();
        }
        let href = format!("/sign-in?back=%2Fprojects%2F{project}%2Facceptance");
        view! {
            <p>{t().acceptance.observe_residents}</p>
            <p class="actions"><a class="button" href=href>{t().acceptance.sign_in}</a></p>
        }
        .into_any()
    })
}
