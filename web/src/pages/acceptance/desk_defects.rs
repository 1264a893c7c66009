//! Defects on the desk: putting right and verifying.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptanceDesk, DefectView};
use linyi_shared::acceptance::rules::{DefectState, Verdict, may_rectify};

use super::defects::defect_card;
use super::desk_complaint::complaint_form;
use crate::i18n::{lang, t};
use crate::ui::{ApiForm, Choice, ChoiceField, DateField, Empty, Icon, PhotoField, SubmitButton, TextArea};

/// Every defect with what can be done now.
pub fn defects_tab(desk: &AcceptanceDesk) -> AnyView {
    if desk.page.defects.is_empty() {
        return view! { <Empty text=t().acceptance_desk.no_defects/> }.into_any();
    }
    let cards = desk.page.defects.iter().cloned().map(|defect| {
        let forms = view! { {complaint_form(desk, &defect)} {form_of(desk, &defect)} }.into_any();
        view! { <li>{defect_card(defect, Some(forms))}</li> }.into_any()
    });
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

fn form_of(desk: &AcceptanceDesk, defect: &DefectView) -> Option<AnyView> {
    if desk.may_rectify && may_rectify(defect.state).is_ok() {
        return Some(rectify_form(desk, defect));
    }
    (desk.may_check && defect.state == DefectState::Rectified).then(|| verify_form(desk, defect))
}

fn rectify_form(desk: &AcceptanceDesk, defect: &DefectView) -> AnyView {
    let (words, today) = (t().acceptance_desk, desk.today.to_string());
    view! {
        <details>
            <summary class="button">{words.rectify}</summary>
            <ApiForm
                action=format!("/api/v1/defects/{}/rectification", defect.id)
                return_to=back(desk)
                files=true
            >
                <TextArea name="text" label=words.rectify_text max=1000 required=true/>
                <DateField name="repaired_on" label=words.repaired_on value=today/>
                <PhotoField label=words.photos hint=words.photos_hint required=true/>
                <SubmitButton label=words.save_rectify/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn verify_form(desk: &AcceptanceDesk, defect: &DefectView) -> AnyView {
    let words = t().acceptance_desk;
    let verdicts = vec![
        Choice::new(Verdict::Passed.as_str(), Verdict::Passed.words(lang())).with_sign(Icon::Tick, "agree"),
        Choice::new(Verdict::Reopened.as_str(), Verdict::Reopened.words(lang())).with_sign(Icon::Cross, "against"),
    ];
    view! {
        <details>
            <summary class="button">{words.verify}</summary>
            <p class="muted">{words.verify_note}</p>
            <ApiForm action=format!("/api/v1/defects/{}/verification", defect.id) return_to=back(desk) files=true>
                <ChoiceField name="verdict" label=words.verdict choices=verdicts required=true/>
                <TextArea name="text" label=words.verify_text hint=words.verify_text_hint rows=2 max=1000/>
                <PhotoField label=words.photos/>
                <SubmitButton label=words.save_verify/>
            </ApiForm>
        </details>
    }
    .into_any()
}

pub(super) fn back(desk: &AcceptanceDesk) -> String {
    format!("/desk/projects/{}/acceptance?tab=defects", desk.page.project_id)
}
