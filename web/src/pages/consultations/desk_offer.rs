//! Opening a consultation, and the fields its correction shares.

use leptos::prelude::*;
use linyi_shared::consultations::api::{AskedGroup, ConsultationForm};
use linyi_shared::id::ProjectId;

use crate::api::resource_of;
use crate::i18n::{fill, t};
use crate::ui::{ApiForm, CheckField, ConfirmButton, DateTimeField, PageHead, TextArea, TextField};

/// `/desk/projects/:id/consultations/new`.
pub fn new_page() -> AnyView {
    resource_of("id", |api, id: ProjectId| api.find_consultation_form(id)).view(form)
}

fn form(page: ConsultationForm) -> AnyView {
    let words = t().consultations_desk;
    let lead =
        fill(t().consultations.list_lead, &[("compound", &page.compound_name), ("project", &page.project_title)]);
    view! {
        <PageHead title=words.new_title lead=lead back="/desk/consultations" back_label=t().desk.consultations/>
        <ApiForm
            action=format!("/api/v1/projects/{}/consultations", page.project_id)
            return_to="/desk/consultations/{id}"
        >
            {offer_fields(Offer::default(), page.opens_at, page.closes_at, page.groups)}
            <ConfirmButton label=words.open binds=words.open_binds confirm=words.open_confirm/>
        </ApiForm>
    }
    .into_any()
}

/// The words of an offer.
#[derive(Default)]
pub(super) struct Offer {
    pub(super) title: String,
    pub(super) introduction: String,
}

/// The fields of an offer; moments are on the wall clock.
pub(super) fn offer_fields(offer: Offer, opens: String, closes: String, groups: Vec<AskedGroup>) -> AnyView {
    let words = t().consultations_desk;
    let groups = groups.into_iter().map(group_boxes).collect_view();
    view! {
        <TextField name="title" label=words.name hint=words.name_hint value=offer.title max=60 required=true/>
        <TextArea
            name="introduction"
            label=words.introduction
            hint=words.introduction_hint
            value=offer.introduction
            rows=6
            max=4000
            required=true
        />
        <DateTimeField name="opens_at" label=words.opens value=opens required=true/>
        <DateTimeField name="closes_at" label=words.closes hint=words.closes_hint value=closes required=true/>
        <fieldset class="field">
            <legend>{words.offered}</legend>
            <p class="hint">{words.offered_hint}</p>
            <div class="cols">{groups}</div>
        </fieldset>
    }
    .into_any()
}

fn group_boxes(group: AskedGroup) -> AnyView {
    let boxes = group.items.into_iter().map(|item| {
        view! {
            <CheckField name="offered[]" label=item.name hint=item.explain value=item.code checked=item.offered/>
        }
        .into_any()
    });
    view! {
        <div class="card">
            <h3>{group.name}</h3>
            {boxes.collect_view()}
        </div>
    }
    .into_any()
}
