//! Setting up: who may, when, and what is refused.

use chrono::Duration;
use linyi_shared::decisions::api::{MAX_CHANGES, MAX_ITEMS};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use serde_json::json;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn a_draft_is_seen_on_the_desk_and_nowhere_else() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let work_items = json!([place.items[1], place.items[0]]);
    let mut body = body(&app, &place, "owners_major");
    body["work_items"] = work_items;
    let vote = Vote::draft(&app, place, body).await;
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["page"]["state"], "draft");
    assert_eq!(desk["roll"]["all"], json!({"persons": 3, "area": 18_000}));
    let titles: Vec<_> = desk["page"]["items"].as_array().expect("items").iter().map(|item| &item["title"]).collect();
    assert_eq!(titles, ["雨污分流", "屋面防水", "您是否同意改造屋面？"]);
    let listed = vote.staff().await.get("/desk/decisions").await.ok();
    assert_eq!(listed["items"][0]["id"], json!(vote.id));
    let nobody = app.anonymous();
    nobody.get(&vote.path()).await.refused(Code::NotFound);
    assert_eq!(nobody.get("/decisions").await.ok()["rest"]["items"], json!([]));
    app.resident(vote.place.homes[0]).await.get(&format!("{}/ballot", vote.path())).await.refused(Code::NotFound);
}

#[tokio::test]
async fn only_the_compounds_own_staff_set_up_a_decision_and_only_at_its_stage() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let path = format!("/projects/{}/decisions", place.project);
    let body = body(&app, &place, "owners_ordinary");
    app.staff(Role::GridWorker, place.community).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    app.resident(place.homes[0]).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    let elsewhere = app.compound().homes(1).at(Stage::Decision).build().await;
    app.staff(Role::CommunityStaff, elsewhere.community).await.post(&path, body.clone()).await.refused(Code::Forbidden);
    let early = app.compound().homes(1).at(Stage::Deliberation).build().await;
    let mut early_body = body;
    early_body["scope_id"] = json!(early.id);
    let staff = app.staff(Role::CommunityStaff, early.community).await;
    staff.post(&format!("/projects/{}/decisions", early.project), early_body).await.refused(Code::StepOutOfOrder);
}

#[tokio::test]
async fn what_the_rule_does_not_allow_is_refused_with_its_place() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let path = format!("/projects/{}/decisions", place.project);
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let good = body(&app, &place, "owners_major");
    let with = |name: &str, value: serde_json::Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    let opens = app.now() + Duration::days(3);
    staff.post(&path, with("opens_at", json!(opens))).await.refused(Code::NoticeTooShort);
    staff.post(&path, with("closes_at", json!(app.now() + Duration::days(18)))).await.refused(Code::WindowOutOfRange);
    for (name, value, pointer) in [
        ("questions", json!([]), "/questions"),
        ("questions", json!([{"title": "甲", "gate_question": "plan"}]), "/questions"),
        ("work_items", json!([place.project]), "/work_items"),
        ("scope_id", json!(place.community), "/scope_id"),
        ("changes_allowed", json!(MAX_CHANGES + 1), "/changes_allowed"),
        ("questions", json!(vec![json!({"title": "第几问"}); MAX_ITEMS + 1]), "/questions"),
        ("title", json!(""), "/title"),
    ] {
        let problem = staff.post(&path, with(name, value)).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, pointer);
    }
}

#[tokio::test]
async fn ballots_may_be_changed_at_any_time_where_the_notice_says_so() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let mut body = body(&app, &place, "owners_ordinary");
    body["changes_allowed"] = json!(MAX_CHANGES);
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    for (choice, version) in [("agree", 1), ("against", 2), ("abstain", 3), ("agree", 4)] {
        assert_eq!(vote.cast(home, choice).await.created()["version"], version);
    }
    let page = app.anonymous().get(&format!("//decisions/{}", vote.id)).await.body;
    assert!(page.contains("截止前随时可以改，以最后一次为准") && !page.contains("1000 次"), "{page}");
    let ballot = app.resident(home).await.get(&format!("//decisions/{}/ballot", vote.id)).await.body;
    assert!(ballot.contains("截止前随时可以改。"), "{ballot}");
    let set_up = format!("//desk/projects/{}/decisions/new", vote.place.project);
    let set_up = vote.staff().await.get(&set_up).await.body;
    assert!(set_up.contains("不限") && set_up.contains("value=\"1000\""), "{set_up}");
}

#[tokio::test]
async fn a_repeat_with_the_same_key_makes_one_decision() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let path = format!("/projects/{}/decisions", place.project);
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let body = body(&app, &place, "owners_ordinary");
    let first = staff.post_keyed(&path, "set-up-1", body.clone()).await.created();
    assert_eq!(staff.post_keyed(&path, "set-up-1", body).await.created(), first);
    assert_eq!(staff.get("/desk/decisions").await.ok()["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_set_up_page_says_what_the_rule_needs_of_this_roll() {
    let app = TestApp::start().await;
    let place = compound(&app, 6).await;
    let staff = app.staff(Role::SubdistrictOfficer, place.district).await;
    let path = format!("/projects/{}/decision-setup", place.project);
    let page = staff.get(&path).await.ok();
    assert_eq!(page["kind"], "owners_major");
    assert_eq!(page["roll"]["all"], json!({"persons": 6, "area": 36_000}));
    assert_eq!(page["rule_set"]["code"], "owners_major_2021");
    assert_eq!(
        page["scopes"].as_array().map(Vec::len),
        Some(4),
        "the compound, its cluster, its building, its entrance"
    );
    let gate = staff.get(&format!("{path}?kind=consent_gate&scope_id={}", place.buildings[0])).await.ok();
    assert_eq!(gate["roll"]["all"], json!({"persons": 6, "area": 0}));
    staff.get(&format!("{path}?kind=nothing")).await.refused(Code::InvalidQuery);
    app.staff(Role::Auditor, place.district).await.get(&path).await.refused(Code::Forbidden);
}

#[tokio::test]
async fn a_draft_can_be_discarded_and_an_announced_decision_cannot() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::draft(&app, place.clone(), body.clone()).await;
    assert_eq!(vote.step("discard").await.ok()["state"], "void");
    vote.step("notice").await.refused(Code::DecisionLocked);
    assert_eq!(vote.staff().await.get("/desk/decisions").await.ok()["items"], json!([]));
    let announced = Vote::notified(&app, place, body).await;
    announced.step("discard").await.refused(Code::DecisionLocked);
}
