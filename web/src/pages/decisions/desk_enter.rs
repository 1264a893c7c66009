//! `/desk/decisions/:id/ballots/new`: a ballot given in words at the door, on the telephone or in a meeting.

use leptos::prelude::*;
use linyi_shared::decisions::api::EntryPage;
use linyi_shared::decisions::rules::{Channel, DecisionState};
use linyi_shared::id::DecisionId;

use super::ballot::{cards_view, notes_view};
use super::desk_papers::home_choice;
use super::words::joined;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/decisions/:id/ballots/new`.
pub fn enter_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.find_ballot_entry(id)).view(enter)
}

fn enter(page: EntryPage) -> AnyView {
    let texts = t().decisions_desk;
    let back = format!("/desk/decisions/{}", page.id);
    let papers = format!("/desk/decisions/{}/papers", page.id);
    let lead = [&page.title, " · ", texts.enter_lead].concat();
    let content = if page.state == DecisionState::Open {
        form_view(page)
    } else {
        view! { <Empty text=texts.enter_closed/> }.into_any()
    };
    view! {
        <PageHead title=texts.enter_title lead=lead back=back back_label=texts.decision/>
        <p>{texts.enter_papers} " " <a href=papers>{t().papers_desk.title}</a></p>
        {content}
    }
    .into_any()
}

fn form_view(page: EntryPage) -> AnyView {
    let texts = t().decisions_desk;
    let channels = Channel::ALL.iter().filter(|channel| channel.is_told());
    let channels = channels.map(|channel| Choice::new(channel.as_str(), channel.words(lang()))).collect();
    let (home_name, homes) = home_choice(&page.homes);
    let mut agents = vec![(String::new(), t().papers_desk.signed_by_voter.to_owned())];
    agents.extend(page.mandates.iter().map(|mandate| {
        let words = [("agent", &mandate.agent_name as &dyn std::fmt::Display), ("homes", &joined(&mandate.homes))];
        (mandate.id.to_string(), fill(t().papers_desk.signed_by_agent, &words))
    }));
    view! {
        <ApiForm
            action=format!("/api/v1/decisions/{}/entered-ballots", page.id)
            return_to=format!("/desk/decisions/{}/ballots/new", page.id)
            files=true
        >
            <SelectField name=home_name label=texts.home options=homes required=true/>
            <ChoiceField name="channel" label=texts.channel choices=channels required=true/>
            {notes_view(&page.notes)}
            {cards_view(page.items)}
            <TextArea name="note" label=texts.note hint=texts.note_hint max=500 rows=2 required=true/>
            <PhotoField label=texts.photos hint=texts.photos_hint/>
            {(agents.len() > 1).then(|| {
                view! { <SelectField name="mandate_id" label=t().papers_desk.answered_by options=agents/> }.into_any()
            })}
            <ConfirmButton label=texts.enter_do binds=texts.enter_binds confirm=texts.enter_confirm/>
        </ApiForm>
    }
    .into_any()
}
