//! Meetings at the desk: recorded after they were held, corrected in the open.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{DeskDeliberation, MeetingView};
use linyi_shared::deliberations::rules::{MIN_ATTENDANCE, MeetingKind};
use linyi_shared::time::form_moment;

use super::read::meeting_view;
use crate::i18n::{lang, t};
use crate::ui::*;

/// The meetings, and the form for another one.
pub fn meeting_section(desk: &DeskDeliberation) -> AnyView {
    let words = t().deliberations_desk;
    let back = format!("/desk/projects/{}/deliberation#meetings", desk.page.project_id);
    let meetings = desk.page.meetings.iter().map(|meeting| {
        let shown = meeting_view(meeting.clone());
        let correct = desk.may_write.then(|| correct_form(meeting, &back));
        view! { <li>{shown} {correct}</li> }.into_any()
    });
    let form = match (desk.may_meet, desk.may_write) {
        (true, _) => record_form(desk, &back),
        (false, true) => view! { <p class="muted">{words.meet_wrong_step}</p> }.into_any(),
        (false, false) => ().into_any(),
    };
    let meetings = match desk.page.meetings.is_empty() {
        true => view! { <Empty text=t().deliberations.no_meetings/> }.into_any(),
        false => view! { <ul class="card-list">{meetings.collect_view()}</ul> }.into_any(),
    };
    view! { <Section title=words.meetings id="meetings">{meetings} {form}</Section> }.into_any()
}

fn record_form(desk: &DeskDeliberation, back: &str) -> AnyView {
    let words = t().deliberations_desk;
    let action = format!("/api/v1/projects/{}/meetings", desk.page.project_id);
    let back = back.to_owned();
    view! {
        <details open=desk.page.meetings.is_empty()>
            <summary>{words.meet}</summary>
            <ApiForm action=action return_to=back files=true>
                {fields(None)}
                <ConfirmButton label=words.meet binds=words.meet_binds confirm=words.meet_confirm/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn correct_form(meeting: &MeetingView, back: &str) -> AnyView {
    let words = t().deliberations_desk;
    let action = format!("/api/v1/meetings/{}/corrections", meeting.id);
    let (meeting, back) = (meeting.clone(), back.to_owned());
    view! {
        <details>
            <summary>{words.correct}</summary>
            <ApiForm action=action return_to=back files=true>
                {fields(Some(&meeting))}
                <TextField name="reason" label=words.field_correction max=200 required=true/>
                <SubmitButton label=words.correct_send/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn fields(meeting: Option<&MeetingView>) -> AnyView {
    let (words, lang) = (t().deliberations_desk, lang());
    let kinds = MeetingKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind.words(lang))).collect();
    let photos = meeting.map(|meeting| meeting.photos.as_slice()).unwrap_or_default();
    let photos = photos.iter().map(|id| view! { <HiddenField name="photos[]" value=id.to_string()/> }.into_any());
    let photos = photos.collect_view();
    let text = |of: fn(&MeetingView) -> String| meeting.map(of).unwrap_or_default();
    view! {
        <ChoiceField
            name="kind"
            label=words.field_kind
            choices=kinds
            value=text(|m| m.kind.as_str().to_owned())
            required=true
        />
        <DateTimeField name="held_at" label=words.field_held_at value=text(|m| form_moment(m.held_at)) required=true/>
        <TextField name="place" label=words.field_place value=text(|m| m.place.clone()) max=200 required=true/>
        <TextField name="chair" label=words.field_chair value=text(|m| m.chair.clone()) max=60 required=true/>
        <TextField
            name="attendance"
            label=words.field_attendance
            value=text(|m| m.attendance.to_string())
            kind="number"
            keyboard="numeric"
            least=MIN_ATTENDANCE
            most=u16::MAX
            required=true
        />
        <TextField
            name="attendees"
            label=words.field_attendees
            hint=words.field_attendees_hint
            value=text(|m| m.attendees.clone())
            max=200
            required=true
        />
        <TextArea
            name="minutes"
            label=words.field_minutes
            hint=words.no_names_hint
            value=text(|m| m.minutes.clone())
            rows=8
            max=20000
            required=true
        />
        <TextArea
            name="amendments"
            label=words.field_amendments
            value=text(|m| m.amendments.clone())
            rows=4
            max=5000
        />
        {photos}
        <PhotoField label=words.field_photos hint=words.field_photos_hint/>
    }
    .into_any()
}
