//! A resident's way in: from a printed letter to an answer for the home.

use linyi_shared::people::api::Letters;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_comes_in_by_a_letter_and_answers_for_the_home() {
    let app = TestApp::start().await;
    let compound = app.compound().named("测试家属院").homes(2).at(Stage::Consultation).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let letters = staff
        .post(&format!("/compounds/{}/letters", compound.id), json!({"building_id": compound.buildings[0]}))
        .await
        .created();
    let letters: Letters = serde_json::from_value(letters).expect("letters");
    let offer = json!({
        "title": "您家最想改什么", "introduction": "请每户选出最想改的内容。",
        "opens_at": app.now(), "closes_at": app.now() + chrono::Duration::days(15), "offered": ["drainage", "roads"],
    });
    let consultation = staff.post(&format!("/projects/{}/consultations", compound.project), offer).await.created();
    let id = consultation["id"].as_str().expect("an id");

    let browser = Browser::open(&app, Device::Phone).await;
    browser.goto_alive(&format!("/bind/{}", letters.letters[0].code.replace('-', ""))).await;
    browser.fill("name", "测试居民").await;
    browser.choose("relation", "owner").await;
    browser.click("form[action='/api/v1/home-bindings'] button[type='submit']").await;
    browser.sees("测试家属院").await;

    browser.goto_alive(&format!("/consultations/{id}")).await;
    browser.choose("wishes[drainage]", "essential").await;
    browser.fill("remark", "下大雨时返水。").await;
    let adult = "const box = document.querySelector(\"[name='adult']\"); if (box && !box.checked) box.click();";
    browser.client.execute(adult, vec![]).await.expect("a tick");
    browser.click("form[action$='/answers'] button[type='submit']").await;
    browser.sees("已提交").await;
    let page = staff.get(&format!("/consultations/{id}")).await.ok();
    assert_eq!(page["reach"]["online"], 1, "{page}");
    browser.close().await;
}
