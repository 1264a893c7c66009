//! The own page, the own password, and accounts made from the command line.

use linyi_server::features::people::staff_accounts::{self, NewAccount};
use linyi_server::http::caller::Caller as Calling;
use linyi_shared::people::api::{AccountPage, Letters, Tokens};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use serde_json::json;

const PASSWORD: &str = "Right-Horse-26";

fn account(login: &str, password: &str) -> NewAccount {
    NewAccount {
        login: login.to_owned().try_into().expect("a login"),
        name: "测试工作人员".to_owned().try_into().expect("a name"),
        password: password.to_owned(),
    }
}

async fn sign_in(app: &TestApp, password: &str) -> linyi_tests::Answer {
    app.anonymous().post("/sessions", json!({"login": "office", "password": password})).await
}

async fn signed_in(app: &TestApp, password: &str) -> Caller {
    let tokens: Tokens = serde_json::from_value(sign_in(app, password).await.created()).expect("tokens");
    app.anonymous().with_token(&tokens.access_token)
}

#[tokio::test]
async fn a_new_account_signs_in_with_its_role_and_loses_it_when_revoked() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let system = Calling::system();
    let new = account("office", PASSWORD);
    staff_accounts::create(&app.state, &system, &new, Role::CommunityStaff, compound.community)
        .await
        .expect("an account");
    let again = staff_accounts::create(&app.state, &system, &new, Role::CommunityStaff, compound.community).await;
    assert!(again.is_err(), "a login is taken once");
    let office = signed_in(&app, PASSWORD).await;
    let page: Option<AccountPage> = office.get("/me/account").await.parse();
    let page = page.expect("somebody");
    assert_eq!((page.login.as_deref(), page.me.grants.len(), page.sessions.len()), (Some("office"), 1, 1));
    office.get(&format!("/desk/compounds/{}", compound.id)).await.ok();
    staff_accounts::grant(&app.state, &system, "office", Role::Auditor, compound.id).await.expect("a grant");
    staff_accounts::grant(&app.state, &system, "office", Role::Auditor, compound.id).await.expect("the same grant");
    let lines = staff_accounts::list(&app.state).await.expect("a list");
    assert_eq!(lines, ["office: community_staff at 测试社区, auditor at 测试小区"]);
    for (role, place) in [(Role::CommunityStaff, compound.community), (Role::Auditor, compound.id)] {
        staff_accounts::revoke(&app.state, &system, "office", role, place).await.expect("a revocation");
    }
    office.get(&format!("/desk/compounds/{}", compound.id)).await.refused(Code::Forbidden);
    let gone = staff_accounts::revoke(&app.state, &system, "office", Role::Auditor, compound.id).await;
    assert!(gone.is_err(), "what is revoked is gone");
}

#[tokio::test]
async fn a_weak_password_makes_no_account() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let weak = account("office", "office-2026");
    let outcome =
        staff_accounts::create(&app.state, &Calling::system(), &weak, Role::CommunityStaff, compound.community).await;
    assert!(outcome.is_err());
    sign_in(&app, "office-2026").await.refused(Code::WrongCredentials);
}

#[tokio::test]
async fn the_own_password_is_changed_with_the_old_one_and_ends_other_devices() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let new = account("office", PASSWORD);
    let system = Calling::system();
    staff_accounts::create(&app.state, &system, &new, Role::CommunityStaff, compound.community)
        .await
        .expect("an account");
    let (here, there) = (signed_in(&app, PASSWORD).await, signed_in(&app, PASSWORD).await);
    let change = |old: &str, new: &str| json!({"password": old, "new_password": new});
    let problem = here.post("/me/password", change("wrong", "Other-Horse-27")).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/password");
    let problem = here.post("/me/password", change(PASSWORD, "short")).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/new_password");
    here.post("/me/password", change(PASSWORD, "Other-Horse-27")).await.with_status(204);
    here.get("/sessions").await.ok();
    there.get("/sessions").await.refused(Code::SignInRequired);
    sign_in(&app, PASSWORD).await.refused(Code::WrongCredentials);
    sign_in(&app, "Other-Horse-27").await.created();
    let resident = app.resident(compound.homes[0]).await;
    resident.post("/me/password", change(PASSWORD, "Other-Horse-27")).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn the_pages_of_people_are_complete_without_javascript() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(2).build().await;
    let nobody = app.anonymous();
    for path in ["//sign-in", "//bind", "//bind/ABCDEFGH2345", "//me"] {
        let page = nobody.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
    }
    assert!(nobody.get("//bind/ABCDEFGH2345").await.body.contains("value=\"ABCD-EFGH-2345\""));
    let resident = app.resident(compound.homes[0]).await;
    let mine = resident.get("//me").await.body;
    assert!(mine.contains("1号楼1单元101") && mine.contains("/api/v1/sessions/current/end"), "{mine}");
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    for path in ["/desk/people".to_owned(), "/desk/places".to_owned()]
        .into_iter()
        .chain(["", "/roster", "/letters"].map(|rest| format!("/desk/places/{}{rest}", compound.id)))
    {
        let page = staff.get(&format!("/{path}")).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
    }
    let foreign = app.compound().named("乙小区").homes(1).build().await;
    assert_eq!(staff.get(&format!("//desk/places/{}", foreign.id)).await.status, 403);
}

#[tokio::test]
async fn letters_are_printed_without_javascript_as_a_page_of_their_own() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(2).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/compounds/{}/letters", compound.id);
    let building = compound.buildings[0].to_string();
    let page = staff.post_form(&path, &[("building_id", &building), ("_return", "/desk")]).await;
    assert_eq!(page.status, 201, "{}", page.body);
    assert!(page.body.contains("<svg") && page.body.matches("class=\"card letter\"").count() == 2, "{}", page.body);
    assert_eq!(page.headers["cache-control"], "no-store");
    let json = staff.post(&path, json!({"building_id": building})).await.created();
    let letters: Letters = serde_json::from_value(json).expect("letters");
    assert!(!page.body.contains(&letters.letters[0].code), "new letters have new codes");
}
