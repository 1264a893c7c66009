//! People kept in memory: what changes of them counts with the next request.

use linyi_server::features::people::{queries, staff_accounts};
use linyi_server::http::caller::Caller as Writer;
use linyi_shared::people::api::{Letters, Tokens};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use serde_json::json;

use crate::decisions::given::{Vote, body, compound};

/// Letters for the homes of the first building of a compound.
async fn letters(staff: &Caller, vote: &Vote<'_>) -> Letters {
    let path = format!("/compounds/{}/letters", vote.place.id);
    let body = json!({"building_id": vote.place.buildings[0]});
    serde_json::from_value(staff.post(&path, body).await.created()).expect("letters")
}

#[tokio::test]
async fn a_home_bound_by_somebody_known_votes_at_once() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let letters = letters(&vote.staff().await, &vote).await;
    let path = format!("{}/ballots", vote.path());
    let neighbour = app.resident(vote.place.homes[0]).await;
    let ballot = vote.ballot(vote.place.homes[1], "agree").await;
    neighbour.post(&path, ballot.clone()).await.refused(Code::Forbidden);

    let letter = letters.letters.iter().find(|letter| letter.home_id == vote.place.homes[1]).expect("a letter");
    let binding = json!({"code": letter.code, "name": "测试居民", "relation": "tenant"});
    neighbour.post("/home-bindings", binding).await.created();
    neighbour.post(&path, ballot.clone()).await.refused(Code::OwnersOnly);
    let relation = format!("/home-bindings/{}/relation", vote.place.homes[1]);
    neighbour.post(&relation, json!({"relation": "owner"})).await.with_status(204);
    neighbour.post(&path, ballot).await.created();
}

#[tokio::test]
async fn a_session_that_was_ended_is_refused_at_once() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let resident = app.resident(place.homes[0]).await;
    resident.get("/sessions").await.ok();
    resident.post("/sessions/current/end", json!({})).await.with_status(204);
    resident.get("/sessions").await.refused(Code::SignInRequired);
}

#[tokio::test]
async fn a_refresh_token_used_again_ends_a_known_session() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::draft(&app, place, body).await;
    let letters = letters(&vote.staff().await, &vote).await;
    let binding = json!({"code": letters.letters[0].code, "name": "测试居民", "relation": "owner"});
    let nobody = app.anonymous();
    let tokens: Tokens =
        serde_json::from_value(nobody.post("/home-bindings", binding).await.created()).expect("tokens");
    let renew = json!({"refresh_token": tokens.refresh_token});
    nobody.post("/sessions/renewal", renew.clone()).await.created();
    let known = nobody.with_token(&tokens.access_token);
    known.get("/sessions").await.ok();
    app.advance(chrono::Duration::minutes(5));
    nobody.post("/sessions/renewal", renew).await.refused(Code::SessionEnded);
    known.get("/sessions").await.refused(Code::SignInRequired);
}

#[tokio::test]
async fn a_role_given_or_taken_counts_at_once() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let account = staff_accounts::NewAccount {
        login: "office".to_owned().try_into().expect("a login"),
        name: "测试社工".to_owned().try_into().expect("a name"),
        password: "Right-Horse-26".to_owned(),
    };
    let system = Writer::system();
    let (role, community) = (Role::CommunityStaff, place.community);
    staff_accounts::create(&app.state, &system, &account, Role::Auditor, place.district).await.expect("an account");
    let sign_in = json!({"login": "office", "password": "Right-Horse-26"});
    let tokens = app.anonymous().post("/sessions", sign_in).await.created();
    let staff = app.anonymous().with_token(tokens["access_token"].as_str().expect("a token"));
    let letters = format!("/compounds/{}/letters", place.id);
    let building = json!({"building_id": place.buildings[0]});
    staff.post(&letters, building.clone()).await.refused(Code::Forbidden);
    staff_accounts::grant(&app.state, &system, "office", role, community).await.expect("a role");
    staff.post(&letters, building.clone()).await.created();
    staff_accounts::revoke(&app.state, &system, "office", role, community).await.expect("no role");
    staff.post(&letters, building).await.refused(Code::Forbidden);
    let password = "Other-Horse-27".to_owned();
    staff_accounts::set_password(&app.state, &system, "office", password).await.expect("a password");
    staff.get("/sessions").await.refused(Code::SignInRequired);
}

#[tokio::test]
async fn what_another_server_changes_is_heard_of() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let resident = app.resident(place.homes[0]).await;
    resident.get("/sessions").await.ok();
    let person = resident.person_id.expect("a person");
    // As another server writes it: nothing here is told.
    let transaction = app.state.database.begin().await.expect("a transaction");
    queries::revoke_sessions(&transaction, person, None, app.now()).await.expect("an end");
    queries::insert_change(&transaction, person).await.expect("a change");
    transaction.commit().await.expect("a commit");
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(30);
    while resident.get("/sessions").await.status != 401 {
        assert!(tokio::time::Instant::now() < deadline, "the change is never heard of");
        tokio::task::yield_now().await;
    }
}
