//! Key and last head of the public log are frozen in the notices of a vote (F59): N3 before, N4 and N5 after it.

use linyi_shared::decisions::api::DecisionPage;
use linyi_shared::decisions::log::SignedTreeHead;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::{Value, json};

use super::given::{Vote, body, compound, notice};

/// What a notice carries of the log.
async fn told(vote: &Vote<'_>, id: &str) -> String {
    let page = vote.app.anonymous().get(&format!("/notices/{id}")).await.ok();
    let fields = page["content"]["fields"].as_array().expect("fields").clone();
    let field = fields.iter().find(|field| field["key"] == "ballot_log").expect("the field of the log");
    field["text"].as_str().expect("a text").to_owned()
}

/// The digits of a hash as a notice prints them.
fn printed(digits: &str) -> String {
    let groups: Vec<_> = digits.as_bytes().chunks(8).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    groups.join(" ")
}

async fn page_of(vote: &Vote<'_>) -> DecisionPage {
    vote.app.anonymous().get(&vote.path()).await.parse()
}

async fn open_vote(app: &TestApp) -> Vote<'_> {
    let place = compound(app, 2).await;
    let body = body(app, &place, "owners_ordinary");
    Vote::open(app, place, body).await
}

#[tokio::test]
async fn n3_prints_the_key_before_anybody_votes() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::notified(&app, place, body).await;
    let key = page_of(&vote).await.log_key;
    let id = vote.post(NoticeKind::VoteCall).await;
    let text = told(&vote, &id).await;
    assert!(text.contains(&key.code()) && text.contains(&printed(&key.0.to_string())), "{text}");
    assert!(!text.contains("条"), "there is no record yet: {text}");
}

#[tokio::test]
async fn n4_prints_the_head_that_was_frozen_with_the_outcome() {
    let app = TestApp::start().await;
    let vote = open_vote(&app).await;
    for home in vote.place.homes.clone() {
        vote.cast(home, "agree").await.created();
    }
    vote.outcome().await;
    let id = vote.post_result().await;
    let text = told(&vote, &id).await;
    let page = page_of(&vote).await;
    let SignedTreeHead { head, signature } = page.outcome.and_then(|outcome| outcome.head).expect("a head");
    assert!(text.contains("共 2 条") && text.contains(&page.log_key.code()), "{text}");
    assert!(text.contains(&printed(&head.root.to_string())), "{text}");
    assert!(text.contains(&printed(&signature.to_string())), "{text}");
    let canonical = app.anonymous().get(&format!("/notices/{id}/versions/1/text")).await.body;
    assert!(canonical.contains("field.ballot_log") && canonical.contains(&text), "the hash is over it");
    let found = app.anonymous().get(&format!("/notices/{id}")).await.ok();
    let again = app.anonymous().get(&format!("/notices/{id}?version=1")).await.ok();
    assert_eq!(found["content"], again["content"]);
}

#[tokio::test]
async fn nobody_writes_what_the_server_draws_and_a_correction_draws_it_anew() {
    let app = TestApp::start().await;
    let vote = open_vote(&app).await;
    vote.outcome().await;
    let staff = vote.staff().await;
    let mut draft = notice(NoticeKind::ProvisionalResult);
    draft["fields"]["ballot_log"] = json!("我说了算");
    let path = format!("/projects/{}/notices", vote.place.project);
    let refused = staff.post(&path, draft).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/fields/ballot_log");
    let form = staff.get(&format!("/projects/{}/notices/form?kind=provisional_result", vote.place.project)).await.ok();
    let asked: Vec<&Value> = form["fields"].as_array().expect("fields").iter().map(|field| &field["key"]).collect();
    assert!(!asked.contains(&&json!("ballot_log")), "{asked:?}");

    let id = vote.post_result().await;
    let mut same = notice(NoticeKind::ProvisionalResult);
    same.as_object_mut().expect("an object").remove("kind");
    same["reason"] = json!("没有改动");
    let path = format!("/notices/{id}/correct");
    staff.post(&path, same.clone()).await.refused(Code::InvalidInput);
    same["body"] = json!("初步结果如下，补充说明。");
    assert_eq!(staff.post(&path, same).await.ok()["version"], 2);
    assert!(told(&vote, &id).await.contains("共 0 条"));
}
