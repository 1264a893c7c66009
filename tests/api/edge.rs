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
    assert!(problem.errors[0].detail.contains("surplus"));
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
    let policy = |answer: linyi_tests::Answer| answer.headers["cache-control"].to_str().map(str::to_owned);
    let nobody = app.anonymous();
    assert_eq!(policy(nobody.get("/places/summary").await).as_deref(), Ok("public, no-cache"));
    assert_eq!(policy(resident.get("/places/summary").await).as_deref(), Ok("private, no-cache"));
    assert_eq!(policy(resident.get("/me").await).as_deref(), Ok("private, no-cache"));
    let page = nobody.get("//compounds").await;
    assert_eq!(page.headers["cache-control"], "no-cache");
}
