//! Letters and binding.

use linyi_shared::people::api::{Letters, Me, Tokens};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

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
