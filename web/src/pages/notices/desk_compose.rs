//! Writing a notice: the form with the fields of its kind, for new ones, drafts and corrections alike.

use leptos::prelude::*;
use linyi_shared::decisions::api::DecisionLink;
use linyi_shared::id::{DecisionId, PhotoId, ProjectId};
use linyi_shared::notices::api::{FieldForm, KindChoice, NoticeForm};
use linyi_shared::notices::rules::MAX_DISPLAY_DAYS;

use super::words::meaning;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::{param, query};
use crate::ui::{
    ApiForm, CardLink, CheckField, HiddenField, PageHead, PhotoField, SelectField, SubmitButton, Tag, TextArea,
    TextField, Tone, not_found_page,
};

/// `/desk/projects/:id/notices/new`; `?kind=…` opens the form of a kind.
pub fn compose_page() -> AnyView {
    let Some(project) = param::<ProjectId>("id") else { return not_found_page() };
    resource(move || query("kind"), move |api, kind| api.find_notice_form(project, kind)).view(compose)
}

fn compose(form: NoticeForm) -> AnyView {
    let words = t().notices_desk;
    let here = ["/desk/projects/", &form.project_id.to_string(), "/notices/new"].concat();
    let Some(kind) = form.kind else {
        let lead = fill(words.new_lead, &[("name", &form.compound_name)]);
        let cards = form.kinds.into_iter().map(|choice| view! { <li>{kind_card(&here, choice)}</li> }.into_any());
        return view! {
            <PageHead title=words.new_title lead=lead back="/desk/notices" back_label=words.back/>
            <ul class="card-list cols">{cards.collect_view()}</ul>
        }
        .into_any();
    };
    let action = ["/api/v1/projects/", &form.project_id.to_string(), "/notices"].concat();
    let days_hint = days_hint(form.min_days, &form.days_basis);
    view! {
        <PageHead title=kind.words(lang()) lead=form.compound_name.clone() back=here back_label=words.other_kind/>
        <ApiForm action=action return_to="/desk/notices/{id}" files=true>
            <HiddenField name="kind" value=kind.as_str()/>
            {decision_field(&form.decisions, form.decision_id)}
            {content_fields(form.title, String::new(), form.fields)}
            {days_field(form.display_days, form.min_days, days_hint)}
            <PhotoField label=words.field_photos/>
            <SubmitButton label=words.save_draft/>
        </ApiForm>
    }
    .into_any()
}

/// Which decision the notice tells of; nothing where it tells of none.
fn decision_field(decisions: &[DecisionLink], proposed: Option<DecisionId>) -> Option<AnyView> {
    let all = (String::new(), t().notices_desk.decision_all.to_owned());
    let options = [all].into_iter().chain(decision_options(decisions)).collect();
    (!decisions.is_empty()).then(|| decision_select(options, proposed))
}

/// Which decision a draft shall tell of from now on, where it may tell of any.
pub(super) fn other_decision_field(decisions: &[DecisionLink], named: Option<DecisionId>) -> Option<AnyView> {
    if named.is_none() || decisions.is_empty() {
        return decision_field(decisions, None);
    }
    let select = decision_select(decision_options(decisions).collect(), named);
    Some(view! { {select} <CheckField name="all_decisions" label=t().notices_desk.decision_all/> }.into_any())
}

fn decision_options(decisions: &[DecisionLink]) -> impl Iterator<Item = (String, String)> {
    decisions.iter().map(|link| {
        let label = [link.title.as_str(), " · ", link.state.words(lang())].concat();
        (link.id.to_string(), label)
    })
}

fn decision_select(options: Vec<(String, String)>, chosen: Option<DecisionId>) -> AnyView {
    let words = t().notices_desk;
    let chosen = chosen.map(|id| id.to_string()).unwrap_or_default();
    view! { <SelectField name="decision_id" label=words.decision hint=words.decision_hint options=options value=chosen/> }
        .into_any()
}

fn kind_card(here: &str, choice: KindChoice) -> AnyView {
    let words = t().notices_desk;
    let (label, tone) = if choice.due { (words.due, Tone::Now) } else { (words.not_due, Tone::Neutral) };
    let href = [here, "?kind=", choice.kind.as_str()].concat();
    view! {
        <CardLink href=href title=choice.kind.words(lang()) kicker=choice.kind.number()>
            <p>{meaning(choice.kind)}</p>
            <p><Tag label=label tone=tone/></p>
        </CardLink>
    }
    .into_any()
}

/// Headline, text and the fields of the kind.
pub(super) fn content_fields(title: String, body: String, fields: Vec<FieldForm>) -> AnyView {
    let words = t().notices_desk;
    let fields = fields.into_iter().map(|field| {
        let name = ["fields[", &field.key, "]"].concat();
        let hint = if field.needs_phone { words.needs_phone } else { "" };
        view! {
            <TextArea name=name label=field.label hint=hint value=field.text rows=2 max=4000 required=field.required/>
        }
        .into_any()
    });
    view! {
        <TextField name="title" label=words.field_title value=title max=200 required=true/>
        <TextArea name="body" label=words.field_body hint=words.body_hint value=body rows=6 max=20000 required=true/>
        {fields.collect_view()}
    }
    .into_any()
}

/// What the days of display are bound by.
pub(super) fn days_hint(min_days: u16, why: &str) -> String {
    fill(t().notices_desk.days_hint, &[("n", &min_days), ("why", &why)])
}

/// The days of display, within what the kind allows.
pub(super) fn days_field(days: u16, min_days: u16, hint: String) -> AnyView {
    view! {
        <TextField
            name="display_days"
            label=t().notices_desk.field_days
            hint=hint
            value=days.to_string()
            kind="number"
            keyboard="numeric"
            least=min_days
            most=MAX_DISPLAY_DAYS
            required=true
        />
    }
    .into_any()
}

/// The photos a notice has, each to be kept or not, and new ones.
pub(super) fn photo_fields(photos: &[PhotoId]) -> AnyView {
    let words = t().notices_desk;
    let kept = photos.iter().enumerate().map(|(index, photo)| {
        let label = fill(words.keep_photo, &[("n", &(index + 1))]);
        view! { <CheckField name="photos[]" label=label value=photo.to_string() checked=true/> }.into_any()
    });
    view! {
        {kept.collect_view()}
        <PhotoField label=words.field_photos/>
    }
    .into_any()
}
