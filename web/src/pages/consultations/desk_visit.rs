//! One home: recording a visit, entering an answer, and what was recorded before.

use leptos::prelude::*;
use linyi_shared::consultations::api::{HomeDesk, VersionView, VisitView};
use linyi_shared::consultations::phase::Phase;
use linyi_shared::consultations::rules::{AnswerChannel, VisitResult};
use linyi_shared::id::{ConsultationId, HomeId};
use linyi_shared::time::moment_words;

use super::answer::wish_fields;
use super::picture::{phase_tag, state_tag};
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::param;
use crate::ui::{
    ApiForm, CheckField, Choice, ChoiceField, Empty, HiddenField, PageHead, PhotoField, PhotoGrid, Section,
    SubmitButton, TextArea, TextField, not_found_page,
};

/// `/desk/consultations/:id/homes/:home_id`.
pub fn home_page() -> AnyView {
    let (Some(id), Some(home)) = (param::<ConsultationId>("id"), param::<HomeId>("home_id")) else {
        return not_found_page();
    };
    resource(|| (), move |api, ()| api.find_consultation_home(id, home)).view(home_desk)
}

fn home_desk(page: HomeDesk) -> AnyView {
    let words = t().consultations_desk;
    let back = back_link(&page);
    let forms = if page.phase == Phase::Open {
        view! {
            {visit_form(&page)}
            {answer_form(&page)}
        }
        .into_any()
    } else {
        view! { <p>{phase_tag(page.phase)} " " {words.not_open}</p> }.into_any()
    };
    view! {
        <PageHead title=page.label.clone() lead=page.title.clone() back=back back_label=words.homes_title/>
        <p>{state_tag(page.reach)}</p>
        {forms}
        {history(page)}
    }
    .into_any()
}

/// Back to the building, for the next door.
fn back_link(page: &HomeDesk) -> String {
    format!("/desk/consultations/{}/homes?building={}", page.id, page.building_id)
}

fn visit_form(page: &HomeDesk) -> AnyView {
    let words = t().consultations_desk;
    let results = [VisitResult::NotMet, VisitResult::Refused];
    let choices = results.map(|result| Choice::new(result.as_str(), result.words(lang()))).to_vec();
    let (action, return_to) = (format!("/api/v1/consultations/{}/visits", page.id), back_link(page));
    let home_id = page.home_id.to_string();
    view! {
        <Section title=words.no_answer_title id="visit">
            <ApiForm action=action return_to=return_to>
                <HiddenField name="home_id" value=home_id/>
                <ChoiceField name="result" label=words.visit_result choices=choices required=true/>
                <TextField name="note" label=words.note hint=words.note_hint max=500/>
                <SubmitButton label=words.record class=""/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn answer_form(page: &HomeDesk) -> AnyView {
    let words = t().consultations_desk;
    let channels = [AnswerChannel::Visit, AnswerChannel::Paper];
    let choices = channels.map(|channel| Choice::new(channel.as_str(), channel.words(lang()))).to_vec();
    let (action, return_to) = (format!("/api/v1/consultations/{}/entered-answers", page.id), back_link(page));
    let (home_id, groups) = (page.home_id.to_string(), page.groups.clone());
    view! {
        <Section title=words.answer_title id="answer">
            <p class="muted">{words.answer_hint}</p>
            <ApiForm action=action return_to=return_to files=true>
                <HiddenField name="home_id" value=home_id/>
                <ChoiceField name="channel" label=words.channel choices=choices required=true/>
                {wish_fields(&groups, &[])}
                <TextArea name="remark" label=words.remark max=2000/>
                <PhotoField label=words.photos hint=words.photos_hint/>
                <CheckField name="adult" label=words.adult required=true/>
                <SubmitButton label=words.enter/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn history(page: HomeDesk) -> AnyView {
    let words = t().consultations_desk;
    let mut rows: Vec<_> = page.versions.into_iter().map(version_row).collect();
    rows.extend(page.visits.into_iter().map(visit_row));
    // Versions and visits together, the latest first.
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
    let body = if rows.is_empty() {
        view! { <Empty text=words.history_empty/> }.into_any()
    } else {
        view! { <div class="card-list">{rows}</div> }.into_any()
    };
    view! { <Section title=words.history id="history">{body}</Section> }.into_any()
}

fn version_row(version: VersionView) -> (chrono::DateTime<chrono::Utc>, AnyView) {
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("version", &version.version), ("channel", &version.channel.words(lang()))];
    let row = view! {
        <div class="card">
            <p class="kicker">{moment_words(version.answered_at, lang())}</p>
            <p>{fill(t().consultations_desk.version_words, &values)}</p>
            <PhotoGrid ids=version.photos/>
        </div>
    };
    (version.answered_at, row.into_any())
}

fn visit_row(visit: VisitView) -> (chrono::DateTime<chrono::Utc>, AnyView) {
    let result = visit.result.words(lang());
    let note = (!visit.note.is_empty()).then(|| view! { <p class="muted">{visit.note}</p> }.into_any());
    let row = view! {
        <div class="card">
            <p class="kicker">{moment_words(visit.visited_at, lang())}</p>
            <p>{fill(t().consultations_desk.visit_words, &[("result", &result)])}</p>
            {note}
        </div>
    };
    (visit.visited_at, row.into_any())
}
