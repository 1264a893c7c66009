//! Disputes: a home says that a ballot entered on its behalf is not its own, and somebody else answers (R17, R19, R22).

mod limits;
mod no_script;
mod proof;
mod told;

use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_server::features::decisions::recount::recount;
use linyi_shared::decisions::log::LogFile;
use linyi_shared::id::HomeId;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

async fn open(app: &TestApp, homes: usize) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = body(app, &place, "owners_ordinary");
    Vote::open(app, place, body).await
}

fn disputes(vote: &Vote<'_>) -> String {
    format!("{}/disputes", vote.path())
}

/// Somebody of the office enters what a home is said to have told at the door.
async fn enter(vote: &Vote<'_>, by: &Caller, home: HomeId, choice: &str) -> Value {
    let mut visit = vote.ballot(home, choice).await;
    visit["channel"] = json!("visit");
    visit["note"] = json!("开门的人说的，没有看证件。");
    by.post(&format!("{}/entered-ballots", vote.path()), visit).await.created()
}

fn says(home: HomeId, version: u32) -> Value {
    json!({"home_id": home, "version": version, "words": "那天家里没有人，这不是我的意思。"})
}

/// The home disputes a version; answers the dispute's id.
async fn dispute(vote: &Vote<'_>, resident: &Caller, home: HomeId, version: u32) -> String {
    let stored = resident.post(&disputes(vote), says(home, version)).await.created();
    assert_eq!(stored["answer"], Value::Null);
    stored["id"].as_str().expect("an id").to_owned()
}

fn answer(kind: &str) -> Value {
    json!({"answer": kind, "reason": "看了上门登记，签名的人不是业主。"})
}

/// Somebody of the office who had no part in the entry answers.
async fn settle(vote: &Vote<'_>, dispute: &str, kind: &str) {
    let path = format!("{}/{dispute}/answer", disputes(vote));
    let stored = vote.staff().await.post(&path, answer(kind)).await.ok();
    assert_eq!(stored["answer"], kind);
}

/// What is kept beside the ballots says what they say, and the log holds.
async fn agrees_with_a_recount(app: &TestApp) {
    sequencer::place_waiting(&app.state).await;
    for one in recount(&app.state.database, None).await.expect("a recount") {
        assert_eq!(one.differences, [], "{}", one.title);
    }
}

async fn voted(vote: &Vote<'_>) -> Value {
    vote.page().await["turnout"]["voted"].clone()
}

async fn log_file(vote: &Vote<'_>) -> LogFile {
    vote.app.anonymous().get(&format!("{}/log/file", vote.path())).await.parse()
}

#[tokio::test]
async fn a_void_entry_leaves_a_home_that_has_not_voted_and_may_vote() {
    let app = TestApp::start().await;
    let vote = open(&app, 3).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    let clerk = vote.staff().await;
    vote.cast(vote.place.homes[1], "agree").await.created();
    let entered = enter(&vote, &clerk, home, "against").await;
    let told = resident.get("/inbox").await.ok()["items"][0].clone();
    assert_eq!(told["link"], format!("/decisions/{}/receipt", vote.id));
    assert!(told["body"].as_str().expect("a body").contains("这不是我的意思"));
    assert_eq!(voted(&vote).await, json!({"persons": 2, "area": 12_000}));

    // The receipt offers it, takes it once, and shows how it stands.
    let receipt = format!("{}/receipt", vote.path());
    let own = resident.get(&receipt).await.ok()["receipts"][0].clone();
    assert_eq!((&own["disputable_for"], &own["dispute"]), (&json!(home), &Value::Null));
    let id = dispute(&vote, &resident, home, 1).await;
    let own = resident.get(&receipt).await.ok()["receipts"][0].clone();
    assert_eq!((&own["disputable_for"], &own["dispute"]["answer"]), (&Value::Null, &Value::Null));
    assert_eq!(own["dispute"]["words"], "那天家里没有人，这不是我的意思。");

    // The desk sees how it came and by whom, and never what it says.
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!((&desk["disputes_open"], &desk["disputes"]), (&json!(1), &json!(1)));
    let page = vote.staff().await.get(&disputes(&vote)).await.ok();
    let case = &page["cases"][0];
    assert_eq!(
        (&case["channel"], &case["counted"], &case["may_answer"]),
        (&json!("visit"), &json!(true), &json!(true))
    );
    assert_eq!(case["receipt_number"], entered["receipt_number"]);
    assert_eq!(case["note"], "开门的人说的，没有看证件。");
    assert!(!page.to_string().contains("against"), "{page}");
    assert_eq!(clerk.get(&disputes(&vote)).await.ok()["cases"][0]["may_answer"], false);

    settle(&vote, &id, "void").await;
    assert_eq!(voted(&vote).await, json!({"persons": 1, "area": 6_000}));
    agrees_with_a_recount(&app).await;
    assert_eq!(resident.get("/inbox").await.ok()["items"][0]["kind"], "ballot");
    let own = resident.get(&receipt).await.ok();
    assert_eq!(own["receipts"][0]["counted"], false);
    assert_eq!(own["receipts"][0]["dispute"]["reason"], "看了上门登记，签名的人不是业主。");
    assert_eq!((&own["mine"][0]["versions"], &own["mine"][0]["may_cast"]), (&json!(0), &json!(true)));
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    let homes = desk["homes"].as_array().expect("homes");
    assert_eq!(homes.iter().filter(|home| home["voted"] == true).count(), 1);
    // The leaf stays in the log; the file says that it counts no more.
    let file = log_file(&vote).await;
    file.check().expect("a log that holds");
    assert_eq!((file.leaves.len(), file.withdrawn.len()), (2, 1));

    // The home votes, and is counted once more, and once only.
    resident.post(&format!("{}/ballots", vote.path()), vote.ballot(home, "agree").await).await.created();
    assert_eq!(voted(&vote).await, json!({"persons": 2, "area": 12_000}));
    agrees_with_a_recount(&app).await;
    let tally = vote.outcome().await["items"][0]["outcome"]["tally"].clone();
    assert_eq!((&tally["agree"]["persons"], &tally["against"]["persons"]), (&json!(2), &json!(0)));
}

#[tokio::test]
async fn a_void_entry_lets_the_homes_own_earlier_ballot_count_again() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    let ballots = format!("{}/ballots", vote.path());
    resident.post(&ballots, vote.ballot(home, "agree").await).await.created();
    enter(&vote, &vote.staff().await, home, "against").await;
    let id = dispute(&vote, &resident, home, 2).await;
    settle(&vote, &id, "void").await;
    assert_eq!(voted(&vote).await["persons"], 1);
    agrees_with_a_recount(&app).await;
    let own = resident.get(&format!("{}/receipt", vote.path())).await.ok();
    let counted: Vec<_> =
        own["receipts"].as_array().expect("receipts").iter().filter(|one| one["counted"] == true).collect();
    assert_eq!((counted.len(), &counted[0]["version"]), (1, &json!(1)));
    assert_eq!(counted[0]["choices"][0]["choice"], "agree");
    let tally = vote.outcome().await["items"][0]["outcome"]["tally"].clone();
    assert_eq!((&tally["agree"]["persons"], &tally["against"]["persons"]), (&json!(1), &json!(0)));
    agrees_with_a_recount(&app).await;
}

#[tokio::test]
async fn withdrawing_what_was_superseded_already_changes_no_count() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    enter(&vote, &vote.staff().await, home, "against").await;
    resident.post(&format!("{}/ballots", vote.path()), vote.ballot(home, "agree").await).await.created();
    let id = dispute(&vote, &resident, home, 1).await;
    settle(&vote, &id, "void").await;
    assert_eq!(voted(&vote).await["persons"], 1);
    agrees_with_a_recount(&app).await;
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
}

#[tokio::test]
async fn no_result_is_published_while_a_dispute_waits() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    let clerk = vote.staff().await;
    let mut visit = vote.ballot(home, "agree").await;
    visit["channel"] = json!("visit");
    visit["note"] = json!("在家门口登记。");
    visit["photos"] = json!([clerk.upload_photo().await]);
    clerk.post(&format!("{}/entered-ballots", vote.path()), visit).await.created();
    vote.go_to(vote.closes_at);
    // After the close the home can still say so: nobody knows the result yet.
    let id = dispute(&vote, &resident, home, 1).await;
    vote.step("outcome").await.refused(Code::DisputesOpen);
    let staff = vote.staff().await;
    let case = staff.get(&disputes(&vote)).await.ok()["cases"][0].clone();
    let large = format!("//media/{}/large", case["photos_open"][0].as_str().expect("a photo"));
    assert_eq!(staff.get(&large).await.status, 200);
    for role in [Role::GridWorker, Role::Auditor, Role::CommitteeMember] {
        app.staff(role, vote.place.district).await.get(&large).await.refused(Code::NotFound);
    }
    settle(&vote, &id, "stands").await;
    staff.get(&large).await.refused(Code::NotFound);
    vote.step("outcome").await.ok();
    let outcome = app.anonymous().get(&format!("{}/outcome", vote.path())).await.ok();
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
    assert!(log_file(&vote).await.withdrawn.is_empty());
    agrees_with_a_recount(&app).await;
}

#[tokio::test]
async fn a_disputed_paper_becomes_a_void_paper_and_every_number_is_accounted_for() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    vote.enter_paper(home, "agree").await;
    let id = dispute(&vote, &resident, home, 1).await;
    let page = vote.staff().await.get(&disputes(&vote)).await.ok();
    let case = &page["cases"][0];
    assert_eq!((&case["serial"], &case["photos"]), (&json!("1"), &json!(1)));
    assert_eq!(case["entered_by"].as_array().map(Vec::len), Some(2), "both who entered it: {case}");
    // The photo shows the choice: it opens for who raised the dispute, and after the close for whoever may answer.
    let own = resident.get(&format!("{}/receipt", vote.path())).await.ok();
    let photo = own["receipts"][0]["dispute"]["photos"][0].as_str().expect("a photo").to_owned();
    let large = format!("//media/{photo}/large");
    assert_eq!(resident.get(&large).await.status, 200);
    assert_eq!(case["photos_open"], json!([]));
    for caller in [vote.staff().await, app.resident(vote.place.homes[1]).await, app.anonymous()] {
        caller.get(&large).await.refused(Code::NotFound);
    }
    settle(&vote, &id, "void").await;
    let list = vote.staff().await.get(&format!("{}/papers?show=void", vote.path())).await.ok();
    assert_eq!(list["papers"]["items"][0]["void_reason"], "disputed");
    let account = json!({"issued": 1, "counted": 0, "waiting": 0, "invalid": 0, "void": 1, "outstanding": 0});
    assert_eq!(list["account"], account);
    // The home may be brought another one.
    let issued = vote.staff().await.post(&format!("{}/papers", vote.path()), json!({"to": "missing"})).await.created();
    assert_eq!((&issued["first"], &issued["last"]), (&json!(2), &json!(3)));
    agrees_with_a_recount(&app).await;
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 0);
    // A paper is withdrawn by an answer alone.
    let void = json!({"serial": 2, "reason": "disputed"});
    let place = compound(&app, 1).await;
    let other = Vote::open(&app, place.clone(), body(&app, &place, "owners_ordinary")).await;
    let papers = format!("{}/papers", other.path());
    other.staff().await.post(&papers, json!({"to": "spare", "spare": 2})).await.created();
    let problem = other.staff().await.post(&format!("{papers}/voids"), void).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/reason");
}

#[tokio::test]
async fn a_vote_under_a_mandate_is_disputed_by_its_home_and_not_by_the_agent() {
    let app = TestApp::start().await;
    let vote = open(&app, 3).await;
    let [principal, own] = [vote.place.homes[0], vote.place.homes[1]];
    let agent = app.resident(own).await;
    let owner = app.resident(principal).await;
    let clerk = vote.staff().await;
    let mandate = json!({
        "kind": "proxy", "home_id": principal, "agent_id": agent.get("/me").await.ok()["person_id"],
        "agent_name": "演示代理人", "note": "看过身份证", "agent_checked": true, "photos": [clerk.upload_photo().await],
    });
    clerk.post(&format!("{}/mandates", vote.path()), mandate).await.created();
    agent.post(&format!("{}/ballots", vote.path()), vote.ballot(principal, "agree").await).await.created();
    let receipts = agent.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(receipts["receipts"][0]["disputable_for"], Value::Null);
    agent.post(&disputes(&vote), says(principal, 1)).await.refused(Code::Forbidden);
    let id = dispute(&vote, &owner, principal, 1).await;
    let receipts = agent.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(receipts["receipts"][0]["dispute"], Value::Null, "the home's words are not the agent's to read");
    // Who registered the mandate had a part in it.
    clerk.post(&format!("{}/{id}/answer", disputes(&vote)), answer("void")).await.refused(Code::DisputeOwnEntry);
    settle(&vote, &id, "void").await;
    assert_eq!(voted(&vote).await["persons"], 0);
    agrees_with_a_recount(&app).await;
}
