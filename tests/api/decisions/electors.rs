//! Electors that may be one person: a person decides, and what was decided counts from the next frozen roll on (R3).

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use serde_json::{Value, json};

use super::given::{Vote, body, ready};

/// 甲 alone, 甲 with 乙, 丙; each home 60 ㎡.
async fn family(app: &TestApp) -> BuiltCompound {
    ready(app.compound().home(6_000, &["甲"]).home(6_000, &["甲", "乙"]).home(6_000, &["丙"])).await
}

fn verdict(place: &BuiltCompound, first: usize, second: usize, verdict: &str) -> Value {
    json!({
        "first_home_id": place.homes[first], "second_home_id": place.homes[second],
        "verdict": verdict, "reason": "核对了结婚证和两本不动产证。",
    })
}

#[tokio::test]
async fn two_electors_become_one_by_a_decision_and_the_area_adds_up_as_before() {
    let app = TestApp::start().await;
    let place = family(&app).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let (page, judge) =
        (format!("/desk/places/{}/electors", place.id), format!("/places/{}/elector-judgements", place.id));
    let before = staff.get(&page).await.ok();
    assert_eq!((&before["persons"], &before["area"]), (&json!(3), &json!(18_000)));
    assert_eq!(before["open"].as_array().map(Vec::len), Some(1));
    assert_eq!(before["open"][0]["first"]["homes"], json!(["1号楼1单元101"]));
    assert_eq!(before["open"][0]["second"]["owners"].as_array().map(Vec::len), Some(2), "masked: {before}");
    assert!(!before.to_string().contains("测试业主 甲"), "names of persons are masked");

    let early = Vote::notified(&app, place.clone(), body(&app, &place, "owners_major")).await;
    let judged = staff.post(&judge, verdict(&place, 0, 1, "same")).await.created();
    assert_eq!((&judged["persons"], &judged["area"]), (&json!(2), &json!(18_000)));
    assert_eq!(early.page().await["turnout"]["all"], json!({"persons": 3, "area": 18_000}), "frozen before");

    let vote = Vote::draft(&app, place.clone(), body(&app, &place, "owners_major")).await;
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["roll"]["all"], json!({"persons": 2, "area": 18_000}));
    assert_eq!((&desk["roll"]["merged"], &desk["roll"]["possible_merges"]), (&json!(1), &json!(0)));
    vote.step("notice").await.ok();

    let revocation = format!("/elector-judgements/{}/revocation", judged["id"].as_str().expect("an id"));
    let revoked = staff.post(&revocation, json!({"reason": "证件看错了。"})).await.ok();
    assert_eq!(revoked["persons"], 3);
    staff.post(&revocation, json!({"reason": "再撤一次。"})).await.refused(Code::MergeRefused);
    assert_eq!(vote.page().await["turnout"]["all"]["persons"], 2, "a frozen roll stays");
    let after = staff.get(&page).await.ok();
    assert_eq!(after["open"].as_array().map(Vec::len), Some(1), "it waits again");
    assert_eq!(after["judgements"][0]["revoked_because"], "证件看错了。");

    // One ballot speaks for both homes of the joined elector.
    vote.go_to(vote.opens_at);
    vote.cast(place.homes[1], "agree").await.created();
    assert_eq!(vote.page().await["turnout"]["voted"], json!({"persons": 1, "area": 12_000}));
}

#[tokio::test]
async fn not_the_same_is_a_decision_too() {
    let app = TestApp::start().await;
    let place = family(&app).await;
    let staff = app.staff(Role::SubdistrictOfficer, place.district).await;
    let judge = format!("/places/{}/elector-judgements", place.id);
    let judged = staff.post(&judge, verdict(&place, 1, 0, "different")).await.created();
    assert_eq!(judged["persons"], 3);
    let page = staff.get(&format!("/desk/places/{}/electors", place.id)).await.ok();
    assert_eq!((&page["open"], &page["fewer"]), (&json!([]), &json!(0)));
}

#[tokio::test]
async fn what_cannot_be_decided_is_refused() {
    let app = TestApp::start().await;
    let place = family(&app).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let judge = format!("/places/{}/elector-judgements", place.id);
    staff.post(&judge, verdict(&place, 0, 2, "same")).await.refused(Code::MergeRefused);
    staff.post(&judge, verdict(&place, 0, 0, "same")).await.refused(Code::MergeRefused);
    let mut silent = verdict(&place, 0, 1, "same");
    silent["reason"] = json!("");
    assert_eq!(staff.post(&judge, silent).await.refused(Code::InvalidInput).errors[0].pointer, "/reason");
    let body = verdict(&place, 0, 1, "same");
    for role in [Role::GridWorker, Role::Auditor] {
        app.staff(role, place.community).await.post(&judge, body.clone()).await.refused(Code::Forbidden);
    }
    app.resident(place.homes[0]).await.post(&judge, body.clone()).await.refused(Code::Forbidden);
    let elsewhere = app.compound().homes(1).build().await;
    app.staff(Role::CommunityStaff, elsewhere.community)
        .await
        .post(&judge, body.clone())
        .await
        .refused(Code::Forbidden);
    staff.post(&judge, body.clone()).await.created();
    staff.post(&judge, body).await.refused(Code::MergeRefused);
}

#[tokio::test]
async fn a_decision_against_another_is_refused() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(6_000, &["甲", "乙"]).home(6_000, &["甲", "丙"])).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let judge = format!("/places/{}/elector-judgements", place.id);
    staff.post(&judge, verdict(&place, 0, 1, "same")).await.created();
    staff.post(&judge, verdict(&place, 1, 2, "different")).await.created();
    staff.post(&judge, verdict(&place, 0, 2, "same")).await.refused(Code::MergeRefused);
    assert_eq!(staff.post(&judge, verdict(&place, 0, 2, "different")).await.created()["persons"], 2);
}
