//! The kit as the server writes it.

use leptos::prelude::*;
use linyi_shared::problem::{Code, Problem};

use super::picture::{Bar, PairedBar, Threshold};
use super::*;
use crate::context::{FormKeys, Refused, Submission};

fn html(view: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| {
        provide_context(FormKeys(std::sync::Arc::new(|| "key-1".to_owned())));
        view().to_html()
    })
}

fn form() -> AnyView {
    view! {
        <ApiForm action="/api/v1/notices/7/objections" return_to="/notices/7">
            <TextField name="title" label="标题" value="first"/>
            <CheckField name="wanted[]" label="路面" value="road"/>
        </ApiForm>
    }
    .into_any()
}

#[test]
fn a_form_is_complete_without_javascript() {
    let html = html(form);
    for part in [
        r#"method="post""#,
        r#"action="/api/v1/notices/7/objections""#,
        r#"name="_return" value="/notices/7?done=1""#,
        r#"name="_key" value="key-1""#,
        r#"<label for="notices-7-objections-title">"#,
        r#"value="first""#,
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(!html.contains("checked"), "{html}");
}

#[test]
fn a_refused_form_shows_the_problem_and_what_was_entered() {
    let problem = Problem::new(Code::InvalidInput).with_field("/title", "too <long>");
    let submission = Submission {
        action: "/api/v1/notices/7/objections".into(),
        problem,
        fields: vec![("title".into(), "mine".into()), ("wanted[]".into(), "road".into())],
    };
    let html = html(move || {
        provide_context(Refused(Some(submission.into())));
        form()
    });
    for part in [r#"role="alert""#, r#"value="mine""#, "checked", r#"aria-invalid="true""#, "too &lt;long&gt;"] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[test]
fn a_problem_leads_to_its_field_by_name() {
    let problem = Problem::new(Code::InvalidInput)
        .with_field("/title", "最多写 60 个字")
        .with_field("/home_id", "没有认出所选的内容");
    let submission = Submission { action: "/api/v1/notices/7/objections".into(), problem, fields: Vec::new() };
    let html = html(move || {
        provide_context(Refused(Some(submission.into())));
        form()
    });
    let note = html.split("</ul>").next().unwrap_or_default();
    assert!(note.contains(r##"<a href="#notices-7-objections-title">标题<"##), "{note}");
    assert!(note.contains("<li>没有认出所选的内容"), "a field that is not on the page is told without a link: {note}");
}

#[test]
fn a_number_says_its_limits() {
    let html =
        html(|| view! { <TextField name="percent" label="进度" kind="number" least=0u32 most=100u32/> }.into_any());
    assert!(html.contains(r#"min="0""#) && html.contains(r#"max="100""#), "{html}");
}

#[test]
fn a_submission_of_another_form_leaves_this_one_fresh() {
    let submission =
        Submission { action: "/api/v1/other".into(), problem: Problem::new(Code::InvalidInput), fields: Vec::new() };
    let html = html(move || {
        provide_context(Refused(Some(submission.into())));
        form()
    });
    assert!(html.contains(r#"value="first""#) && !html.contains("alert"), "{html}");
}

#[test]
fn a_bar_says_in_words_what_it_draws() {
    let bar = Bar {
        label: "人数".into(),
        per_mille: 723,
        words: "72.3 %(81/112)".into(),
        threshold: Some(Threshold { per_mille: 666, label: "三分之二".into(), ceiling: None }),
        reached: true,
    };
    let ceiling = Threshold { per_mille: 333, label: "不超过三分之一".into(), ceiling: Some("已超过") };
    let over = Bar { threshold: Some(ceiling), reached: false, ..bar.clone() };
    let over = html(|| view! { <PairedBar finding="未通过" bars=vec![over]/> }.into_any());
    assert!(over.contains(r#"aria-label="人数 72.3 %(81/112)，不超过三分之一，已超过""#), "{over}");
    let html = html(|| view! { <PairedBar finding="通过" bars=vec![bar]/> }.into_any());
    assert!(html.contains(r#"aria-label="人数 72.3 %(81/112)，须达到 三分之二，已达到""#), "{html}");
    assert!(html.contains(r#"width="723""#), "{html}");
    assert!(!html.contains("style="), "inline styles break the content policy: {html}");
}
