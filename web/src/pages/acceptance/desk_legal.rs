//! The legal acceptance on the desk.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptanceDesk, LegalView, WarrantyForm};
use linyi_shared::acceptance::rules::{LegalResult, MAX_TERM_MONTHS};
use linyi_shared::time::date_words;
use linyi_shared::works::rules::REQUIRED_PARTIES;

use super::read::legal_view;
use crate::i18n::{fill, lang, t};
use crate::pages::works::roles_words;
use crate::ui::{
    ApiForm, CheckField, Choice, ChoiceField, ConfirmButton, DateField, HiddenField, Icon, PhotoField, TextArea,
    TextField,
};

/// What is recorded, and the form where it is due.
pub fn legal_tab(desk: &AcceptanceDesk) -> AnyView {
    let words = t().acceptance_desk;
    let works = format!("/desk/projects/{}/works#parties", desk.page.project_id);
    let missing = (!desk.missing_parties.is_empty()).then(|| {
        let roles = fill(words.legal_missing, &[("roles", &roles_words(&desk.missing_parties))]);
        view! { <p>{roles} " " <a href=works>{words.to_works}</a></p> }.into_any()
    });
    let form = match desk.may_accept {
        true => form(desk),
        false => view! { <p class="muted">{words.legal_not_due}</p> }.into_any(),
    };
    view! {
        <p class="muted">{words.legal_lead}</p>
        <div class="cols">
            <div>
                {legal_view(desk.page.legal.clone())}
                {earlier_view(&desk.earlier)}
            </div>
            <div>
                {missing}
                {form}
            </div>
        </div>
    }
    .into_any()
}

fn earlier_view(earlier: &[LegalView]) -> AnyView {
    if earlier.is_empty() {
        return ().into_any();
    }
    let lines = earlier.iter().map(|one| {
        let words = fill(
            t().acceptance_desk.earlier_line,
            &[
                ("day", &date_words(one.accepted_on, lang())),
                ("result", &one.result.words(lang())),
                ("certificate", &one.certificate),
                ("reason", &one.reason),
            ],
        );
        view! { <li>{words}</li> }.into_any()
    });
    view! {
        <h3>{t().acceptance_desk.earlier}</h3>
        <ul>{lines.collect_view()}</ul>
    }
    .into_any()
}

fn form(desk: &AcceptanceDesk) -> AnyView {
    let words = t().acceptance_desk;
    let (project, today) = (desk.page.project_id, desk.today.to_string());
    let forms = desk.warranty_forms.clone();
    let results = vec![
        Choice::new(LegalResult::Passed.as_str(), LegalResult::Passed.words(lang())).with_sign(Icon::Tick, "agree"),
        Choice::new(LegalResult::Failed.as_str(), LegalResult::Failed.words(lang())).with_sign(Icon::Cross, "against"),
    ];
    let parties = REQUIRED_PARTIES
        .iter()
        .map(|role| view! { <CheckField name="parties[]" label=role.words(lang()) value=role.as_str()/> }.into_any());
    let corrects = desk.page.legal.is_some();
    let reason =
        || view! { <TextArea name="reason" label=words.reason hint=words.reason_hint rows=2 max=500/> }.into_any();
    view! {
        <ApiForm
            action=format!("/api/v1/projects/{project}/acceptance")
            return_to=format!("/desk/projects/{project}/acceptance?tab=legal")
            files=true
        >
            <ChoiceField name="result" label=words.legal_result choices=results required=true/>
            <DateField name="accepted_on" label=words.accepted_on value=today required=true/>
            <TextField name="certificate" label=words.certificate max=60/>
            <TextField name="filing" label=words.filing max=60/>
            <fieldset class="field">
                <legend>{words.took_part}</legend>
                {parties.collect_view()}
            </fieldset>
            {terms(&forms)}
            <TextArea name="note" label=words.legal_note rows=2 max=2000/>
            <PhotoField label=words.legal_photos/>
            {corrects.then(reason)}
            <ConfirmButton label=words.save_legal binds=words.save_legal_binds confirm=words.save_legal_confirm/>
        </ApiForm>
    }
    .into_any()
}

/// One field a clock: the months the contract gives.
fn terms(forms: &[WarrantyForm]) -> AnyView {
    let words = t().acceptance_desk;
    let clocks = forms.iter().flat_map(|form| form.categories.iter().map(move |category| (form, *category)));
    let fields = clocks.enumerate().map(|(index, (form, category))| {
        let name = |field: &str| format!("warranty[{index}][{field}]");
        let label = fill(words.term_of, &[("item", &form.title), ("category", &category.words(lang()))]);
        view! {
            <HiddenField name=name("work_item_id") value=form.work_item_id.to_string()/>
            <HiddenField name=name("category") value=category.as_str()/>
            <TextField name=name("months") label=label kind="number" keyboard="numeric" least=1u32 most=MAX_TERM_MONTHS/>
        }
        .into_any()
    });
    let fields = fields.collect_view();
    view! {
        <details>
            <summary>{words.terms}</summary>
            <p class="muted">{words.terms_hint}</p>
            {fields}
        </details>
    }
    .into_any()
}
