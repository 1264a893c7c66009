//! Objections on the page of a notice: raise one, see one's own, read the answered ones.

use leptos::prelude::*;
use linyi_shared::id::NoticeId;
use linyi_shared::notices::api::{AnsweredObjection, NoticePage, ObjectingHome, OwnObjection};
use linyi_shared::notices::rules::{NoticeState, ObjectionState};
use linyi_shared::time::{day_words, deadline_words};

use super::words::paragraphs;
use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::ui::{
    ApiForm, Card, ConfirmButton, HiddenField, PhotoField, PhotoGrid, Section, SelectField, Tag, TextArea, Tone,
    waiting_nothing,
};

/// The section with the form, one's own and the answered objections.
pub(super) fn objections_section(page: &NoticePage) -> AnyView {
    let notices = t().notices;
    let own = page.mine.iter().map(|objection| own_card(page.card.id, objection)).collect_view();
    let own = (!page.mine.is_empty()).then(|| view! { <h3>{notices.mine}</h3> {own} }.into_any());
    let takes = page.card.kind.takes_objections();
    let none =
        (page.answered.is_empty() && takes).then(|| view! { <p class="muted">{notices.none_answered}</p> }.into_any());
    let way = way_to_object(page);
    let answered = page.answered.iter().map(answered_card).collect_view();
    view! {
        <Section title=notices.objections id="objections">
            {way}
            {own}
            {answered}
            {none}
        </Section>
    }
    .into_any()
}

/// The form, or why there is none.
fn way_to_object(page: &NoticePage) -> AnyView {
    let notices = t().notices;
    let sentence = |text: &'static str| view! { <p>{text}</p> }.into_any();
    if !page.card.kind.takes_objections() {
        return sentence(notices.takes_none);
    }
    if page.card.state == NoticeState::Withdrawn {
        return ().into_any();
    }
    if page.card.state == NoticeState::Ended || page.card.period_over {
        return sentence(notices.too_late);
    }
    if !page.may_object_for.is_empty() {
        let deadline = page.card.ends_at.map(|ends_at| deadline_words(ends_at, lang())).unwrap_or_default();
        let lead = fill(notices.may_object, &[("deadline", &deadline)]);
        return view! { <p>{lead}</p> {objection_form(page.card.id, &page.may_object_for)} }.into_any();
    }
    if !page.mine.is_empty() {
        return ().into_any();
    }
    let sign_in = ["/sign-in?back=/notices/", &page.card.id.to_string()].concat();
    view! {
        <p>{notices.residents_only}</p>
        {visitor().view_or(waiting_nothing, move |me| match me {
            Some(_) => ().into_any(),
            None => {
                let sign_in = sign_in.clone();
                view! { <p class="no-print"><a class="button" href=sign_in>{t().notices.sign_in}</a></p> }.into_any()
            }
        })}
    }
    .into_any()
}

fn objection_form(id: NoticeId, homes: &[ObjectingHome]) -> AnyView {
    let notices = t().notices;
    let homes = homes.to_vec();
    let id = id.to_string();
    view! {
        <ApiForm
            action=["/api/v1/notices/", &id, "/objections"].concat()
            return_to=["/notices/", &id, "#objections"].concat()
            files=true
        >
            {home_field(&homes)}
            <TextArea name="text" label=notices.reason hint=notices.reason_hint max=2000 required=true/>
            <PhotoField label=notices.photos hint=notices.photos_hint/>
            <ConfirmButton label=notices.object binds=notices.object_binds confirm=notices.object_confirm/>
        </ApiForm>
    }
    .into_any()
}

fn home_field(homes: &[ObjectingHome]) -> AnyView {
    match homes {
        [only] => view! { <HiddenField name="home_id" value=only.id.to_string()/> }.into_any(),
        _ => {
            let options = homes.iter().map(|home| (home.id.to_string(), home.label.clone())).collect();
            view! { <SelectField name="home_id" label=t().notices.home options=options required=true/> }.into_any()
        }
    }
}

/// One's own objection, with the way back while it is open.
fn own_card(notice: NoticeId, objection: &OwnObjection) -> AnyView {
    let notices = t().notices;
    let tone = match objection.state {
        ObjectionState::Open => Tone::Caution,
        ObjectionState::Answered => Tone::Done,
        ObjectionState::Withdrawn => Tone::Neutral,
    };
    let outcome = match objection.state {
        ObjectionState::Open => {
            let due = fill(notices.answer_due, &[("deadline", &deadline_words(objection.due_at, lang()))]);
            view! { <p>{due}</p> {take_back_form(notice, objection)} }.into_any()
        }
        ObjectionState::Answered => view! {
            <p class="muted">{notices.answer}</p>
            {paragraphs(&objection.answer)}
        }
        .into_any(),
        ObjectionState::Withdrawn => ().into_any(),
    };
    let head = [objection.home_label.as_str(), " · ", &day_words(objection.created_at, lang())].concat();
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

fn take_back_form(notice: NoticeId, objection: &OwnObjection) -> AnyView {
    let notices = t().notices;
    view! {
        <ApiForm
            action=["/api/v1/objections/", &objection.id.to_string(), "/withdraw"].concat()
            return_to=["/notices/", &notice.to_string(), "#objections"].concat()
        >
            <ConfirmButton
                label=notices.take_back
                binds=notices.take_back_binds
                confirm=notices.take_back_confirm
                class="quiet"
            />
        </ApiForm>
    }
    .into_any()
}

/// An answered objection: “a home”, never which.
fn answered_card(objection: &AnsweredObjection) -> AnyView {
    let notices = t().notices;
    let head = [notices.a_home, " · ", &day_words(objection.created_at, lang())].concat();
    let answered = objection.answered_at.map(|at| day_words(at, lang())).unwrap_or_default();
    let answered = [notices.answer, " · ", &answered].concat();
    let (text, answer) = (paragraphs(&objection.text), paragraphs(&objection.answer));
    view! {
        <Card>
            <p class="muted">{head}</p>
            {text}
            <p class="muted">{answered}</p>
            {answer}
        </Card>
    }
    .into_any()
}
