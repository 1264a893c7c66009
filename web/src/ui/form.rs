//! Forms: real ones, which the browser posts by itself and the app takes over once it runs.
//!
//! ```text
//! view! {
//!     <ApiForm action=format!("/api/v1/notices/{id}/objections") return_to=format!("/notices/{id}")>
//!         <TextArea name="reason" label=t().notices.objection_reason max=2000 required=true/>
//!         <SubmitButton label=t().notices.object/>
//!     </ApiForm>
//! }
//! ```
//!
//! The field names are those of the request type in `linyi_shared::<feature>::api`. Without JavaScript the server
//! answers 303 to `return_to`, or back to this page with a [`Submission`](crate::context::Submission), from which the
//! fields refill themselves. Hydrated, the same fields go by `fetch` with the same idempotency key; a refusal is shown
//! in place and nothing entered is lost; after success everything on the page loads again and `return_to` is opened.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use linyi_shared::problem::Problem;

use super::problem::problem_note;
use crate::context::{Refused, Submission};
use crate::route::address_untracked;

/// The state of the form around a field.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The refusal to show, if the last try was refused.
    pub problem: RwSignal<Option<Problem>>,
    /// Whether a submission is under way.
    pub busy: RwSignal<bool>,
    refused: StoredValue<Option<Arc<Submission>>>,
    prefix: StoredValue<String>,
    fields: StoredValue<Vec<NamedField>>,
}

/// A field of the form, as the problem above it names it.
#[derive(Clone, Debug)]
pub(crate) struct NamedField {
    /// The JSON pointer of its form name.
    pointer: String,
    /// What it asks, in words.
    pub label: String,
    /// Its element's id.
    pub id: String,
}

impl FormState {
    /// The state of the form around; a field outside of any form gets one that never changes.
    pub(crate) fn around() -> Self {
        use_context().unwrap_or_else(|| Self::new("", None))
    }

    fn new(action: &str, refused: Option<Arc<Submission>>) -> Self {
        let prefix = action.trim_start_matches("/api/v1/").replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        Self {
            problem: RwSignal::new(refused.as_ref().map(|refused| refused.problem.clone())),
            busy: RwSignal::new(false),
            refused: StoredValue::new(refused),
            prefix: StoredValue::new(prefix),
            fields: StoredValue::new(Vec::new()),
        }
    }

    /// What was entered before the refusal, or `value` on a fresh form.
    pub(crate) fn value(&self, name: &str, value: String) -> String {
        self.refused.with_value(|refused| match refused {
            Some(refused) => refused.entered(name).unwrap_or_default().to_owned(),
            None => value,
        })
    }

    /// Whether a box of this name and value was ticked before the refusal, or `ticked` on a fresh form.
    pub(crate) fn ticked(&self, name: &str, value: &str, ticked: bool) -> bool {
        self.refused.with_value(|refused| match refused {
            Some(refused) => refused.all_entered(name).any(|entered| entered == value),
            None => ticked,
        })
    }

    /// An element id for a field, unique on the page as long as forms have different actions.
    pub(crate) fn id(&self, name: &str) -> String {
        self.prefix.with_value(|prefix| [prefix, "-", name].concat()).replace(['[', ']'], "-")
    }

    /// Tells the form that a field is drawn, so that a problem may name it.
    pub(crate) fn note_field(&self, name: &str, label: &str) {
        let field = NamedField { pointer: pointer(name), label: label.to_owned(), id: self.id(name) };
        self.fields.update_value(|fields| fields.push(field));
    }

    /// The drawn field an error's pointer leads to.
    pub(crate) fn field_at(&self, at: &str) -> Option<NamedField> {
        self.fields.with_value(|fields| fields.iter().find(|field| is_within(at, &field.pointer)).cloned())
    }

    /// What is wrong with the field of this form name, if anything; reactive.
    pub(crate) fn error(&self, name: &str) -> Option<String> {
        let pointer = pointer(name);
        self.problem.with(|problem| {
            let mut errors = problem.iter().flat_map(|problem| &problem.errors);
            errors.find(|error| is_within(&error.pointer, &pointer)).map(|error| error.detail.to_string())
        })
    }
}

/// Whether a JSON pointer leads to the field, or to a part of it.
fn is_within(pointer: &str, field: &str) -> bool {
    pointer.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The JSON pointer of a form name: `choices[0][item_id]` is `/choices/0/item_id`, `wanted[]` is `/wanted`.
fn pointer(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 1);
    for part in name.split(['[', ']']).filter(|part| !part.is_empty()) {
        out.push('/');
        out.push_str(part);
    }
    out
}

/// A form that posts to the API; see the module's words for how it behaves.
#[component]
pub fn ApiForm(
    /// Where it posts: `/api/v1/…`.
    #[prop(into)]
    action: String,
    /// The local address to open after success; `{id}` stands for the `id` of the answer.
    #[prop(into)]
    return_to: String,
    /// Whether photos or a file travel with it.
    #[prop(optional)]
    files: bool,
    /// A class for its layout: `row` sets fields side by side on a wide screen.
    #[prop(optional)]
    class: &'static str,
    /// Called with the answer's JSON in place of opening `return_to`, where the app runs.
    #[prop(optional)]
    on_done: Option<Callback<String>>,
    /// The fields and the button.
    children: Children,
) -> AnyView {
    let refused = use_context::<Refused>().and_then(|refused| refused.0);
    let refused = refused.filter(|refused| refused.action == action);
    let state = FormState::new(&action, refused);
    let enctype = if files { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
    let page = without_traces(&address_untracked().to_link());
    let return_to = with_done(&return_to);
    let submit = move |event: SubmitEvent| submit(event, state, on_done);
    view! {
        <form method="post" action=action enctype=enctype class=["form ", class].concat() on:submit=submit>
            <input type="hidden" name="_return" value=return_to/>
            <input type="hidden" name="_page" value=page/>
            <input type="hidden" name="_key" value=new_key()/>
            <Provider value=state>
                {move || state.problem.get().map(|problem| problem_note(problem, Some(state)))}
                {children()}
            </Provider>
        </form>
    }
    .into_any()
}

/// Marks the address to return to, so that the frame says that it worked, with or without JavaScript.
fn with_done(link: &str) -> String {
    if link.contains("done=") {
        return link.to_owned();
    }
    let (link, hash) = link.split_once('#').map_or((link, ""), |(link, hash)| (link, hash));
    let separator = if link.contains('?') { "&" } else { "?" };
    let hash_sign = if hash.is_empty() { "" } else { "#" };
    [link, separator, "done=1", hash_sign, hash].concat()
}

/// The page of the form without what only told of an earlier try.
fn without_traces(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let is_trace = |pair: &str| pair.is_empty() || pair.starts_with("done=") || pair.starts_with("submission=");
    let query: Vec<_> = query.split('&').filter(|pair| !is_trace(pair)).collect();
    if query.is_empty() { path.to_owned() } else { [path, "?", &query.join("&")].concat() }
}

/// A fresh idempotency key.
#[cfg(not(feature = "hydrate"))]
fn new_key() -> String {
    use_context::<crate::context::FormKeys>().map(|keys| keys.0()).unwrap_or_default()
}

#[cfg(feature = "hydrate")]
pub(crate) use browser::new_key;

#[cfg(feature = "hydrate")]
use browser::submit;

#[cfg(not(feature = "hydrate"))]
fn submit(_: SubmitEvent, _: FormState, _: Option<Callback<String>>) {}

#[cfg(feature = "hydrate")]
#[path = "form_browser.rs"]
mod browser;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_name_becomes_the_pointer_of_its_field() {
        assert_eq!(pointer("title"), "/title");
        assert_eq!(pointer("choices[0][item_id]"), "/choices/0/item_id");
        assert_eq!(pointer("photos[]"), "/photos");
    }

    #[test]
    fn the_return_address_is_marked_once() {
        assert_eq!(with_done("/notices/7"), "/notices/7?done=1");
        assert_eq!(with_done("/notices?q=a#n7"), "/notices?q=a&done=1#n7");
        assert_eq!(with_done("/votes/{id}?done=receipt"), "/votes/{id}?done=receipt");
        assert_eq!(without_traces("/notices?done=1&q=a"), "/notices?q=a");
        assert_eq!(without_traces("/notices?submission=7"), "/notices");
    }
}
