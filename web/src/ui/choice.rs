//! Choosing: large equal buttons, boxes, lists.

use leptos::prelude::*;

use super::field::{described_by, error_view, field, hint_view};
use super::form::FormState;
use super::icon::{Icon, icon};

/// One of the equal buttons of a [`ChoiceField`].
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The value that travels.
    pub value: String,
    /// The word on the button.
    pub label: String,
    /// The sign beside the word, so that colour never speaks alone.
    pub sign: Option<Icon>,
    /// A class for its colour when chosen: `agree`, `against`, `abstain` or empty.
    pub tone: &'static str,
}

impl Choice {
    /// A plain button with a word.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), sign: None, tone: "" }
    }

    /// The same with a sign and a tone.
    pub fn with_sign(self, sign: Icon, tone: &'static str) -> Self {
        Self { sign: Some(sign), tone, ..self }
    }
}

/// One of several, as large equal buttons; nothing is chosen beforehand unless `value` says so.
#[component]
pub fn ChoiceField(
    /// The form name.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// One sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// The buttons, in order.
    choices: Vec<Choice>,
    /// What is chosen at first; empty for nothing.
    #[prop(optional, into)]
    value: String,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let state = FormState::around();
    let id = state.id(&name);
    state.note_field(&name, &label);
    let radios = choices.into_iter().map(|choice| {
        let checked = state.ticked(&name, &choice.value, choice.value == value && !value.is_empty());
        let class = ["choice ", choice.tone].concat();
        view! {
            <label class=class>
                <input type="radio" name=name.clone() value=choice.value checked=checked required=required/>
                <span>{choice.sign.map(icon)} {choice.label}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="field choices" id=id.clone() aria-describedby=described_by(state, &name)>
            <legend>{label}</legend>
            {hint_view(&id, hint)}
            <div class="choice-row">{radios.collect_view()}</div>
            {error_view(state, &name)}
        </fieldset>
    }
    .into_any()
}

/// A box to tick; travels as `value` only when ticked.
#[component]
pub fn CheckField(
    /// The form name; `wanted[]` for one of several boxes.
    #[prop(into)]
    name: String,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// One sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// The value that travels.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// Whether it is ticked at first.
    #[prop(optional)]
    checked: bool,
    /// Whether it must be ticked.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let state = FormState::around();
    let checked = state.ticked(&name, &value, checked);
    let id = [&state.id(&name), "-", &value].concat();
    // One of several boxes does not stand for all of them.
    let own_id = (!name.ends_with("[]")).then(|| state.id(&name));
    if own_id.is_some() {
        state.note_field(&name, &label);
    }
    view! {
        <div class="field check">
            <label>
                <input type="checkbox" id=own_id name=name.clone() value=value checked=checked required=required/>
                <span>{label}</span>
            </label>
            {hint_view(&id, hint)}
            {error_view(state, &name)}
        </div>
    }
    .into_any()
}

/// One of a list.
#[component]
pub fn SelectField(
    /// The form name.
    #[prop(into)]
    name: String,
    /// What to choose, in words.
    #[prop(into)]
    label: String,
    /// One sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// Values and words; an empty value stands for "not chosen".
    options: Vec<(String, String)>,
    /// What is chosen at first.
    #[prop(optional, into)]
    value: String,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let state = FormState::around();
    let value = state.value(&name, value);
    let options = options.into_iter().map(|(key, word)| {
        let selected = key == value;
        view! { <option value=key selected=selected>{word}</option> }.into_any()
    });
    let error_name = name.clone();
    let control = view! {
        <select
            id=state.id(&name)
            name=name.clone()
            required=required
            aria-describedby=described_by(state, &name)
            aria-invalid=move || state.error(&error_name).map(|_| "true")
        >
            {options.collect_view()}
        </select>
    };
    field(&name, label, hint, required, control.into_any())
}
