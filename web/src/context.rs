//! What a page may know about the request around it, as Leptos contexts.
//!
//! The server provides [`SharedApi`](crate::api::SharedApi), [`Preferences`], [`SetStatus`], [`Assets`] and
//! [`FormKeys`] before it renders, and [`Submission`] when a form posted without JavaScript was refused.
//! In the browser preferences come from `<html lang data-elder>` and the rest from the server-rendered page.

use std::sync::Arc;

use leptos::prelude::*;
use linyi_shared::lang::Lang;
use linyi_shared::problem::{Code, Problem};
use serde::{Deserialize, Serialize};

use crate::api::read_answer;
use crate::i18n::t;

/// The visitor's language and whether elder mode (长辈版) is on; from the cookies `lang` and `elder`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language of every word on the page.
    pub lang: Lang,
    /// Larger type and targets.
    pub elder: bool,
}

/// The preferences of the page being drawn; Chinese and ordinary size where nothing is known.
#[cfg(not(feature = "hydrate"))]
pub fn preferences() -> Preferences {
    use_context().unwrap_or_default()
}

/// The preferences of the page being drawn, read once from `<html lang data-elder>`.
#[cfg(feature = "hydrate")]
pub fn preferences() -> Preferences {
    static PREFERENCES: std::sync::OnceLock<Preferences> = std::sync::OnceLock::new();
    *PREFERENCES.get_or_init(|| {
        let html = document().document_element();
        Preferences {
            lang: match html.as_ref().and_then(|html| html.get_attribute("lang")).as_deref() {
                Some("en") => Lang::En,
                _ => Lang::Zh,
            },
            elder: html.is_some_and(|html| html.has_attribute("data-elder")),
        }
    })
}

/// Sets the HTTP status of the page being rendered; absent in the browser.
#[derive(Clone)]
pub struct SetStatus(pub Arc<dyn Fn(u16) + Send + Sync>);

/// Makes the idempotency keys of forms rendered on the server: a fresh random text (UUID v4) each call.
#[derive(Clone)]
pub struct FormKeys(pub Arc<dyn Fn() -> String + Send + Sync>);

/// Where the server serves the built browser files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assets {
    /// The content-hashed directory, `/pkg/<hash>`; empty where no browser build exists: pages then stay plain HTML.
    pub base: String,
}

/// A form posted without JavaScript and refused: shown again with the problem and with what was entered.
///
/// The server keeps it for the one redirect back to the form's page and provides it as a context of that page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The path the form was posted to, `/api/v1/…`: tells several forms of one page apart.
    pub action: String,
    /// Why it was refused.
    pub problem: Problem,
    /// The fields as entered, by form name (`choices[0][choice]`), without files, passwords and `_…` fields.
    pub fields: Vec<(String, String)>,
}

impl Submission {
    /// What was entered in the field of this form name.
    pub fn entered(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Everything entered under this form name, for check boxes and `wanted[]`.
    pub fn all_entered<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// The refused submission in the browser too: carried inside the page, so that both draw the same form.
#[derive(Clone, Default)]
pub(crate) struct Refused(pub(crate) Option<Arc<Submission>>);

/// Reads the server's [`Submission`] (or its copy in the page) once and provides it to all forms.
pub(crate) fn provide_submission() {
    let text = SharedValue::new_str(write_submission).into_inner();
    provide_context(Refused(read_answer::<Submission>(&text).map(Arc::new)));
}

#[cfg(not(feature = "hydrate"))]
fn write_submission() -> String {
    let text = use_context::<Submission>().map(|submission| serde_json::to_string(&submission));
    text.and_then(Result::ok).unwrap_or_default()
}

/// A page that the browser drew itself posts its forms itself.
#[cfg(feature = "hydrate")]
fn write_submission() -> String {
    String::new()
}

/// Counts the writes of this page's life; every resource reads it, so that a write refreshes what is shown.
#[derive(Clone, Copy)]
pub(crate) struct Freshness(pub(crate) RwSignal<u32>);

/// Makes every resource on the page load again.
pub fn refresh() {
    if let Some(Freshness(count)) = use_context() {
        count.update(|count| *count += 1);
    }
}

/// Sets the HTTP status of the page where a server renders it.
pub fn set_status(status: u16) {
    if let Some(SetStatus(set)) = use_context() {
        set(status);
    }
}

/// A refusal made by the web app itself, in the page's language; does not pull the whole table of sentences in.
pub(crate) fn local_problem(code: Code) -> Problem {
    let frame = t().frame;
    let (title, status) = match code {
        Code::Offline => (frame.problem_offline, 503),
        Code::NotFound => (frame.problem_not_found, 404),
        Code::SignInRequired => (frame.problem_sign_in, 401),
        _ => (frame.problem_unreadable, 500),
    };
    Problem {
        kind: String::new(),
        title: title.to_owned(),
        status,
        code,
        detail: None,
        instance: None,
        errors: Vec::new(),
    }
}
