//! A complaint about something under warranty on the desk: who is responsible, and whether that unit came (R44).

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptanceDesk, DefectView};
use linyi_shared::works::rules::PartyRole;

use super::desk_defects::back;
use crate::i18n::{lang, t};
use crate::ui::{ApiForm, DateField, PhotoField, SelectField, SubmitButton, TextArea};

/// The next step of a complaint, for those who take it; nothing where no term runs or nothing is left.
pub fn complaint_form(desk: &AcceptanceDesk, defect: &DefectView) -> Option<AnyView> {
    let terms = defect.terms?;
    if defect.state.is_settled() {
        return None;
    }
    if terms.determined_on.is_none() {
        return desk.may_determine.then(|| determine_form(desk, defect));
    }
    (desk.may_note_visit && terms.on_site_on.is_none()).then(|| visit_form(desk, defect))
}

fn determine_form(desk: &AcceptanceDesk, defect: &DefectView) -> AnyView {
    let (words, today) = (t().acceptance_desk, desk.today.to_string());
    let units = PartyRole::ALL.iter().map(|role| (role.as_str().to_owned(), role.words(lang()).to_owned())).collect();
    let unit = defect.responsible.as_str();
    view! {
        <details>
            <summary class="button">{words.determine}</summary>
            <p class="muted">{words.determine_hint}</p>
            <ApiForm action=format!("/api/v1/defects/{}/determination", defect.id) return_to=back(desk)>
                <SelectField name="responsible" label=words.determine_unit options=units value=unit required=true/>
                <DateField name="day" label=words.determine_day value=today required=true/>
                <TextArea name="text" label=words.determine_text rows=3 max=1000 required=true/>
                <SubmitButton label=words.save_determine/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn visit_form(desk: &AcceptanceDesk, defect: &DefectView) -> AnyView {
    let (words, today) = (t().acceptance_desk, desk.today.to_string());
    view! {
        <details>
            <summary class="button">{words.visit}</summary>
            <ApiForm action=format!("/api/v1/defects/{}/visit", defect.id) return_to=back(desk) files=true>
                <DateField name="day" label=words.visit_day value=today required=true/>
                <TextArea name="text" label=words.visit_text rows=3 max=1000 required=true/>
                <PhotoField label=words.photos/>
                <SubmitButton label=words.save_visit/>
            </ApiForm>
        </details>
    }
    .into_any()
}
