//! The answer of one home: the form, and what was answered.

use leptos::prelude::*;
use linyi_shared::consultations::api::{AskedGroup, AskedItem, ConsultationPage, MyAnswer, MyHome};
use linyi_shared::consultations::rules::{Priority, Wish};
use linyi_shared::id::PhotoId;
use linyi_shared::time::moment_words;

use crate::i18n::{fill, lang, t};
use crate::ui::{
    ApiForm, CheckField, Choice, ChoiceField, Facts, HiddenField, PhotoField, PhotoGrid, Section, SubmitButton, Tag,
    TextArea, Tone, fact,
};

/// The form for a home, filled with its earlier answer.
pub(super) fn answer_form(page: &ConsultationPage, home: &MyHome) -> AnyView {
    let words = t().consultations;
    let state = home.answer.as_ref().map(|answer| answer_state(answer, words.submitted));
    let (wishes, remark, photos) = match &home.answer {
        Some(answer) => (answer.wishes.clone(), answer.remark.clone(), answer.photos.clone()),
        None => Default::default(),
    };
    let (groups, home_id) = (page.groups.clone(), home.home_id.to_string());
    let action = format!("/api/v1/consultations/{}/answers", page.id);
    let return_to = format!("/consultations/{}?home={}#answer", page.id, home.home_id);
    let button = if home.answer.is_some() { words.change } else { words.submit };
    view! {
        {state}
        <ApiForm action=action return_to=return_to files=true>
            <HiddenField name="home_id" value=home_id/>
            <p class="muted">{words.choose_hint}</p>
            {wish_fields(&groups, &wishes)}
            <TextArea name="remark" label=words.remark hint=words.remark_hint value=remark max=2000/>
            {kept_photos(photos)}
            <PhotoField label=words.photos/>
            <CheckField name="adult" label=words.adult required=true/>
            <p class="muted small">{words.private}</p>
            <SubmitButton label=button/>
        </ApiForm>
    }
    .into_any()
}

/// What was answered, after the end.
pub(super) fn answer_shown(page: &ConsultationPage, home: &MyHome) -> AnyView {
    let words = t().consultations;
    let Some(answer) = &home.answer else {
        return view! { <p class="muted">{words.not_submitted}</p> }.into_any();
    };
    let items = || page.groups.iter().flat_map(|group| &group.items);
    let rows = answer.wishes.iter().map(|wish| {
        let name = items().find(|item| item.code == wish.code).map_or(wish.code.clone(), |item| item.name.clone());
        fact(name, wish.priority.words(lang()))
    });
    let remark =
        (!answer.remark.is_empty()).then(|| view! { <p>{words.remark} "：" {answer.remark.clone()}</p> }.into_any());
    view! {
        {answer_state(answer, words.submitted_final)}
        <Facts rows=rows.collect()/>
        {remark}
        <PhotoGrid ids=answer.photos.clone()/>
    }
    .into_any()
}

fn answer_state(answer: &MyAnswer, sentence: &'static str) -> AnyView {
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("channel", &answer.channel.words(lang())),
        ("at", &moment_words(answer.answered_at, lang())),
        ("version", &answer.version),
    ];
    let detail = fill(t().consultations.submitted_detail, &values);
    view! {
        <p><Tag label=sentence tone=Tone::Done/></p>
        <p class="muted small">{detail}</p>
    }
    .into_any()
}

/// Every asked item with its three priorities and "not needed", group by group; nothing is chosen beforehand.
pub(super) fn wish_fields(groups: &[AskedGroup], wishes: &[Wish]) -> AnyView {
    groups.iter().map(|group| wish_group(group, wishes)).collect_view().into_any()
}

fn wish_group(group: &AskedGroup, wishes: &[Wish]) -> AnyView {
    let words = t().consultations;
    let solves = (!group.problems.is_empty()).then(|| {
        let problems = group.problems.join("、");
        view! { <p class="muted small">{fill(words.solves, &[("problems", &problems)])}</p> }.into_any()
    });
    let fields = group.items.iter().map(|item| wish_field(item, wishes)).collect_view();
    let explain = group.explain.clone();
    view! {
        <Section title=group.name.clone()>
            <p>{explain}</p>
            {solves}
            {fields}
        </Section>
    }
    .into_any()
}

fn wish_field(item: &AskedItem, wishes: &[Wish]) -> AnyView {
    let chosen = wishes.iter().find(|wish| wish.code == item.code).map(|wish| wish.priority.as_str());
    let choices = Priority::ALL.iter().map(|priority| Choice::new(priority.as_str(), priority.words(lang())));
    // An empty value is left out on the way, so a mark can be taken back without JavaScript.
    let choices = choices.chain([Choice::new("", t().consultations.not_needed)]);
    view! {
        <ChoiceField
            name=["wishes[", &item.code, "]"].concat()
            label=item.name.clone()
            hint=item.explain.clone()
            choices=choices.collect()
            value=chosen.unwrap_or_default()
        />
    }
    .into_any()
}

/// Photos of the earlier answer, kept unless their box is emptied.
fn kept_photos(photos: Vec<PhotoId>) -> AnyView {
    let boxes = photos.iter().enumerate().map(|(index, photo)| {
        let label = fill(t().consultations.keep_photo, &[("number", &(index + 1))]);
        view! { <CheckField name="photos[]" label=label value=photo.to_string() checked=true/> }.into_any()
    });
    let boxes = boxes.collect_view();
    view! {
        <PhotoGrid ids=photos/>
        {boxes}
    }
    .into_any()
}
