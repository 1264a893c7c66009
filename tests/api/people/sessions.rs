//! Sessions: signing in, renewing, revoking.

use linyi_server::entities::staff_account;
use linyi_server::features::people::passwords;
use linyi_shared::people::api::{SessionView, Tokens};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

/// Gives a staff member an account with a password.
async fn with_password(app: &TestApp, staff: &Caller, login: &str, password: &str) {
    let transaction = app.state.database.begin().await.expect("a transaction");
    staff_account::ActiveModel {
        person_id: Set(staff.person_id.expect("a person").0),
        login: Set(login.to_owned()),
        password_hash: Set(passwords::hash(password.to_owned()).await.expect("a hash")),
        failures: Set(0),
        locked_until: Set(None),
        password_changed_at: Set(app.now()),
    }
    .insert(&transaction)
    .await
    .expect("an account");
    transaction.commit().await.expect("a commit");
}

async fn sign_in(app: &TestApp, password: &str) -> linyi_tests::Answer {
    app.anonymous().post("/sessions", json!({"login": "office", "password": password})).await
}

#[tokio::test]
async fn a_password_signs_in_and_five_wrong_ones_close_the_account_for_a_while() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    with_password(&app, &staff, "office", "Right-Horse-26").await;
    sign_in(&app, "Right-Horse-26").await.created();
    for _ in 0..5 {
        sign_in(&app, "wrong").await.refused(Code::WrongCredentials);
    }
    sign_in(&app, "Right-Horse-26").await.refused(Code::TooManyTries);
    app.advance(chrono::Duration::minutes(16));
    sign_in(&app, "Right-Horse-26").await.created();
}

#[tokio::test]
async fn a_refresh_token_works_once_and_its_reuse_ends_the_session() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    with_password(&app, &staff, "office", "Right-Horse-26").await;
    let tokens: Tokens = serde_json::from_value(sign_in(&app, "Right-Horse-26").await.created()).expect("tokens");
    let renew = |token: &str| {
        let nobody = app.anonymous();
        let body = json!({"refresh_token": token});
        async move { nobody.post("/sessions/renewal", body).await }
    };
    app.advance(chrono::Duration::minutes(20));
    app.anonymous().with_token(&tokens.access_token).get("/sessions").await.refused(Code::SignInRequired);
    let renewed: Tokens = serde_json::from_value(renew(&tokens.refresh_token).await.created()).expect("tokens");
    app.anonymous().with_token(&renewed.access_token).get("/sessions").await.ok();
    app.advance(chrono::Duration::minutes(5));
    renew(&tokens.refresh_token).await.refused(Code::SessionEnded);
    renew(&renewed.refresh_token).await.refused(Code::SessionEnded);
}

#[tokio::test]
async fn a_revoked_session_ends_at_once() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    with_password(&app, &staff, "office", "Right-Horse-26").await;
    let tokens: Tokens = serde_json::from_value(sign_in(&app, "Right-Horse-26").await.created()).expect("tokens");
    let other = app.anonymous().with_token(&tokens.access_token);
    let sessions: Vec<SessionView> = staff.get("/sessions").await.parse();
    assert_eq!(sessions.len(), 2);
    let foreign = app.staff(Role::CommunityStaff, compound.community).await;
    foreign.post(&format!("/sessions/{}/end", tokens.session_id), json!({})).await.refused(Code::NotFound);
    staff.post(&format!("/sessions/{}/end", tokens.session_id), json!({})).await.with_status(204);
    other.get("/sessions").await.refused(Code::SignInRequired);
    staff.get("/sessions").await.ok();
}
