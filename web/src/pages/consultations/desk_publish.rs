//! Publishing the outcome: adopted as a work item, or not and why.

use leptos::prelude::*;
use linyi_shared::consultations::api::{ConsultationDesk, SummaryItem};

use super::picture::share_words;
use crate::i18n::{fill, t};
use crate::ui::{ApiForm, Choice, ChoiceField, ConfirmButton, Icon, Section, TextArea, TextField};

/// The form of the outcome, one card an asked item, the most wanted first.
pub(super) fn publish_section(page: &ConsultationDesk) -> AnyView {
    let words = t().consultations_desk;
    let Some(summary) = page.summary.clone() else { return ().into_any() };
    let (action, return_to) =
        (format!("/api/v1/consultations/{}/publish", page.id), format!("/desk/consultations/{}", page.id));
    view! {
        <Section title=words.publish_title id="publish">
            <p>{words.publish_hint}</p>
            <ApiForm action=action return_to=return_to>
                {summary.items.iter().map(|item| outcome_fields(item, summary.answers)).collect_view()}
                <ConfirmButton label=words.publish binds=words.publish_binds confirm=words.publish_confirm/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn outcome_fields(item: &SummaryItem, answers: i64) -> AnyView {
    let words = t().consultations_desk;
    let name = |field: &str| ["outcomes[", &item.code, "][", field, "]"].concat();
    let homes = item.count.homes();
    let wanted = fill(t().consultations.homes_words, &[("homes", &homes), ("share", &share_words(homes, answers))]);
    let choices = vec![
        Choice::new("true", words.adopt).with_sign(Icon::Tick, "agree"),
        Choice::new("false", words.refuse).with_sign(Icon::Cross, "against"),
    ];
    view! {
        <div class="card">
            <h3>{item.name.clone()}</h3>
            <p class="muted">{wanted}</p>
            <ChoiceField name=name("adopted") label=words.adopt_question choices=choices required=true/>
            <TextArea name=name("reason") label=words.reason hint=words.reason_hint rows=2 max=500/>
            <details>
                <summary>{words.work_item}</summary>
                <TextField name=name("title") label=words.item_title value=item.name.clone() max=60/>
                <TextField name=name("location") label=words.location hint=words.location_hint max=200/>
                <TextField name=name("quantity") label=words.quantity hint=words.quantity_hint max=60/>
                <TextField name=name("budget") label=words.budget keyboard="decimal"/>
                <TextField name=name("resident_share") label=words.resident_share keyboard="decimal"/>
            </details>
        </div>
    }
    .into_any()
}
