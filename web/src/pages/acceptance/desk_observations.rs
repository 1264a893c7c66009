//! Observations on the desk: with their photos, and the form to answer.

use leptos::prelude::*;
use linyi_shared::acceptance::api::{AcceptanceDesk, DeskObservation};
use linyi_shared::id::ProjectId;

use super::observations::observation_card;
use crate::i18n::t;
use crate::ui::{ApiForm, Empty, PhotoGrid, SubmitButton, TextArea};

/// Every observation, those without an answer first.
pub fn observations_tab(desk: &AcceptanceDesk) -> AnyView {
    if desk.observations.is_empty() {
        return view! { <Empty text=t().acceptance_desk.no_observations/> }.into_any();
    }
    let cards = desk.observations.iter().cloned().map(|one| {
        let after = after_view(desk.page.project_id, &one, desk.may_check);
        view! { <li>{observation_card(one.observation, Some(after))}</li> }.into_any()
    });
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

fn after_view(project: ProjectId, one: &DeskObservation, may_answer: bool) -> AnyView {
    let words = t().acceptance_desk;
    let id = one.observation.id;
    let form = (may_answer && one.observation.answered_at.is_none()).then(|| {
        view! {
            <ApiForm
                action=format!("/api/v1/observations/{id}/answer")
                return_to=format!("/desk/projects/{project}/acceptance?tab=observations")
            >
                <TextArea name="text" label=words.answer hint=words.answer_hint rows=2 max=1000 required=true/>
                <SubmitButton label=words.save_answer/>
            </ApiForm>
        }
        .into_any()
    });
    view! {
        <PhotoGrid ids=one.photos.clone()/>
        {form}
    }
    .into_any()
}
