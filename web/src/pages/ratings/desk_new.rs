//! `/desk/projects/:id/ratings/new`: open a round.

use leptos::prelude::*;
use linyi_shared::id::ProjectId;
use linyi_shared::ratings::api::RoundForm;
use linyi_shared::time::form_moment;

use super::words::question_words;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/projects/:id/ratings/new`.
pub fn new_page() -> AnyView {
    resource_of("id", |api, id: ProjectId| api.find_round_form(id)).view(form)
}

fn form(page: RoundForm) -> AnyView {
    let words = t().ratings_desk;
    let lead = fill(words.new_lead, &[("compound", &page.compound_name), ("homes", &page.homes)]);
    let body = match (page.may_open, page.running) {
        (true, _) => fields(&page),
        (false, Some(round)) => view! {
            <Empty text=words.running>
                <p class="actions"><a class="button" href=format!("/desk/ratings/{round}")>{words.see_running}</a></p>
            </Empty>
        }
        .into_any(),
        (false, None) => {
            let text = fill(words.wrong_step, &[("stage", &page.stage.words(lang()))]);
            view! { <Empty text=text/> }.into_any()
        }
    };
    view! {
        <PageHead title=words.new_title lead=lead back="/desk/ratings" back_label=words.back/>
        {body}
    }
    .into_any()
}

fn fields(page: &RoundForm) -> AnyView {
    let words = t().ratings_desk;
    let action = format!("/api/v1/projects/{}/rating-rounds", page.project_id);
    let (opens, closes) = (form_moment(page.opens_at), form_moment(page.closes_at));
    let questions = page.questions.iter().map(|question| view! { <li>{question_words(question)}</li> }.into_any());
    let questions = questions.collect_view();
    view! {
        <ApiForm action=action return_to="/desk/ratings/{id}">
            <TextField name="title" label=words.field_title hint=words.field_title_hint max=60 required=true/>
            <DateTimeField name="opens_at" label=words.field_opens value=opens required=true/>
            <DateTimeField
                name="closes_at"
                label=words.field_closes
                hint=words.field_closes_hint
                value=closes
                required=true
            />
            <p>{words.asked}</p>
            <ol>{questions}</ol>
            <ConfirmButton label=words.open binds=words.open_binds confirm=words.open_confirm/>
        </ApiForm>
    }
    .into_any()
}
