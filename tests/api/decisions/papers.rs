//! Paper ballots: every number accounted for, entered by two people, counted once.

use chrono::Duration;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

/// An open vote of some homes with its papers issued.
async fn with_papers(app: &TestApp, homes: usize) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = body(app, &place, "owners_ordinary");
    let vote = Vote::open(app, place, body).await;
    let issued = vote.staff().await.post(&papers(&vote, ""), json!({"to": "missing"})).await.created();
    assert_eq!((&issued["first"], &issued["last"]), (&json!(1), &json!(homes)));
    vote
}

fn papers(vote: &Vote<'_>, step: &str) -> String {
    format!("{}/papers{step}", vote.path())
}

/// Registers a paper as back, signed for just now.
async fn take_back(vote: &Vote<'_>, by: &Caller, serial: u32) -> Value {
    let body = json!({"serial": serial, "received_at": vote.app.now(), "photos": [by.upload_photo().await]});
    by.post(&papers(vote, "/returns"), body).await.ok()
}

async fn marks(vote: &Vote<'_>, serial: u32, mark: &str) -> Value {
    let items = vote.page().await["items"].as_array().expect("items").clone();
    let marks: Vec<_> = items.iter().map(|item| json!({"item_id": item["id"], "mark": mark})).collect();
    json!({"serial": serial, "marks": marks})
}

/// Two clerks of the community, each another person.
async fn clerks(vote: &Vote<'_>) -> [Caller; 3] {
    let clerk = || vote.app.staff(Role::GridWorker, vote.place.id);
    [clerk().await, clerk().await, clerk().await]
}

#[tokio::test]
async fn a_paper_counts_once_two_people_entered_the_same() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 2).await;
    let [first, second, _] = clerks(&vote).await;
    let resident = app.resident(vote.place.homes[0]).await;
    take_back(&vote, &first, 1).await;
    let entries = papers(&vote, "/entries");
    let noted = first.post(&entries, marks(&vote, 1, "agree").await).await.created();
    assert_eq!((&noted["outcome"], &noted["receipt_number"]), (&json!("first"), &Value::Null));
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 0);
    // The same person again is no second person.
    let again = first.post(&entries, marks(&vote, 1, "agree").await).await.created();
    assert_eq!(again["outcome"], "first");
    let counted = second.post(&entries, marks(&vote, 1, "agree").await).await.created();
    assert_eq!(counted["outcome"], "counted");
    assert_eq!(vote.page().await["turnout"]["voted"]["persons"], 1);
    second.post(&entries, marks(&vote, 1, "against").await).await.refused(Code::PaperUsed);
    let own = resident.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(own["receipts"][0]["channel"], "paper");
    assert_eq!(own["receipts"][0]["receipt_number"], counted["receipt_number"]);
    assert_eq!(resident.get("/inbox").await.ok()["items"][0]["kind"], "ballot");
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
    assert_eq!(outcome["channels"], json!([{"channel": "paper", "ballots": null}]), "one alone is nobody's to know");
    let account = json!({"issued": 2, "counted": 1, "waiting": 0, "invalid": 0, "void": 0, "outstanding": 1});
    assert_eq!(outcome["papers"], account);
}

#[tokio::test]
async fn when_two_entries_differ_a_third_person_decides_and_nobody_sees_anothers() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 1).await;
    let [first, second, _] = clerks(&vote).await;
    take_back(&vote, &first, 1).await;
    let entries = papers(&vote, "/entries");
    first.post(&entries, marks(&vote, 1, "agree").await).await.created();
    let form = second.get(&papers(&vote, "/entry")).await.ok();
    assert_eq!((&form["paper"]["serial"], &form["waiting_for_caller"]), (&json!(1), &json!(1)));
    assert!(!form.to_string().contains("\"agree\""), "{form}");
    let differs = second.post(&entries, marks(&vote, 1, "unclear").await).await.created();
    assert_eq!(differs["outcome"], "differs");
    let list = vote.staff().await.get(&papers(&vote, "?show=waiting")).await.ok();
    assert_eq!((&list["papers"]["items"][0]["differs"], &list["account"]["waiting"]), (&json!(true), &json!(1)));
    // A result is not published while a paper waits.
    vote.go_to(vote.closes_at);
    vote.step("outcome").await.refused(Code::PapersWaiting);
    let third = app.staff(Role::GridWorker, vote.place.id).await;
    let counted = third.post(&entries, marks(&vote, 1, "unclear").await).await.created();
    assert_eq!(counted["outcome"], "counted");
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["abstain"]["persons"], 1);
}

#[tokio::test]
async fn two_people_who_agree_at_the_same_moment_give_one_ballot() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 1).await;
    let [first, second, _] = clerks(&vote).await;
    take_back(&vote, &first, 1).await;
    let entries = papers(&vote, "/entries");
    let body = marks(&vote, 1, "agree").await;
    let tries = [first.post(&entries, body.clone()), second.post(&entries, body.clone())];
    let answers = futures_of(tries).await;
    assert!(answers.iter().any(|answer| answer["outcome"] == "counted"), "{answers:?}");
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
}

async fn futures_of(tries: [impl Future<Output = linyi_tests::Answer>; 2]) -> Vec<Value> {
    let [one, two] = tries;
    let (one, two) = tokio::join!(one, two);
    vec![one.created(), two.created()]
}

#[tokio::test]
async fn a_paper_is_taken_back_once_with_its_photo_and_in_time() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 2).await;
    let [clerk, ..] = clerks(&vote).await;
    let returns = papers(&vote, "/returns");
    let photo = clerk.upload_photo().await;
    let body = |serial: u32, at: chrono::DateTime<chrono::Utc>| json!({"serial": serial, "received_at": at, "photos": [photo]});
    clerk.post(&papers(&vote, "/entries"), marks(&vote, 1, "agree").await).await.refused(Code::PaperNotReturned);
    clerk.post(&returns, body(9, app.now())).await.refused(Code::PaperUnknown);
    clerk.post(&returns, body(1, vote.opens_at - Duration::hours(1))).await.refused(Code::PaperOutsideWindow);
    clerk.post(&returns, body(1, app.now() + Duration::hours(1))).await.refused(Code::PaperOutsideWindow);
    let bare = json!({"serial": 1, "received_at": app.now()});
    assert_eq!(clerk.post(&returns, bare).await.refused(Code::InvalidInput).errors[0].pointer, "/photos");
    clerk.post(&returns, body(1, app.now())).await.ok();
    clerk.post(&returns, body(1, app.now())).await.refused(Code::PaperReturned);
    // One photo proves one paper, and opens for nobody but who took it.
    clerk.post(&returns, body(2, app.now())).await.refused(Code::PhotoUnknown);
    let path = format!("//media/{photo}/large");
    assert_eq!(clerk.get(&path).await.status, 200);
    vote.staff().await.get(&path).await.refused(Code::NotFound);
}

#[tokio::test]
async fn a_paper_signed_for_in_time_is_entered_after_the_close_and_not_after_the_result() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 3).await;
    let in_time = vote.closes_at - Duration::hours(1);
    vote.cast(vote.place.homes[2], "against").await.created();
    vote.go_to(vote.closes_at);
    let [first, second, _] = clerks(&vote).await;
    for (serial, at, expected) in [(1, in_time, None), (2, vote.closes_at, Some(Code::PaperOutsideWindow))] {
        let body = json!({"serial": serial, "received_at": at, "photos": [first.upload_photo().await]});
        let answer = first.post(&papers(&vote, "/returns"), body).await;
        match expected {
            Some(code) => drop(answer.refused(code)),
            None => drop(answer.ok()),
        }
    }
    for clerk in [&first, &second] {
        clerk.post(&papers(&vote, "/entries"), marks(&vote, 1, "agree").await).await.created();
    }
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["page"]["outcome"], Value::Null, "nobody sees how it runs while a paper may still come");
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
    let late = json!({"serial": 2, "received_at": in_time, "photos": [first.upload_photo().await]});
    first.post(&papers(&vote, "/returns"), late).await.refused(Code::PaperTooLate);
}

#[tokio::test]
async fn a_paper_entered_late_does_not_take_the_place_of_a_ballot_received_after_it() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 1).await;
    let signed = app.now();
    app.advance(Duration::hours(3));
    vote.cast(vote.place.homes[0], "agree").await.created();
    app.advance(Duration::hours(3));
    let [first, second, _] = clerks(&vote).await;
    let body = json!({"serial": 1, "received_at": signed, "photos": [first.upload_photo().await]});
    first.post(&papers(&vote, "/returns"), body).await.ok();
    for clerk in [&first, &second] {
        clerk.post(&papers(&vote, "/entries"), marks(&vote, 1, "against").await).await.created();
    }
    assert_eq!(vote.outcome().await["items"][0]["outcome"]["tally"]["agree"]["persons"], 1);
}

#[tokio::test]
async fn a_spare_paper_names_its_home_when_it_comes_back_and_a_void_one_counts_no_more() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let staff = vote.staff().await;
    staff.post(&papers(&vote, ""), json!({"to": "spare", "spare": 0})).await.refused(Code::InvalidInput);
    staff.post(&papers(&vote, ""), json!({"to": "home"})).await.refused(Code::InvalidInput);
    let issued = staff.post(&papers(&vote, ""), json!({"to": "spare", "spare": 3})).await.created();
    assert_eq!(issued["last"], 3);
    let photo = staff.upload_photo().await;
    let mut back = json!({"serial": 1, "received_at": app.now(), "photos": [photo]});
    staff.post(&papers(&vote, "/returns"), back.clone()).await.refused(Code::PaperHomeMissing);
    back["home_id"] = json!(vote.place.homes[1]);
    staff.post(&papers(&vote, "/returns"), back).await.ok();
    let void = |serial: u32, reason: &str| json!({"serial": serial, "reason": reason});
    staff.post(&papers(&vote, "/voids"), void(1, "unsigned")).await.ok();
    staff.post(&papers(&vote, "/voids"), void(2, "lost")).await.ok();
    staff.post(&papers(&vote, "/voids"), void(2, "lost")).await.refused(Code::PaperVoid);
    staff.post(&papers(&vote, "/entries"), marks(&vote, 1, "agree").await).await.refused(Code::PaperVoid);
    let worker = app.staff(Role::GridWorker, vote.place.id).await;
    worker.post(&papers(&vote, "/voids"), void(3, "lost")).await.refused(Code::Forbidden);
    let account = staff.get(&papers(&vote, "")).await.ok()["account"].clone();
    let expected = json!({"issued": 3, "counted": 0, "waiting": 0, "invalid": 1, "void": 1, "outstanding": 1});
    assert_eq!(account, expected);
}

#[tokio::test]
async fn papers_go_to_those_who_have_neither_voted_nor_a_paper() {
    let app = TestApp::start().await;
    let vote = with_papers(&app, 2).await;
    let staff = vote.staff().await;
    staff.post(&papers(&vote, ""), json!({"to": "missing"})).await.refused(Code::PapersNotNeeded);
    staff.post(&papers(&vote, "/voids"), json!({"serial": 2, "reason": "spoiled"})).await.ok();
    let again = staff.post_keyed(&papers(&vote, ""), "again", json!({"to": "missing"})).await.created();
    assert_eq!((&again["first"], &again["last"]), (&json!(3), &json!(3)));
    let repeat = staff.post_keyed(&papers(&vote, ""), "again", json!({"to": "missing"})).await.created();
    assert_eq!(repeat, again);
    let print = staff.get(&papers(&vote, "/print?first=3")).await.ok();
    assert_eq!(print["papers"].as_array().expect("papers").len(), 1);
    assert_eq!(print["papers"][0]["homes"].as_array().expect("homes").len(), 1);
    let delivered = json!({"serial": 3, "method": "in_person", "delivered_at": app.now()});
    staff.post(&papers(&vote, "/deliveries"), delivered).await.ok();
    let early = json!({"serial": 3, "method": "mail", "delivered_at": app.now() - Duration::days(9)});
    staff.post(&papers(&vote, "/deliveries"), early).await.refused(Code::InvalidInput);
    vote.go_to(vote.closes_at);
    vote.staff().await.post(&papers(&vote, ""), json!({"to": "missing"})).await.refused(Code::DecisionStepRefused);
}
