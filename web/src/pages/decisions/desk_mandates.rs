//! `/desk/decisions/:id/mandates`: who votes for whom, on which signature; never what the owner told the agent.

use leptos::prelude::*;
use linyi_shared::decisions::api::{MandateView, MandatesPage};
use linyi_shared::decisions::rules::{Choice as Vote, DecisionState, MandateKind, PRINCIPALS_ALLOWED};
use linyi_shared::id::DecisionId;
use linyi_shared::time::moment_words;

use super::words::joined;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/decisions/:id/mandates`.
pub fn mandates_page() -> AnyView {
    resource_of("id", |api, id: DecisionId| api.list_mandates(id)).view(mandates)
}

fn mandates(page: MandatesPage) -> AnyView {
    let texts = t().papers_desk;
    let back = format!("/desk/decisions/{}", page.id);
    let lead = [&page.title, " · ", &fill(texts.mandates_lead, &[("most", &PRINCIPALS_ALLOWED)])].concat();
    let may_change = matches!(page.state, DecisionState::Notified | DecisionState::Open);
    let list = if page.mandates.is_empty() {
        view! { <Empty text=texts.mandates_none/> }.into_any()
    } else {
        let cards = page.mandates.iter().map(|mandate| mandate_view(page.id, mandate, may_change)).collect_view();
        view! { <ul class="card-list">{cards}</ul> }.into_any()
    };
    let form = may_change.then(|| form_view(&page));
    view! {
        <PageHead title=texts.mandates lead=lead back=back back_label=t().decisions_desk.decision/>
        <Section title=texts.mandates_list>{list}</Section>
        {form}
    }
    .into_any()
}

fn mandate_view(id: DecisionId, mandate: &MandateView, may_change: bool) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let title = fill(texts.mandate_of, &[("agent", &mandate.agent_name), ("homes", &joined(&mandate.homes))]);
    let state = match (mandate.revoked_at, mandate.used) {
        (Some(_), _) => (texts.mandate_revoked, Tone::Neutral),
        (None, true) => (texts.mandate_used, Tone::Done),
        (None, false) => (texts.mandate_in_force, Tone::Now),
    };
    let how = if mandate.online { texts.mandate_online } else { texts.mandate_paper };
    let when = moment_words(mandate.registered_at, lang);
    let revoke = (may_change && mandate.revoked_at.is_none()).then(|| {
        view! {
            <ApiForm
                action=format!("/api/v1/decisions/{id}/mandates/{}/revocation", mandate.id)
                return_to=format!("/desk/decisions/{id}/mandates")
            >
                <TextField name="reason" label=texts.revoke_reason max=200/>
                <ConfirmButton label=texts.revoke binds=texts.revoke_binds confirm=texts.revoke_confirm class="quiet"/>
            </ApiForm>
        }
        .into_any()
    });
    view! {
        <li class="card">
            <h3>{title}</h3>
            <p><Tag label=state.0 tone=state.1/> <Tag label=mandate.kind.words(lang)/></p>
            <p class="muted">{when} " · " {how} " · " {mandate.note.clone()}</p>
            {revoke}
        </li>
    }
    .into_any()
}

fn form_view(page: &MandatesPage) -> AnyView {
    let (texts, lang) = (t().papers_desk, lang());
    let kinds = MandateKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind.words(lang))).collect();
    let mut homes = vec![(String::new(), t().decisions_desk.home_choose.to_owned())];
    homes.extend(page.homes.iter().map(|home| (home.id.to_string(), home.label.clone())));
    let mut agents = vec![(String::new(), texts.agent_without_account.to_owned())];
    agents.extend(page.agents.iter().map(|agent| (agent.id.to_string(), agent.label.clone())));
    let items: Vec<_> = page.items.iter().map(|item| (item.id.to_string(), item.title.clone())).collect();
    let action = format!("/api/v1/decisions/{}/mandates", page.id);
    let return_to = format!("/desk/decisions/{}/mandates", page.id);
    view! {
        <Section title=texts.mandate_new id="new">
            <p>{texts.mandate_what}</p>
            <ApiForm
                action=action
                return_to=return_to
                files=true
            >
                <ChoiceField name="kind" label=texts.mandate_kind choices=kinds required=true/>
                <SelectField name="home_id" label=texts.principal options=homes required=true/>
                <TextField name="agent_name" label=texts.agent_name max=60 autocomplete="off" required=true/>
                <SelectField name="agent_id" label=texts.agent_account hint=texts.agent_account_hint options=agents/>
                <TextField name="note" label=texts.agent_note hint=texts.agent_note_hint max=200 required=true/>
                <fieldset class="field"><legend>{texts.told}</legend>{instruction_fields(items)}</fieldset>
                <PhotoField label=texts.mandate_photos/>
                <CheckField name="agent_checked" label=texts.agent_checked required=true/>
                <ConfirmButton label=texts.mandate_do binds=texts.mandate_binds confirm=texts.mandate_confirm/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

/// One question each: what the owner decided, or nothing; fields are made inside the form, whose state they share.
fn instruction_fields(items: Vec<(String, String)>) -> AnyView {
    let mut told = vec![(String::new(), t().papers_desk.told_nothing.to_owned())];
    told.extend(Vote::ALL.iter().map(|choice| (choice.as_str().to_owned(), choice.words(lang()).to_owned())));
    let fields = items.into_iter().enumerate().map(|(index, (id, title))| {
        view! {
            <HiddenField name=format!("instructions[{index}][item_id]") value=id/>
            <SelectField name=format!("instructions[{index}][choice]") label=title options=told.clone()/>
        }
        .into_any()
    });
    fields.collect_view().into_any()
}
