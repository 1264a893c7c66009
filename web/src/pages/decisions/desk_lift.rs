//! A lift on the desk: its cost-sharing scheme before the notice, the consents until the result is final.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DeskDecision, LiftPage};
use linyi_shared::decisions::rules::{DecisionState, LiftAnswer, LiftEffect, ShareMeasure};
use linyi_shared::money::Fen;

use super::lift::{consents_view, scheme_view, weights};
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// The section of a lift; nothing for another decision.
pub fn lift_section(desk: &DeskDecision) -> Option<AnyView> {
    let texts = t().decisions_desk;
    let lift = desk.lift.as_ref()?;
    let state = desk.page.state;
    let editable = desk.may_run && state == DecisionState::Draft;
    let scheme = editable.then(|| scheme_form(lift));
    let open = desk.may_run && !matches!(state, DecisionState::Final | DecisionState::Archived | DecisionState::Void);
    let consent = open.then(|| consent_form(desk));
    let (table, consents) = (scheme_view(lift), consents_view(&lift.consents));
    Some(
        view! {
            <Section title=texts.lift_title id="lift">
                {table}
                {scheme}
                {consents}
                {consent}
            </Section>
        }
        .into_any(),
    )
}

fn scheme_form(lift: &LiftPage) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let id = lift.id;
    let measures = ShareMeasure::ALL.iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())).collect();
    let plain = |amount: Fen| if amount.0 > 0 { amount.to_string().replace(',', "") } else { String::new() };
    let (total, subsidy) = (plain(lift.scheme.total), plain(lift.scheme.subsidy));
    let (measure, stricter) = (lift.scheme.measure.as_str(), lift.stricter_counts);
    let rows = weights(&lift.scheme);
    view! {
        <details open=!lift.is_set>
            <summary>{texts.lift_edit}</summary>
            <Card>
                <p>{texts.lift_usual}</p>
                <ApiForm action=format!("/api/v1/decisions/{id}/lift") return_to=format!("/desk/decisions/{id}#lift")>
                    <TextField name="total_yuan" label=texts.lift_total value=total keyboard="decimal" max=20 required=true/>
                    <TextField name="subsidy_yuan" label=texts.lift_subsidy value=subsidy keyboard="decimal" max=20/>
                    <SelectField name="measure" label=texts.lift_measure options=measures value=measure required=true/>
                    {weight_fields(&rows)}
                    <CheckField name="stricter_counts" label=texts.lift_stricter hint=texts.lift_stricter_hint checked=stricter/>
                    <SubmitButton label=texts.lift_save/>
                </ApiForm>
            </Card>
        </details>
    }
    .into_any()
}

fn weight_fields(rows: &[(i32, u32)]) -> AnyView {
    let texts = t().decisions_desk;
    let fields = rows.iter().enumerate().map(|(index, (floor, weight))| {
        let (floor_name, weight_name) = (format!("floors[{index}][floor]"), format!("floors[{index}][weight]"));
        let label = fill(texts.lift_weight_of, &[("floor", floor)]);
        view! {
            <HiddenField name=floor_name value=floor.to_string()/>
            <TextField name=weight_name label=label value=weight.to_string() kind="number" least=0u32 most=10000u32 required=true/>
        }
        .into_any()
    });
    fields.collect_view().into_any()
}

fn consent_form(desk: &DeskDecision) -> AnyView {
    let (texts, lang) = (t().decisions_desk, lang());
    let id = desk.page.id;
    let effects = LiftEffect::ALL.iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())).collect();
    let answers = LiftAnswer::ALL.iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())).collect();
    let choose = (String::new(), texts.home_choose.to_owned());
    let homes =
        [choose].into_iter().chain(desk.lift_homes.iter().map(|home| (home.id.to_string(), home.label.clone())));
    let homes = homes.collect();
    view! {
        <details>
            <summary>{texts.lift_record}</summary>
            <Card>
                <p>{texts.lift_record_hint}</p>
                <ApiForm
                    action=format!("/api/v1/decisions/{id}/lift-consents")
                    return_to=format!("/desk/decisions/{id}#lift")
                    files=true
                >
                    <SelectField name="home_id" label=texts.home options=homes required=true/>
                    <SelectField name="effect" label=texts.lift_effect options=effects required=true/>
                    <SelectField name="answer" label=texts.lift_answer options=answers required=true/>
                    <TextArea name="note" label=texts.lift_note rows=2 max=500 required=true/>
                    <PhotoField label=texts.lift_paper/>
                    <SubmitButton label=texts.lift_record/>
                </ApiForm>
            </Card>
        </details>
    }
    .into_any()
}
