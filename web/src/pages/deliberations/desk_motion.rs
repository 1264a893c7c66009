//! The motion at the desk: recorded once, amended until the vote.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{DeskDeliberation, MotionView};
use linyi_shared::deliberations::rules::{MIN_ATTENDANCE, ProposingBody};
use linyi_shared::projects::rules::Stage;

use super::read::motion_view;
use crate::i18n::{lang, t};
use crate::ui::*;

/// The motion, and the form that fits its state.
pub fn motion_section(desk: &DeskDeliberation) -> AnyView {
    let words = t().deliberations_desk;
    let project = desk.page.project_id;
    let back = format!("/desk/projects/{project}/deliberation");
    let content = match &desk.page.motion {
        Some(motion) => {
            let shown = motion_view(motion.clone());
            let amend = match (desk.may_amend, desk.may_write) {
                (true, _) => amend_form(desk, motion, &back),
                (false, true) => view! { <p class="muted">{words.motion_locked}</p> }.into_any(),
                (false, false) => ().into_any(),
            };
            view! { {shown} {amend} }.into_any()
        }
        None if desk.may_propose => propose_form(desk, &back),
        None => {
            let text = if desk.page.stage == Stage::Motion { words.no_motion } else { words.motion_wrong_step };
            view! { <Empty text=text/> }.into_any()
        }
    };
    view! { <Section title=words.motion id="motion">{content}</Section> }.into_any()
}

fn propose_form(desk: &DeskDeliberation, back: &str) -> AnyView {
    let words = t().deliberations_desk;
    if desk.page.items.is_empty() {
        return view! { <Empty text=words.no_items/> }.into_any();
    }
    let action = format!("/api/v1/projects/{}/motions", desk.page.project_id);
    let (desk, back) = (desk.clone(), back.to_owned());
    view! {
        <ApiForm action=action return_to=back files=true>
            {fields(&desk, None)}
            <ConfirmButton label=words.propose binds=words.propose_binds confirm=words.propose_confirm/>
        </ApiForm>
    }
    .into_any()
}

fn amend_form(desk: &DeskDeliberation, motion: &MotionView, back: &str) -> AnyView {
    let words = t().deliberations_desk;
    let action = format!("/api/v1/motions/{}/amendments", motion.id);
    let (desk, motion, back) = (desk.clone(), motion.clone(), back.to_owned());
    view! {
        <details>
            <summary>{words.amend}</summary>
            <ApiForm action=action return_to=back files=true>
                {fields(&desk, Some(&motion))}
                <TextField name="reason" label=words.field_reason max=200 required=true/>
                <ConfirmButton label=words.amend_send binds=words.propose_binds confirm=words.propose_confirm/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn fields(desk: &DeskDeliberation, motion: Option<&MotionView>) -> AnyView {
    let (words, lang) = (t().deliberations_desk, lang());
    let bodies = ProposingBody::ALL.iter().map(|body| Choice::new(body.as_str(), body.words(lang))).collect();
    let boxes = desk.page.items.iter().map(|item| {
        let checked = motion.is_some_and(|motion| motion.items.iter().any(|proposed| proposed.id == item.id));
        view! {
            <CheckField name="items[]" label=item.title.clone() value=item.id.to_string() checked=checked/>
        }
        .into_any()
    });
    let boxes = boxes.collect_view();
    // Photos of the earlier version stay with the motion unless they are left out.
    let photos = motion.map(|motion| motion.photos.as_slice()).unwrap_or_default();
    let photos = photos.iter().map(|id| view! { <HiddenField name="photos[]" value=id.to_string()/> }.into_any());
    let photos = photos.collect_view();
    let text = |of: fn(&MotionView) -> String| motion.map(of).unwrap_or_default();
    let held_on = motion.map_or(desk.today, |motion| motion.held_on).to_string();
    view! {
        <TextField name="title" label=words.field_title value=text(|m| m.title.clone()) max=60 required=true/>
        <TextArea
            name="text"
            label=words.field_text
            hint=words.field_text_hint
            value=text(|m| m.text.clone())
            rows=8
            max=20000
            required=true
        />
        <fieldset class="field"><legend>{words.field_items}</legend>{boxes}</fieldset>
        <ChoiceField
            name="body"
            label=words.field_body
            choices=bodies
            value=text(|m| m.body.as_str().to_owned())
            required=true
        />
        <DateField name="held_on" label=words.field_held_on value=held_on required=true/>
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
        <TextArea
            name="record"
            label=words.field_record
            hint=words.no_names_hint
            value=text(|m| m.record.clone())
            rows=6
            max=20000
            required=true
        />
        {photos}
        <PhotoField label=words.field_photos hint=words.field_photos_hint/>
    }
    .into_any()
}
