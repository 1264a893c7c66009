//! Problems: what happened, what was kept, what to do next.

use leptos::prelude::*;
use linyi_shared::problem::{Code, FieldProblem, Problem};

use super::form::FormState;
use super::head::page_title;
use super::icon::{Icon, icon};
use crate::context::set_status;
use crate::i18n::{fill, t};
use crate::route::{address_untracked, encode_into};

/// A problem with its field errors.
#[component]
pub fn ProblemNote(
    /// The problem.
    problem: Problem,
) -> AnyView {
    problem_note(problem, None)
}

/// A problem; in a form it also says that what was entered is still there, and leads to each field to correct.
pub(crate) fn problem_note(problem: Problem, form: Option<FormState>) -> AnyView {
    let in_form = form.is_some();
    let errors: Vec<_> = problem.errors.into_iter().map(|error| error_item(error, form)).collect();
    let errors = (!errors.is_empty()).then(|| view! { <ul>{errors}</ul> }.into_any());
    let detail = problem.detail.map(|detail| view! { <p>{detail.to_string()}</p> }.into_any());
    // These sentences say it themselves.
    let says_kept = matches!(problem.code, Code::Offline | Code::InvalidInput);
    let kept = (in_form && !says_kept).then(|| view! { <p class="kept">{t().frame.kept}</p> }.into_any());
    let instance = problem
        .instance
        .filter(|_| problem.status >= 500)
        .map(|id| view! { <p class="small">{fill(t().frame.instance, &[("id", &id)])}</p> }.into_any());
    view! {
        <div class="problem" role="alert" tabindex="-1">
            <h2>{icon(Icon::Caution)} {t().frame.problem_title}</h2>
            <p>{problem.title}</p>
            {detail}
            {errors}
            {kept}
            {instance}
        </div>
    }
    .into_any()
}

/// What is wrong with a field, after the name of the field as a link to it where it is on the page: a long form is
/// corrected from its top, without searching.
fn error_item(error: FieldProblem, form: Option<FormState>) -> AnyView {
    let detail = error.detail.to_string();
    match form.and_then(|form| form.field_at(&error.pointer)) {
        Some(field) => {
            let href = ["#", &field.id].concat();
            view! { <li><a href=href>{field.label}</a>{t().frame.colon}{detail}</li> }.into_any()
        }
        None => view! { <li>{detail}</li> }.into_any(),
    }
}

/// A problem in place of a page: sets the HTTP status and offers the next step.
pub fn problem_page(problem: Problem) -> AnyView {
    set_status(problem.status);
    let frame = t().frame;
    if problem.code == Code::NotFound {
        return not_found_with(problem.title);
    }
    page_title(frame.problem_title);
    let here = address_untracked().to_link();
    let next = if problem.status == 401 {
        let mut sign_in = String::from("/sign-in?back=");
        encode_into(&mut sign_in, &here);
        view! { <a class="button primary" href=sign_in>{frame.sign_in}</a> }.into_any()
    } else {
        // A full load, so that it works without JavaScript and leaves a broken page behind.
        view! { <a class="button primary" href=here rel="external">{frame.retry}</a> }.into_any()
    };
    view! {
        <div class="problem-page">
            {problem_note(problem, None)}
            <p class="actions">{next} <a class="button quiet" href="/">{frame.back_home}</a></p>
        </div>
    }
    .into_any()
}

/// The page of an address that nothing stands behind.
pub fn not_found_page() -> AnyView {
    set_status(404);
    not_found_with(t().frame.problem_not_found.to_owned())
}

fn not_found_with(sentence: String) -> AnyView {
    let frame = t().frame;
    page_title(frame.not_found_title);
    view! {
        <div class="problem-page">
            <h1>{frame.not_found_title}</h1>
            <p>{sentence}</p>
            <p class="actions"><a class="button primary" href="/" rel="external">{frame.back_home}</a></p>
        </div>
    }
    .into_any()
}
