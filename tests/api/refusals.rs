//! The words of refusals: a sentence in the caller's language, and never a parser's jargon.

use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

/// The answer to one request in Chinese and in English.
async fn in_both(caller: &Caller, method: &Method, path: &str, body: &Value) -> [Answer; 2] {
    let ask = |lang: Lang| {
        let request = caller.request(method.clone(), path).header("accept-language", lang.tag());
        Answer::of(if method == Method::GET { request } else { request.json(body) })
    };
    [ask(Lang::Zh).await, ask(Lang::En).await]
}

/// Expects the refusal of one field, each in its own language.
#[track_caller]
fn assert_field([zh, en]: [Answer; 2], code: Code, pointer: &str) {
    for (answer, lang) in [(zh, Lang::Zh), (en, Lang::En)] {
        let problem = answer.refused(code);
        assert!(problem.errors.iter().any(|error| error.pointer == pointer), "{pointer} in {problem:?}");
        assert_speaks(&problem, lang);
    }
}

/// Every word is of one language; what is quoted was entered by somebody.
#[track_caller]
fn assert_speaks(problem: &Problem, lang: Lang) {
    let details = problem.detail.iter().chain(problem.errors.iter().map(|error| &error.detail));
    for told in [problem.title.as_str()].into_iter().chain(details.map(|detail| detail.as_str())) {
        assert!(!told.is_empty(), "{problem:?}");
        match lang {
            Lang::Zh => {
                let letters = told.split(|c: char| !c.is_ascii_alphabetic()).map(str::len).max();
                assert!(letters.is_none_or(|run| run < 4), "{told}");
            }
            Lang::En => assert!(!told.contains(|c| ('\u{3000}'..='\u{9fff}').contains(&c)), "{told}"),
        }
    }
}

#[tokio::test]
async fn wrong_input_of_each_kind_is_told_in_the_callers_language() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Works).items(&["路面"]).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let resident = app.resident(compound.homes[0]).await;
    let project = format!("/projects/{}", compound.project);
    let to = |rest: &str| format!("{project}/{rest}");
    let progress = format!("/work-items/{}/progress", compound.items[0]);
    let ballots = format!("/decisions/{}/ballots", Uuid::now_v7());
    let chosen = |choice: &str| json!({"home_id": compound.homes[0], "choices": [{"item_id": Uuid::now_v7(), "choice": choice}]});
    let asked =
        |opens: &str| json!({"title": "一", "introduction": "二", "opens_at": opens, "closes_at": "2030-01-01T00:00"});
    for (caller, path, body, pointer) in [
        (&staff, project.clone(), json!({"title": " "}), "/title"),
        (&staff, project.clone(), json!({"title": "长".repeat(201)}), "/title"),
        (&staff, project.clone(), json!({"title": ["list"]}), "/title"),
        (&staff, project.clone(), json!({"title": "新名称", "surplus": 1}), "/surplus"),
        (&staff, project.clone(), json!({"title": "新名称", "planned_end": "9.3.2026"}), "/planned_end"),
        (&staff, to("notices"), json!({}), "/kind"),
        (&staff, to("notices"), json!({"kind": "poster"}), "/kind"),
        (&staff, to("checks"), json!({"result": "pass", "observers": 300}), "/observers"),
        (&staff, to("checks"), json!({"result": "pass", "work_item_id": "seven"}), "/work_item_id"),
        (&staff, to("consultations"), asked("soon"), "/opens_at"),
        (&staff, to(&format!("items/{}", compound.items[0])), json!({"title": "路面", "budget": "much"}), "/budget"),
        (&contractor, progress.clone(), json!({"percent": "many", "text": "一"}), "/percent"),
        (&contractor, progress, json!({"percent": 10, "text": "一\u{0}"}), "/text"),
        (&resident, ballots.clone(), chosen("maybe"), "/choices/0/choice"),
        (&resident, ballots, json!({"home_id": null, "choices": []}), "/home_id"),
    ] {
        assert_field(in_both(caller, &Method::POST, &path, &body).await, Code::InvalidInput, pointer);
    }
    let query = in_both(&resident, &Method::GET, "/compounds?nonsense=1", &Value::Null).await;
    assert_field(query, Code::InvalidQuery, "/nonsense");
}

#[tokio::test]
async fn a_form_is_told_like_json() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Works).items(&["路面"]).build().await;
    let contractor = app.staff(Role::Contractor, compound.id).await;
    let path = format!("/work-items/{}/progress", compound.items[0]);
    for (fields, pointer) in [
        (vec![("text", "一")], "/percent"),
        (vec![("percent", "300"), ("text", "一")], "/percent"),
        (vec![("percent", "1.5"), ("text", "一")], "/percent"),
        (vec![("percent", "10"), ("text", "一"), ("hidden_work", "perhaps")], "/hidden_work"),
        (vec![("percent", "10"), ("text", "一"), ("seen_at", "today")], "/seen_at"),
        (vec![("percent", "10"), ("text", "一"), ("photos[]", "seven")], "/photos/0"),
    ] {
        let ask = |lang: Lang| {
            let request = contractor.request(Method::POST, &path).header("accept-language", lang.tag());
            Answer::of(request.form(&fields))
        };
        assert_field([ask(Lang::Zh).await, ask(Lang::En).await], Code::InvalidInput, pointer);
    }
}

#[tokio::test]
async fn what_a_rule_refuses_is_told_in_the_callers_language() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::ResidentCheck).items(&["路面"]).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let project = format!("/projects/{}", compound.project);
    let to = |rest: &str| format!("{project}/{rest}");
    let reversed = json!({"title": "新名称", "planned_start": "2026-05-01", "planned_end": "2026-04-30"});
    let dear = json!({"title": "路面", "budget": "1", "resident_share": "2"});
    let endless = json!({"kind": "consultation", "title": "一", "body": "二", "fields": {}, "display_days": 5000});
    let odd = json!({"kind": "consultation", "title": "一", "body": "二", "fields": {"colour": "三"}});
    let device = json!({"endpoint": "http://push.example/1", "p256dh": "a", "auth": "b"});
    let empty =
        json!({"title": "一", "introduction": "二", "opens_at": "2030-01-01T00:00", "closes_at": "2030-02-01T00:00"});
    for (path, body, pointer) in [
        (project.clone(), reversed, "/planned_end"),
        (to(&format!("items/{}", compound.items[0])), dear, "/resident_share"),
        (to("notices"), endless, "/display_days"),
        (to("notices"), odd, "/fields/colour"),
        (to("checks"), json!({"result": "pass", "line": "nothing"}), "/line"),
        (to("consultations"), empty, "/offered"),
        ("/push/subscriptions".to_owned(), device, "/endpoint"),
    ] {
        assert_field(in_both(&staff, &Method::POST, &path, &body).await, Code::InvalidInput, pointer);
    }
}

#[tokio::test]
async fn a_moment_is_told_with_its_weekday() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).at(Stage::Decision).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let body = json!({
        "title": "一", "explanation": "二", "kind": "owners_ordinary", "scope_id": compound.id,
        "opens_at": app.now(), "closes_at": app.now() + chrono::Duration::days(20), "questions": [{"title": "三"}],
    });
    let path = format!("/projects/{}/decisions", compound.project);
    let [zh, en] =
        in_both(&staff, &Method::POST, &path, &body).await.map(|answer| answer.refused(Code::NoticeTooShort));
    assert_speaks(&zh, Lang::Zh);
    assert_speaks(&en, Lang::En);
    assert!(zh.detail.is_some_and(|told| told.contains("(周")));
    assert!(en.detail.is_some_and(|told| told.ends_with(", 00:00")));
}
