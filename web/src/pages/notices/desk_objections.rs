//! Objections at the desk: answer the open ones; which home it was is for those alone who answer.

use leptos::prelude::*;
use linyi_shared::id::NoticeId;
use linyi_shared::notices::api::{DeskNotice, DeskObjection};
use linyi_shared::notices::rules::ObjectionState;
use linyi_shared::time::{day_words, deadline_words};

use super::words::paragraphs;
use crate::i18n::{fill, lang, t};
use crate::ui::{ApiForm, Card, ConfirmButton, PhotoGrid, Section, Tag, TextArea, Tone};

/// Every objection, the open ones first.
pub(super) fn objections_section(page: &DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let none = page.objections.is_empty().then(|| view! { <p class="muted">{words.no_objections}</p> }.into_any());
    let cards = page.objections.iter().map(|objection| card(page.card.id, objection, page.may_write)).collect_view();
    view! {
        <Section title=words.objections id="objections">
            {none}
            {cards}
        </Section>
    }
    .into_any()
}

fn card(notice: NoticeId, objection: &DeskObjection, may_write: bool) -> AnyView {
    let words = t().notices_desk;
    let home = if objection.home_label.is_empty() { t().notices.a_home } else { &objection.home_label };
    let version = fill(words.of_version, &[("n", &objection.version)]);
    let head = [home, " · ", &day_words(objection.created_at, lang()), " · ", &version].concat();
    let (tone, outcome) = match objection.state {
        ObjectionState::Open => {
            let form = may_write.then(|| answer_form(notice, objection));
            let due = fill(words.due_by, &[("deadline", &deadline_words(objection.due_at, lang()))]);
            let late = objection.overdue.then(|| view! { <Tag label=words.is_overdue tone=Tone::Caution/> }.into_any());
            (Tone::Caution, view! { <p>{due} " " {late}</p> {form} }.into_any())
        }
        ObjectionState::Answered => {
            let answer = view! { <p class="muted">{words.answer}</p> {paragraphs(&objection.answer)} }.into_any();
            (Tone::Done, answer)
        }
        ObjectionState::Withdrawn => (Tone::Neutral, ().into_any()),
    };
    let (text, photos) = (paragraphs(&objection.text), objection.photos.clone());
    let state = objection.state.words(lang());
    view! {
        <Card>
            <p class="muted">{head}</p>
            {text}
            <PhotoGrid ids=photos/>
            <p><Tag label=state tone=tone/></p>
            {outcome}
        </Card>
    }
    .into_any()
}

fn answer_form(notice: NoticeId, objection: &DeskObjection) -> AnyView {
    let words = t().notices_desk;
    view! {
        <ApiForm
            action=["/api/v1/objections/", &objection.id.to_string(), "/answer"].concat()
            return_to=["/desk/notices/", &notice.to_string(), "#objections"].concat()
        >
            <TextArea name="answer" label=words.answer hint=words.answer_hint max=2000 required=true/>
            <ConfirmButton label=words.answer_send binds=words.answer_binds confirm=words.answer_confirm/>
        </ApiForm>
    }
    .into_any()
}
