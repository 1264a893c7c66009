//! Letters and binding.

use linyi_shared::people::api::{Letters, Me, Tokens};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn a_letter_binds_its_home_once() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(2).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/compounds/{}/letters", compound.id);
    let body = json!({"building_id": compound.buildings[0]});
    let letters: Letters = serde_json::from_value(staff.post(&path, body).await.created()).expect("letters");
    assert_eq!(letters.letters.len(), 2);
    assert!(letters.letters[0].qr_svg.contains("<svg"));

    let nobody = app.anonymous();
    let code = letters.letters[0].code.to_lowercase();
    let bound =
        nobody.post("/home-bindings", json!({"code": code, "name": "测试居民", "relation": "owner"})).await.created();
    let tokens: Tokens = serde_json::from_value(bound).expect("tokens");
    let me: Option<Me> = nobody.with_token(&tokens.access_token).get("/me").await.parse();
    let me = me.expect("somebody");
    assert_eq!(me.homes.len(), 1);
    assert_eq!(me.homes[0].home_id, letters.letters[0].home_id);

    let again = json!({"code": letters.letters[0].code, "name": "另一人", "relation": "owner"});
    nobody.post("/home-bindings", again).await.refused(Code::LetterCodeUsed);
    let wrong = json!({"code": "ABCD-EFGH-2345", "name": "另一人", "relation": "owner"});
    nobody.post("/home-bindings", wrong).await.refused(Code::WrongLetterCode);
    let short = json!({"code": "ABCD", "name": "另一人", "relation": "owner"});
    nobody.post("/home-bindings", short).await.refused(Code::WrongLetterCode);
    app.advance_days(61);
    let late = json!({"code": letters.letters[1].code, "name": "另一人", "relation": "owner"});
    nobody.post("/home-bindings", late).await.refused(Code::LetterCodeExpired);
}

/// What binds the first home of a compound that has one, as its only resident sends it.
async fn binding_of_a_new_letter(app: &TestApp) -> Value {
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let body = json!({"building_id": compound.buildings[0]});
    let letters = staff.post(&format!("/compounds/{}/letters", compound.id), body).await.created();
    json!({"code": letters["letters"][0]["code"], "name": "测试居民", "relation": "owner"})
}

/// Sends a binding with a key, from a device that calls itself `device`.
async fn send(caller: &Caller, body: &Value, key: &str, device: &str) -> Answer {
    let request = caller.request(Method::POST, "/home-bindings").header("idempotency-key", key);
    Answer::of(request.header("user-agent", device).json(body)).await
}

#[tokio::test]
async fn a_device_that_lost_the_answer_is_signed_in_again() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let body = binding_of_a_new_letter(&app).await;
    let person = async |answer: Answer| {
        let tokens: Tokens = serde_json::from_value(answer.created()).expect("tokens");
        let me: Option<Me> = nobody.with_token(&tokens.access_token).get("/me").await.parse();
        let me = me.expect("somebody");
        assert_eq!(me.homes.len(), 1);
        (me.person_id, tokens.session_id)
    };
    let first = person(send(&nobody, &body, "one-form", "phone").await).await;
    app.advance(chrono::Duration::minutes(14));
    let again = person(send(&nobody, &body, "one-form", "phone").await).await;
    assert_eq!(first.0, again.0, "no second person");
    assert_ne!(first.1, again.1, "a session of its own");
    app.advance(chrono::Duration::minutes(2));
    send(&nobody, &body, "one-form", "phone").await.refused(Code::LetterCodeUsed);
}

#[tokio::test]
async fn a_used_letter_signs_nobody_else_in() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let body = binding_of_a_new_letter(&app).await;
    let elsewhere = app.compound().named("乙小区").homes(1).build().await;
    send(&nobody, &body, "one-form", "phone").await.created();
    send(&nobody, &body, "another-form", "phone").await.refused(Code::LetterCodeUsed);
    send(&nobody, &body, "one-form", "tablet").await.refused(Code::LetterCodeUsed);
    let mut renamed = body.clone();
    renamed["name"] = "另一人".into();
    send(&nobody, &renamed, "one-form", "phone").await.refused(Code::LetterCodeUsed);
    let neighbour = app.resident(elsewhere.homes[0]).await;
    send(&neighbour, &body, "one-form", "phone").await.refused(Code::LetterCodeUsed);
    nobody.post("/home-bindings", body).await.refused(Code::LetterCodeUsed);
}

#[tokio::test]
async fn new_letters_end_the_old_ones() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/compounds/{}/letters", compound.id);
    let body = json!({"building_id": compound.buildings[0]});
    let first = staff.post(&path, body.clone()).await.created();
    let second = staff.post(&path, body).await.created();
    let bind = |letters: &serde_json::Value| json!({"code": letters["letters"][0]["code"], "name": "测试居民", "relation": "owner"});
    app.anonymous().post("/home-bindings", bind(&first)).await.refused(Code::WrongLetterCode);
    app.anonymous().post("/home-bindings", bind(&second)).await.created();
}

#[tokio::test]
async fn staff_of_another_community_print_no_letters() {
    let app = TestApp::start().await;
    let here = app.compound().named("甲小区").homes(1).build().await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    let path = format!("/compounds/{}/letters", here.id);
    foreign.post(&path, json!({"building_id": here.buildings[0]})).await.refused(Code::Forbidden);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&path, json!({"building_id": here.buildings[0]})).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn staff_are_warned_before_they_print_letters_nobody_can_open() {
    for (public_url, is_warned) in [(None, true), (Some("https://linyi.example.cn"), false)] {
        let app = TestApp::start_with(|options| options.public_url = public_url.map(str::to_owned)).await;
        let compound = app.compound().homes(1).build().await;
        let staff = app.staff(Role::CommunityStaff, compound.community).await;
        let page = staff.get(&format!("//desk/places/{}/letters", compound.id)).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.body.contains("LINYI_PUBLIC_URL"), is_warned, "{}", page.body);
    }
}
