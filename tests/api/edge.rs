//! The edge: every refusal is a problem, writes come from our own pages, bodies are read strictly.

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn unknown_paths_and_methods_are_problems() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    nobody.get("/nothing/here").await.refused(Code::NotFound);
    nobody.request_as("DELETE", "/places/summary").await.refused(Code::MethodNotAllowed);
    nobody.get("/compounds/not-an-id/buildings").await.refused(Code::NotFound);
    nobody.get("/compounds?nonsense=1").await.refused(Code::InvalidQuery);
}

#[tokio::test]
async fn malformed_json_unknown_fields_and_long_texts_are_problems() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let raw = |body: &'static str| {
        let request = nobody.request(Method::POST, "/sessions").header("content-type", "application/json");
        linyi_tests::Answer::of(request.body(body))
    };
    raw("{").await.refused(Code::MalformedBody);
    let problem = raw(r#"{"login":"a","password":"b","surplus":1}"#).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/surplus");
    let problem =
        nobody.post("/sessions", json!({"login": "x".repeat(61), "password": "b"})).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/login");
    let request = nobody.request(Method::POST, "/sessions").header("content-type", "text/plain").body("hello");
    linyi_tests::Answer::of(request).await.refused(Code::UnsupportedMediaType);
}

#[tokio::test]
async fn a_refusal_speaks_the_language_of_its_caller() {
    let app = TestApp::start().await;
    let ask = |lang: &'static str| {
        let request = app.anonymous().request(Method::GET, "/sessions").header("accept-language", lang);
        linyi_tests::Answer::of(request)
    };
    assert_eq!(ask("zh-CN").await.refused(Code::SignInRequired).title, "请先登录。");
    assert_eq!(ask("en").await.refused(Code::SignInRequired).title, "Please sign in first.");
}

#[tokio::test]
async fn a_write_from_another_site_is_refused() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let body = json!({"login": "somebody", "password": "wrong"});
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = nobody.request(Method::POST, "/sessions").header(name, value).json(&body);
        linyi_tests::Answer::of(request).await.refused(Code::CrossSite);
    }
    let own = nobody.request(Method::POST, "/sessions").header("origin", app.address.clone()).json(&body);
    linyi_tests::Answer::of(own).await.refused(Code::WrongCredentials);
}

#[tokio::test]
async fn refusals_outside_of_the_api_are_problems_too() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    nobody.get("//healthz").await.ok();
    nobody.request_as("POST", "//healthz").await.refused(Code::MethodNotAllowed);
    let preferences = |lang: &'static str| nobody.request(Method::POST, "//preferences").form(&[("lang", lang)]);
    linyi_tests::Answer::of(preferences("latin")).await.refused(Code::MalformedBody);
    assert_eq!(linyi_tests::Answer::of(preferences("en")).await.sees_other(), "/");
    let foreign = preferences("en").header("sec-fetch-site", "cross-site");
    linyi_tests::Answer::of(foreign).await.refused(Code::CrossSite);
    nobody.get("//media/none/thumb").await.refused(Code::NotFound);
}

#[tokio::test]
async fn an_unknown_path_is_a_page_for_a_browser_and_a_problem_for_a_program() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    nobody.get("//nothing/here").await.refused(Code::NotFound);
    nobody.request_as("POST", "//compounds").await.refused(Code::MethodNotAllowed);
    assert_eq!(nobody.get("//compounds").await.status, 200);
    let browser = nobody.request(Method::GET, "//nothing/here").header("accept", "text/html,*/*;q=0.8");
    let page = linyi_tests::Answer::of(browser).await;
    assert_eq!(page.status, 404);
    assert!(page.body.starts_with("<!DOCTYPE html>"), "{}", page.body);
}

/// A wrong password of a client that a proxy names.
async fn wrong_password(app: &TestApp, client: &str) -> linyi_tests::Answer {
    let request = app.anonymous().request(Method::POST, "/sessions").header("x-forwarded-for", client);
    linyi_tests::Answer::of(request.json(&json!({"login": "nobody", "password": "wrong"}))).await
}

#[tokio::test]
async fn behind_a_trusted_proxy_every_client_has_its_own_tries() {
    let loopback = "127.0.0.0/8".parse().expect("a network");
    let app = TestApp::start_with(|options| options.trusted_proxies = vec![loopback]).await;
    while app.state.limits.count_try(Some([198, 51, 100, 1].into())).is_ok() {}
    wrong_password(&app, "198.51.100.1").await.refused(Code::TooManyTries);
    wrong_password(&app, "198.51.100.2, 198.51.100.1").await.refused(Code::TooManyTries);
    wrong_password(&app, "198.51.100.1, 198.51.100.2").await.refused(Code::WrongCredentials);
}

#[tokio::test]
async fn whom_nobody_trusts_cannot_name_another_client() {
    let app = TestApp::start().await;
    while app.state.limits.count_try(Some([127, 0, 0, 1].into())).is_ok() {}
    wrong_password(&app, "198.51.100.2").await.refused(Code::TooManyTries);
}

#[tokio::test]
async fn a_form_without_javascript_goes_back_to_its_page_with_what_was_entered() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let fields = [("login", "somebody"), ("password", "wrong"), ("_page", "/sign-in"), ("_return", "/desk")];
    let answer = nobody.post_form("/sessions", &fields).await;
    let location = answer.sees_other().to_owned();
    assert!(location.starts_with("/sign-in?submission="), "{location}");
    let page = nobody.get(&format!("/{location}")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("value=\"somebody\""), "the account is kept");
    assert!(!page.body.contains("wrong\""), "the password is not");
}

#[tokio::test]
async fn a_foreign_return_address_is_not_followed() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let fields = [("_return", "https://evil.example/"), ("_page", "//evil.example")];
    let answer = staff.post_form("/inbox/read", &fields).await;
    assert_eq!(answer.sees_other(), "/");
}

#[tokio::test]
async fn photos_are_stored_once_and_shown_to_their_owner_only_until_they_are_published() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let id = staff.upload_photo().await;
    assert_eq!(staff.get(&format!("//media/{id}/thumb")).await.status, 200);
    assert_eq!(app.anonymous().get(&format!("//media/{id}/thumb")).await.status, 404);
}

#[tokio::test]
async fn only_what_everybody_reads_may_be_kept_by_anybody() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let resident = app.resident(compound.homes[0]).await;
    let policy =
        |answer: linyi_tests::Answer| answer.headers["cache-control"].to_str().map(str::to_owned).expect("a text");
    let nobody = app.anonymous();
    assert_eq!(policy(nobody.get("/places/summary").await), "public, no-cache");
    assert_eq!(policy(resident.get("/places/summary").await), "private, no-cache");
    assert_eq!(policy(resident.get("/me").await), "private, no-cache");
    let page = nobody.get("//compounds").await;
    assert_eq!(page.headers["cache-control"], "no-cache");
}
