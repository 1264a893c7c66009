//! Text, dates and numbers in forms: a label that says what to write, a hint, the error beside it.

use leptos::prelude::*;

use super::form::FormState;
use crate::i18n::{fill, t};

/// Label, hint and error around a control.
pub(crate) fn field(name: &str, label: String, hint: String, required: bool, control: AnyView) -> AnyView {
    let state = FormState::around();
    let id = state.id(name);
    state.note_field(name, &label);
    let optional = (!required).then(|| view! { <span class="optional">{t().frame.optional}</span> }.into_any());
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional}</label>
            {hint_view(&id, hint)}
            {control}
            {error_view(state, name)}
        </div>
    }
    .into_any()
}

pub(crate) fn hint_view(id: &str, hint: String) -> Option<AnyView> {
    (!hint.is_empty()).then(|| view! { <p class="hint" id=[id, "-hint"].concat()>{hint}</p> }.into_any())
}

/// The error of a field, as a closure that follows the form's last refusal.
pub(crate) fn error_view(state: FormState, name: &str) -> impl Fn() -> Option<AnyView> + Clone + Send + use<> {
    let (name, id) = (name.to_owned(), [&state.id(name), "-error"].concat());
    move || {
        let error = state.error(&name)?;
        Some(view! { <p class="field-error" id=id.clone()>{super::icon(super::Icon::Cross)} {error}</p> }.into_any())
    }
}

/// The ids of the hint and the error, for `aria-describedby`.
pub(crate) fn described_by(state: FormState, name: &str) -> String {
    let id = state.id(name);
    [&id, "-hint ", &id, "-error"].concat()
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The form name.
    #[prop(into)]
    name: String,
    /// What to write, in words.
    #[prop(into)]
    label: String,
    /// One sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// The input's type: `text`, `password`, `tel`, `number`, `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard to show: `numeric`, `decimal`; empty for the type's own.
    #[prop(optional)]
    keyboard: &'static str,
    /// What the browser may fill in: `username`, `current-password`, `one-time-code`, `off`.
    #[prop(optional)]
    autocomplete: &'static str,
    /// The most characters; 0 for no limit here.
    #[prop(optional)]
    max: u32,
    /// The lowest number, where the type is `number`.
    #[prop(optional, into)]
    least: Option<u32>,
    /// The highest number, where the type is `number`.
    #[prop(optional, into)]
    most: Option<u32>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    input_field(Input { name, label, hint, value, kind, keyboard, autocomplete, max, least, most, required })
}

/// A day: `2026-03-09`.
#[component]
pub fn DateField(
    /// The form name.
    #[prop(into)]
    name: String,
    /// Which day, in words.
    #[prop(into)]
    label: String,
    /// One sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// The day at first, as `2026-03-09`.
    #[prop(optional, into)]
    value: String,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    input_field(Input { name, label, hint, value, kind: "date", required, ..Input::default() })
}

/// A moment of the wall clock (UTC+8): `2026-03-09T14:00`, without an offset.
#[component]
pub fn DateTimeField(
    /// The form name.
    #[prop(into)]
    name: String,
    /// Which moment, in words.
    #[prop(into)]
    label: String,
    /// One sentence of help; that it is Beijing time is said where this is empty.
    #[prop(optional, into)]
    hint: String,
    /// The moment at first, as `2026-03-09T14:00`.
    #[prop(optional, into)]
    value: String,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let hint = if hint.is_empty() { t().frame.wall_clock.to_owned() } else { hint };
    input_field(Input { name, label, hint, value, kind: "datetime-local", required, ..Input::default() })
}

#[derive(Default)]
struct Input {
    name: String,
    label: String,
    hint: String,
    value: String,
    kind: &'static str,
    keyboard: &'static str,
    autocomplete: &'static str,
    max: u32,
    least: Option<u32>,
    most: Option<u32>,
    required: bool,
}

fn given(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

fn input_field(input: Input) -> AnyView {
    let state = FormState::around();
    let Input { name, label, hint, value, kind, keyboard, autocomplete, max, least, most, required } = input;
    // A password is never shown again.
    let value = if kind == "password" { String::new() } else { state.value(&name, value) };
    let error_name = name.clone();
    let control = view! {
        <input
            id=state.id(&name)
            name=name.clone()
            type=kind
            value=value
            inputmode=given(keyboard)
            autocomplete=given(autocomplete)
            maxlength=(max > 0).then_some(max)
            min=least
            max=most
            required=required
            aria-describedby=described_by(state, &name)
            aria-invalid=move || state.error(&error_name).map(|_| "true")
        />
    };
    field(&name, label, hint, required, control.into_any())
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// The form name.
    #[prop(into)]
    name: String,
    /// What to write, in words.
    #[prop(into)]
    label: String,
    /// One sentence of help; the limit is said where this is empty.
    #[prop(optional, into)]
    hint: String,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// How many lines it shows.
    #[prop(default = 4)]
    rows: u32,
    /// The most characters; 0 for no limit here.
    #[prop(optional)]
    max: u32,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> AnyView {
    let state = FormState::around();
    let hint = if hint.is_empty() && max > 0 { fill(t().frame.characters, &[("max", &max)]) } else { hint };
    let value = state.value(&name, value);
    let error_name = name.clone();
    let control = view! {
        <textarea
            id=state.id(&name)
            name=name.clone()
            rows=rows
            maxlength=(max > 0).then_some(max)
            required=required
            aria-describedby=described_by(state, &name)
            aria-invalid=move || state.error(&error_name).map(|_| "true")
        >
            {value}
        </textarea>
    };
    field(&name, label, hint, required, control.into_any())
}

/// A value the visitor does not see.
#[component]
pub fn HiddenField(
    /// The form name.
    #[prop(into)]
    name: String,
    /// The value.
    #[prop(into)]
    value: String,
) -> AnyView {
    view! { <input type="hidden" name=name value=value/> }.into_any()
}
