//! Signing in to a demonstration.

use linyi_shared::people::api::{DemoPage, Me, Tokens};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

async fn demo() -> TestApp {
    TestApp::start_with(|options| options.demo = true).await
}

async fn sign_in(app: &TestApp, body: Value) -> Caller {
    let tokens = app.anonymous().post("/demo/sessions", body).await.created();
    let tokens: Tokens = serde_json::from_value(tokens).expect("tokens");
    app.anonymous().with_token(&tokens.access_token)
}

async fn me(caller: &Caller) -> Me {
    let me: Option<Me> = caller.get("/me").await.parse();
    me.expect("somebody")
}

#[tokio::test]
async fn a_real_installation_knows_nothing_of_it() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let nobody = app.anonymous();
    nobody.get("/demo/people").await.refused(Code::NotFound);
    nobody.post("/demo/sessions", json!({"home_id": compound.homes[0]})).await.refused(Code::NotFound);
    nobody.post("/demo/clock", json!({"days": 1})).await.refused(Code::NotFound);
    assert_eq!(nobody.get("//demo").await.status, 404);
}

#[tokio::test]
async fn every_role_is_one_tap_away_labelled_and_held_at_its_place() {
    let app = demo().await;
    let page: DemoPage = app.anonymous().get("/demo/people").await.parse();
    assert!(!page.compounds.is_empty() && page.compounds.iter().all(|compound| !compound.homes.is_empty()));
    assert_eq!(page.all.len(), 126);
    let chosen = page.chosen.expect("a compound");
    assert_eq!(chosen.roles.len(), Role::ALL.len());
    for offered in &chosen.roles {
        let body = json!({"role": offered.role, "compound_id": chosen.id});
        let caller = sign_in(&app, body.clone()).await;
        let person = me(&caller).await;
        assert!(person.name.starts_with("演示"), "{}", person.name);
        let [grant] = person.grants.as_slice() else { panic!("one role: {:?}", person.grants) };
        assert_eq!((grant.role, &grant.place_name), (offered.role, &offered.place_name));
        assert_eq!(me(&sign_in(&app, body).await).await.person_id, person.person_id, "the same account again");
    }
    let staff = sign_in(&app, json!({"role": "community_staff", "compound_id": chosen.id})).await;
    staff.get(&format!("/desk/compounds/{}", chosen.id)).await.ok();
}

#[tokio::test]
async fn a_resident_of_any_home_signs_in() {
    let app = demo().await;
    let page: DemoPage = app.anonymous().get("/demo/people").await.parse();
    let last = page.all.last().expect("compounds").id;
    let page: DemoPage = app.anonymous().get(&format!("/demo/people?compound_id={last}")).await.parse();
    let chosen = page.chosen.expect("a compound");
    assert_eq!(chosen.id, last);
    let home = chosen.homes.first().expect("homes");
    let resident = me(&sign_in(&app, json!({"home_id": home.id})).await).await;
    assert_eq!(resident.homes[0].home_id, home.id);
    assert_eq!(resident.name, format!("演示居民（{}）", home.label));
    let again = me(&sign_in(&app, json!({"home_id": home.id})).await).await;
    assert_eq!(again.person_id, resident.person_id);
}

#[tokio::test]
async fn the_page_signs_in_without_javascript() {
    let app = demo().await;
    let page = app.anonymous().get("//demo").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("action=\"/api/v1/demo/sessions\"") && page.body.contains("演示社区工作人员"));
    let people: DemoPage = app.anonymous().get("/demo/people").await.parse();
    let home = people.compounds[0].homes[0].id.to_string();
    let answer = app.anonymous().post_form("/demo/sessions", &[("home_id", &home), ("_return", "/")]).await;
    assert_eq!(answer.sees_other(), "/");
    assert!(answer.headers.get_all("set-cookie").iter().count() >= 2);
}

#[tokio::test]
async fn nonsense_is_refused() {
    let app = demo().await;
    let nobody = app.anonymous();
    let problem = nobody.post("/demo/sessions", json!({})).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/home_id");
    let unknown = "018f0000-0000-7000-8000-000000000000";
    nobody.post("/demo/sessions", json!({"home_id": unknown})).await.refused(Code::NotFound);
    nobody.post("/demo/sessions", json!({"role": "auditor", "compound_id": unknown})).await.refused(Code::NotFound);
}
