//! A form taken over in the browser: the same fields by `fetch`.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use linyi_shared::problem::Code;
use wasm_bindgen::JsCast;
use web_sys::{
    CustomEvent, CustomEventInit, FormData, HtmlButtonElement, HtmlElement, HtmlFormElement, HtmlInputElement,
};

use super::FormState;
use crate::api::{http, json};
use crate::context::refresh;
use crate::route::{Location, go};

/// A fresh idempotency key: a random UUID, also on plain http in a local network.
pub(crate) fn new_key() -> String {
    let mut bytes = [0u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// The only part of an answer a form looks at.
#[derive(serde::Deserialize)]
struct Created {
    #[serde(default)]
    id: Option<String>,
}

pub(super) fn submit(event: SubmitEvent, state: FormState, on_done: Option<Callback<String>>) {
    let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let fields = form.as_ref().and_then(|form| FormData::new_with_form(form).ok());
    // What cannot be read here, the browser still posts by itself.
    let (Some(form), Some(fields)) = (form, fields) else { return };
    event.prevent_default();
    if state.busy.get_untracked() {
        return;
    }
    let button = event.submitter().and_then(|button| button.dyn_into::<HtmlButtonElement>().ok());
    if let Some(button) = button.filter(|button| !button.name().is_empty()) {
        let _ = fields.append_with_str(&button.name(), &button.value());
    }
    let take = |name: &str| {
        let value = fields.get(name).as_string().unwrap_or_default();
        fields.delete(name);
        value
    };
    let (return_to, key) = (take("_return"), take("_key"));
    fields.delete("_page");
    let action = form.get_attribute("action").unwrap_or_default();
    let location = use_context::<Location>();
    let owner = Owner::current();
    state.busy.set(true);
    spawn_local(async move {
        let answer = http::post(&action, &fields, &key).await;
        let finish = move || match answer {
            Ok(answer) => {
                clear(&form);
                state.problem.set(None);
                refresh();
                match on_done {
                    Some(on_done) => on_done.run(answer),
                    None => {
                        let id = json::from_str::<Created>(&answer).and_then(|created| created.id);
                        let to = return_to.replace("{id}", &id.unwrap_or_default());
                        if let Some(location) = location {
                            go(location, &to);
                        }
                    }
                }
                None
            }
            Err(problem) => {
                if problem.code == Code::KeyReused {
                    renew_key(&form);
                }
                // Of all forms only the ballot's is kept so far, and it is drawn by one module.
                if cfg!(feature = "vote") && problem.code == Code::Offline {
                    tell_unsent(&form, &key, &fields);
                }
                state.problem.set(Some(problem));
                Some(form)
            }
        };
        let refused = match owner {
            Some(owner) => owner.with(finish),
            None => finish(),
        };
        state.busy.try_set(false);
        if let Some(form) = refused {
            tick().await;
            if let Some(note) = find(&form, ".problem") {
                let _ = note.focus();
            }
        }
    });
}

/// Hands what no network carried to the boot module, which keeps a ballot on the phone (`assets/unsent.js`).
fn tell_unsent(form: &HtmlFormElement, key: &str, fields: &FormData) {
    let detail = js_sys::Array::of2(&key.into(), fields);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("linyi:unsent", &init) {
        let _ = form.dispatch_event(&event);
    }
}

fn find(form: &HtmlFormElement, selector: &str) -> Option<HtmlElement> {
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// What was entered is kept now, and the page is drawn again around the form: it must not hold the old entries for
/// what it asks next, nor an act that is confirmed already.
fn clear(form: &HtmlFormElement) {
    form.reset();
    if let Some(confirm) = find(form, "details.confirm") {
        let _ = confirm.remove_attribute("open");
    }
    renew_key(form);
}

fn renew_key(form: &HtmlFormElement) {
    if let Some(input) = find(form, "[name=_key]").and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(&new_key());
    }
}
