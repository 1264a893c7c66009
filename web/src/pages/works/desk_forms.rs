//! Forms of the desk: a unit, and progress of an item.

use leptos::prelude::*;
use linyi_shared::id::ProjectId;
use linyi_shared::works::api::{EntryView, ItemProgress};
use linyi_shared::works::rules::{PartyRole, WHOLE};

use crate::i18n::{fill, lang, t};
use crate::ui::{
    ApiForm, CheckField, DateTimeField, HiddenField, PhotoField, SelectField, SubmitButton, TextArea, TextField,
};

/// Naming or replacing a unit.
pub fn party_form(project: ProjectId) -> AnyView {
    let words = t().works_desk;
    let roles = PartyRole::ALL.iter().map(|role| (role.as_str().to_owned(), role.words(lang()).to_owned()));
    view! {
        <h3>{words.set_party}</h3>
        <ApiForm
            action=format!("/api/v1/projects/{project}/parties")
            return_to=format!("/desk/projects/{project}/works#parties")
        >
            <SelectField name="role" label=words.role options=roles.collect() required=true/>
            <TextField name="unit" label=words.unit max=100 required=true/>
            <TextField name="person" label=words.person max=60 required=true/>
            <TextField name="phone" label=words.phone kind="tel" keyboard="tel" max=60 required=true/>
            <TextField name="reason" label=words.party_reason hint=words.party_reason_hint max=200/>
            <SubmitButton label=words.save_party/>
        </ApiForm>
    }
    .into_any()
}

/// Recording progress of an item, or correcting an entry of it.
pub fn progress_form(project: ProjectId, item: &ItemProgress, corrected: Option<&EntryView>) -> AnyView {
    let words = t().works_desk;
    let title = fill(words.progress_for, &[("item", &item.title), ("percent", &item.percent)]);
    let percent = corrected.map_or(item.percent, |entry| entry.percent);
    let text = corrected.map(|entry| entry.text.clone()).unwrap_or_default();
    let note = corrected.map(|entry| {
        view! {
            <p class="muted">{words.correcting}</p>
            <HiddenField name="corrects" value=entry.id.to_string()/>
        }
        .into_any()
    });
    view! {
        <h3>{title}</h3>
        <ApiForm
            action=format!("/api/v1/work-items/{}/progress", item.id)
            return_to=format!("/desk/projects/{project}/works?item={}#progress", item.id)
            files=true
        >
            {note}
            <TextField name="percent" label=words.percent kind="number" keyboard="numeric" least=0u32 most=WHOLE value=percent.to_string() required=true/>
            <TextArea name="text" label=words.text value=text max=2000 required=true/>
            <PhotoField label=words.photos hint=words.photos_hint/>
            <CheckField name="hidden_work" label=words.hidden_work/>
            <TextField name="location" label=words.location hint=words.location_hint max=200/>
            <DateTimeField name="seen_at" label=words.seen_at/>
            <TextArea name="reason" label=words.reason hint=words.reason_hint rows=2 max=500/>
            <SubmitButton label=words.save/>
        </ApiForm>
    }
    .into_any()
}
