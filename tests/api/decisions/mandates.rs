//! Mandates: somebody votes for an owner, as told, for three at most, until the owner votes in person (R19).

use linyi_shared::id::HomeId;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

struct Agent {
    caller: Caller,
    id: Value,
}

async fn open(app: &TestApp, homes: usize) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = body(app, &place, "owners_ordinary");
    Vote::open(app, place, body).await
}

/// Somebody of another home who has an account.
async fn agent(vote: &Vote<'_>, home: HomeId) -> Agent {
    let caller = vote.app.resident(home).await;
    let id = caller.get("/me").await.ok()["person_id"].clone();
    Agent { caller, id }
}

async fn mandate(staff: &Caller, home: HomeId, agent: &Value) -> Value {
    json!({
        "kind": "proxy", "home_id": home, "agent_id": agent, "agent_name": "演示代理人", "note": "女儿，看过身份证",
        "agent_checked": true, "photos": [staff.upload_photo().await],
    })
}

#[tokio::test]
async fn an_agent_votes_as_told_and_the_owners_own_ballot_takes_the_mandate_back() {
    let app = TestApp::start().await;
    let vote = open(&app, 3).await;
    let [principal, own] = [vote.place.homes[0], vote.place.homes[1]];
    let agent = agent(&vote, own).await;
    let owner = app.resident(principal).await;
    let path = format!("{}/mandates", vote.path());
    let item = vote.page().await["items"][0]["id"].clone();
    let staff = vote.staff().await;
    agent
        .caller
        .post(&format!("{}/ballots", vote.path()), vote.ballot(principal, "agree").await)
        .await
        .refused(Code::Forbidden);
    let mut body = mandate(&staff, principal, &agent.id).await;
    body["instructions"] = json!([{"item_id": item, "choice": "agree"}]);
    let stored = staff.post(&path, body).await.created();
    assert_eq!(stored["in_force"], true);
    let ballot = agent.caller.get(&format!("{}/ballot", vote.path())).await.ok();
    let held =
        ballot["mine"].as_array().expect("ballots").iter().find(|one| !one["mandate"].is_null()).expect("a mandate");
    assert_eq!(held["mandate"]["instructions"][0]["choice"], "agree");
    let cast = format!("{}/ballots", vote.path());
    agent.caller.post(&cast, vote.ballot(principal, "against").await).await.refused(Code::MandateExceeded);
    agent.caller.post(&cast, vote.ballot(principal, "agree").await).await.created();
    assert_eq!(owner.get("/inbox").await.ok()["items"][0]["kind"], "ballot");
    // The desk never reads what the owner told the agent.
    let list = staff.get(&path).await.ok();
    assert!(!list["mandates"].to_string().contains("agree"), "{list}");
    assert_eq!(list["mandates"][0]["used"], true);
    let receipts = agent.caller.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(receipts["receipts"].as_array().expect("receipts").len(), 1);
    owner.post(&cast, vote.ballot(principal, "against").await).await.created();
    agent.caller.post(&cast, vote.ballot(principal, "agree").await).await.refused(Code::MandateRevoked);
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["against"]["persons"], 1);
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["agree"]["persons"], 0);
}

#[tokio::test]
async fn an_agent_acts_for_three_owners_and_never_for_the_contractor() {
    let app = TestApp::start().await;
    let vote = open(&app, 6).await;
    let agent = agent(&vote, vote.place.homes[5]).await;
    let path = format!("{}/mandates", vote.path());
    let staff = vote.staff().await;
    for home in &vote.place.homes[..3] {
        staff.post(&path, mandate(&staff, *home, &agent.id).await).await.created();
    }
    let fourth = mandate(&staff, vote.place.homes[3], &agent.id).await;
    staff.post(&path, fourth.clone()).await.refused(Code::TooManyPrincipals);
    let taken_back = staff.get(&path).await.ok()["mandates"][0]["id"].as_str().expect("an id").to_owned();
    staff.post(&format!("{path}/{taken_back}/revocation"), json!({"reason": "业主要求"})).await.ok();
    let cast = format!("{}/ballots", vote.path());
    agent.caller.post(&cast, vote.ballot(vote.place.homes[2], "agree").await).await.refused(Code::Forbidden);
    staff.post(&path, fourth).await.created();
    let contractor = app.staff(Role::Contractor, vote.place.id).await;
    let id = contractor.get("/me").await.ok()["person_id"].clone();
    staff.post(&path, mandate(&staff, vote.place.homes[4], &id).await).await.refused(Code::AgentExcluded);
    let mut unchecked = mandate(&staff, vote.place.homes[4], &Value::Null).await;
    unchecked["agent_checked"] = json!(false);
    assert_eq!(staff.post(&path, unchecked).await.refused(Code::InvalidInput).errors[0].pointer, "/agent_checked");
    let mut bare = mandate(&staff, vote.place.homes[4], &Value::Null).await;
    bare["photos"] = json!([]);
    assert_eq!(staff.post(&path, bare).await.refused(Code::InvalidInput).errors[0].pointer, "/photos");
}

#[tokio::test]
async fn a_home_that_is_told_of_a_ballot_it_never_gave_answers_with_its_own() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["changes_allowed"] = json!(0);
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    vote.cast(home, "agree").await.created();
    vote.cast(home, "agree").await.refused(Code::BallotChangesUsedUp);
    let mut visit = vote.ballot(home, "against").await;
    visit["channel"] = json!("visit");
    visit["note"] = json!("开门的人说的");
    vote.staff().await.post(&format!("{}/entered-ballots", vote.path()), visit).await.created();
    vote.cast(home, "agree").await.created();
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
}
