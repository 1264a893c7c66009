//! Buttons that send a form; binding acts ask once, with or without JavaScript.

use leptos::prelude::*;

use super::form::FormState;
use crate::i18n::t;

/// The button of a form; while it is under way it says so and takes no second click.
#[component]
pub fn SubmitButton(
    /// The verb.
    #[prop(into)]
    label: String,
    /// `primary` (the one act of the page), `quiet`, or empty.
    #[prop(default = "primary")]
    class: &'static str,
    /// The form name of the button, where several buttons of a form differ.
    #[prop(optional)]
    name: &'static str,
    /// Its value.
    #[prop(optional, into)]
    value: String,
) -> AnyView {
    let state = FormState::around();
    let name = (!name.is_empty()).then_some(name);
    let value = name.map(|_| value);
    view! {
        <button
            type="submit"
            class=["button ", class].concat()
            name=name
            value=value
            aria-disabled=move || state.busy.try_get().unwrap_or(false).then_some("true")
        >
            {move || if state.busy.try_get().unwrap_or(false) { t().frame.sending.to_owned() } else { label.clone() }}
        </button>
    }
    .into_any()
}

/// A binding act: the first tap opens what it binds, the second does it.
#[component]
pub fn ConfirmButton(
    /// The verb on the first button.
    #[prop(into)]
    label: String,
    /// What the act binds, in one sentence.
    #[prop(into)]
    binds: String,
    /// The verb on the button that does it.
    #[prop(into)]
    confirm: String,
    /// `primary`, or `quiet` where the act is not the page's first.
    #[prop(default = "primary")]
    class: &'static str,
) -> AnyView {
    view! {
        <details class="confirm">
            <summary class=["button ", class].concat()>{label}</summary>
            <div class="confirm-body">
                <p>{binds}</p>
                <SubmitButton label=confirm/>
            </div>
        </details>
    }
    .into_any()
}
