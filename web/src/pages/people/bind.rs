//! `/bind/:code`: where the QR code of a letter leads. Opening it changes nothing; the one button does.

use leptos::prelude::*;
use linyi_shared::people::api::Me;
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::people::rules::canonical_letter_code;

use crate::app::visitor;
use crate::i18n::{fill, lang, t};
use crate::route::param;
use crate::ui::*;

/// `/bind` and `/bind/:code`.
pub fn bind_page() -> AnyView {
    let code = param::<String>("code").unwrap_or_default();
    visitor().view(move |me| bind(code.clone(), me))
}

fn bind(code: String, me: Option<Me>) -> AnyView {
    let texts = t().people;
    let is_short = !code.is_empty() && canonical_letter_code(&code).is_none();
    let note = is_short.then(|| view! { <p class="small">{icon(Icon::Caution)} {texts.code_short}</p> }.into_any());
    let lead = match &me {
        Some(me) => fill(texts.bind_me_lead, &[("name", &me.name)]),
        None => texts.bind_lead.to_owned(),
    };
    let button = if me.is_some() { texts.bind_home_go } else { texts.bind_go };
    view! {
        <PageHead title=texts.bind lead=lead/>
        <ApiForm action="/api/v1/home-bindings" return_to="/">
            {note}
            {code_fields(grouped(&code), me.map(|me| me.name))}
            <SubmitButton label=button/>
        </ApiForm>
        <details>
            <summary>{texts.no_letter}</summary>
            {letter_steps()}
        </details>
    }
    .into_any()
}

/// A code in groups of four, as it is printed; anything else as it came.
fn grouped(code: &str) -> String {
    match canonical_letter_code(code) {
        Some(code) => [&code[..4], "-", &code[4..8], "-", &code[8..]].concat(),
        None => code.to_owned(),
    }
}

/// The code and how to address the person; somebody signed in has a name already.
pub(super) fn code_fields(code: String, name: Option<String>) -> AnyView {
    let texts = t().people;
    let name = match name {
        Some(name) => view! { <HiddenField name="name" value=name/> }.into_any(),
        None => view! {
            <TextField
                name="name"
                label=texts.name
                hint=texts.name_hint
                autocomplete="nickname"
                max=60
                required=true
            />
        }
        .into_any(),
    };
    view! {
        <TextField
            name="code"
            label=texts.code
            hint=texts.code_hint
            value=code
            autocomplete="one-time-code"
            max=40
            required=true
        />
        {name}
        {relation_field("")}
    }
    .into_any()
}

/// How to get a letter, step by step.
pub(super) fn letter_steps() -> AnyView {
    let texts = t().people;
    view! {
        <ol class="steps">
            <li><span>{texts.letter_one}</span></li>
            <li><span>{texts.letter_two}</span></li>
            <li><span>{texts.letter_three}</span></li>
            <li><span>{texts.letter_four}</span></li>
        </ol>
    }
    .into_any()
}

/// What the person is to the home; nothing is chosen where `value` is empty.
pub(super) fn relation_field(value: &'static str) -> AnyView {
    let texts = t().people;
    let choices = HomeRelation::ALL.iter().map(|relation| Choice::new(relation.as_str(), relation.words(lang())));
    view! {
        <ChoiceField
            name="relation"
            label=texts.relation
            hint=texts.relation_hint
            choices=choices.collect()
            value=value
            required=true
        />
    }
    .into_any()
}
