//! The study by the community's party organisation on the desk: recorded and corrected before the notice (R28).

use leptos::prelude::*;
use linyi_shared::decisions::api::{DeskDecision, PartyStudyView};
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::time::date_words;

use super::read::paragraphs;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// The section of the study; nothing for a vote of owners.
pub fn study_section(desk: &DeskDecision) -> Option<AnyView> {
    let page = &desk.page;
    if !page.rule_set.kind.needs_party_study() {
        return None;
    }
    let texts = t().decisions_desk;
    let known = page.party_study.as_ref().map(|study| {
        let facts = vec![
            fact(texts.study_on, date_words(study.studied_on, lang())),
            fact(texts.study_organisation, study.organisation.clone()),
            fact(texts.study_attended, fill(texts.study_people, &[("count", &study.attended)])),
            fact(texts.study_resolution, paragraphs(&study.resolution)),
        ];
        view! {
            <Facts rows=facts/>
            <PhotoGrid ids=desk.party_study_photos.clone() alt=texts.study_minutes/>
        }
        .into_any()
    });
    let editable = desk.may_run && page.state == DecisionState::Draft;
    let form = editable.then(|| study_form(desk));
    let frozen = (!editable).then(|| view! { <p class="muted">{texts.study_frozen}</p> }.into_any());
    Some(
        view! {
            <Section title=texts.study_title id="party-study">
                <p>{texts.study_lead}</p>
                {known}
                {form}
                {frozen}
            </Section>
        }
        .into_any(),
    )
}

fn study_form(desk: &DeskDecision) -> AnyView {
    let texts = t().decisions_desk;
    let (id, study) = (desk.page.id, desk.page.party_study.as_ref());
    let of = |text: fn(&PartyStudyView) -> String| study.map(text).unwrap_or_default();
    let (day, attended) = (of(|study| study.studied_on.to_string()), of(|study| study.attended.to_string()));
    let (organisation, resolution) = (of(|study| study.organisation.clone()), of(|study| study.resolution.clone()));
    let photos = desk.party_study_photos.iter().enumerate().map(|(index, photo)| {
        let label = fill(texts.study_keep, &[("n", &(index + 1))]);
        view! { <CheckField name="photos[]" label=label value=photo.to_string() checked=true/> }.into_any()
    });
    let photos = photos.collect_view();
    view! {
        <details open=study.is_none()>
            <summary>{texts.study_edit}</summary>
            <Card>
                <ApiForm
                    action=format!("/api/v1/decisions/{id}/party-study")
                    return_to=format!("/desk/decisions/{id}#party-study")
                    files=true
                >
                    <DateField name="studied_on" label=texts.study_on value=day required=true/>
                    <TextField name="organisation" label=texts.study_organisation hint=texts.study_organisation_hint value=organisation max=60 required=true/>
                    <TextField name="attended" label=texts.study_attended value=attended kind="number" keyboard="numeric" least=1u32 most=9999u32 required=true/>
                    <TextArea name="resolution" label=texts.study_resolution value=resolution rows=4 max=2000 required=true/>
                    {photos}
                    <PhotoField label=texts.study_minutes hint=texts.study_minutes_hint/>
                    <SubmitButton label=texts.study_save/>
                </ApiForm>
            </Card>
        </details>
    }
    .into_any()
}
