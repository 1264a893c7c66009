//! A lift: shares by floor that are voted on, consents apart, both readings of the law (F52, E6).

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

/// The draft of a vote on a lift for twelve homes of one entrance.
async fn draft(app: &TestApp) -> Vote<'_> {
    let place = compound(app, 12).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let set_up = staff.get(&format!("/projects/{}/decision-setup?lift=true", place.project)).await.ok();
    let mut body = body(app, &place, "owners_major");
    assert_ne!(set_up["scope_id"], json!(place.id), "an entrance is proposed");
    body["scope_id"] = set_up["scope_id"].clone();
    body["lift"] = json!(true);
    Vote::draft(app, place, body).await
}

/// The scheme that staff enter: the proposed weights, 510,000 yuan with 153,000 of subsidies.
async fn scheme(vote: &Vote<'_>, stricter: bool) -> Value {
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    json!({
        "total_yuan": "510000", "subsidy_yuan": "153000.00", "measure": "home",
        "floors": desk["lift"]["scheme"]["floors"], "stricter_counts": stricter,
    })
}

async fn opened(app: &TestApp, stricter: bool) -> Vote<'_> {
    let vote = draft(app).await;
    let scheme = scheme(&vote, stricter).await;
    vote.staff().await.post(&format!("{}/lift", vote.path()), scheme).await.ok();
    vote.step("notice").await.ok();
    vote.go_to(vote.opens_at);
    vote
}

/// Eight of twelve take part, six of them agree: E6.
async fn e6(vote: &Vote<'_>) {
    for (index, home) in vote.place.homes.iter().take(8).enumerate() {
        vote.cast(*home, if index < 6 { "agree" } else { "against" }).await.created();
    }
}

#[tokio::test]
async fn the_scheme_is_entered_before_the_notice_and_frozen_with_it() {
    let app = TestApp::start().await;
    let vote = draft(&app).await;
    let path = format!("{}/lift", vote.path());
    vote.step("notice").await.refused(Code::LiftSchemeRefused);
    app.anonymous().get(&path).await.refused(Code::NotFound);
    let good = scheme(&vote, false).await;
    let staff = vote.staff().await;
    let mut gap = good.clone();
    gap["floors"].as_array_mut().expect("floors").pop();
    assert!(staff.post(&path, gap).await.refused(Code::LiftSchemeRefused).detail.is_some());
    let mut dear = good.clone();
    dear["subsidy_yuan"] = json!("510000.01");
    staff.post(&path, dear).await.refused(Code::LiftSchemeRefused);
    let mut words = good.clone();
    words["total_yuan"] = json!("五十万");
    assert_eq!(staff.post(&path, words).await.refused(Code::InvalidInput).errors[0].pointer, "/total_yuan");
    app.staff(Role::GridWorker, vote.place.community).await.post(&path, good.clone()).await.refused(Code::Forbidden);
    staff.post(&path, good.clone()).await.ok();
    vote.step("notice").await.ok();
    staff.post(&path, good).await.refused(Code::DecisionLocked);
    let text = staff.get(&format!("{}/register", vote.path())).await.body;
    assert!(text.contains("lift: 51000000\t15300000\thome\tcivil code\n"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("lift home: ")).count(), 12);

    // Everybody sees all floors; a resident also what the own home pays.
    let page = app.anonymous().get(&path).await.ok();
    assert_eq!(page["floors"].as_array().map(Vec::len), Some(6));
    assert_eq!(
        page["floors"][0],
        json!({
            "floor": 6, "weight": 130, "homes": 2,
            "before": [6_500_000, 6_500_000], "after": [4_550_000, 4_550_000],
        })
    );
    assert_eq!(page["mine"], json!([]));
    let resident = app.resident(vote.place.homes[4]).await;
    assert_eq!(resident.get(&path).await.ok()["mine"][0]["share"]["after"], 3_500_000);
    let notes = resident.get(&vote.path()).await.ok()["lift_notes"].clone();
    assert_eq!(notes, json!(["1号楼1单元301（3 层）扣除补贴后分摊 35,000.00 元（补贴前 50,000.00 元）。"]));
    let document = resident.get(&format!("//decisions/{}/lift", vote.id)).await;
    assert_eq!(document.status, 200);
    assert!(document.body.contains("35,000.00") && !document.body.contains("<script"), "{}", document.body);
}

#[tokio::test]
async fn e6_both_readings_are_shown_and_the_civil_code_decides() {
    let app = TestApp::start().await;
    let vote = opened(&app, false).await;
    e6(&vote).await;
    let outcome = vote.outcome().await;
    assert_eq!(
        (&outcome["items"][0]["outcome"]["passed"], &outcome["items"][0]["carried"]),
        (&json!(true), &json!(true))
    );
    let older = &outcome["conditions"][0];
    assert_eq!((&older["counts"], &older["holds"]), (&json!(false), &json!(false)), "{older}");
}

#[tokio::test]
async fn e6_the_stricter_reading_counts_where_it_is_configured() {
    let app = TestApp::start().await;
    let vote = opened(&app, true).await;
    e6(&vote).await;
    let outcome = vote.outcome().await;
    assert_eq!(
        (&outcome["items"][0]["outcome"]["passed"], &outcome["items"][0]["carried"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(outcome["conditions"][0]["counts"], json!(true));
}

#[tokio::test]
async fn a_home_whose_own_part_is_taken_has_to_consent_apart() {
    let app = TestApp::start().await;
    let vote = opened(&app, false).await;
    let path = format!("{}/lift-consents", vote.path());
    let staff = vote.staff().await;
    let said = |answer: &str, photos: Value| {
        json!({
            "home_id": vote.place.homes[1], "effect": "occupies", "answer": answer,
            "note": "厨房窗外的连廊。", "photos": photos,
        })
    };
    staff.post(&path, said("asked", json!([]))).await.created();
    staff.post(&path, said("consents", json!([]))).await.refused(Code::ProofPhotoMissing);
    let elsewhere = app.compound().homes(1).build().await;
    let mut foreign = said("asked", json!([]));
    foreign["home_id"] = json!(elsewhere.homes[0]);
    assert_eq!(staff.post(&path, foreign).await.refused(Code::InvalidInput).errors[0].pointer, "/home_id");
    app.resident(vote.place.homes[1]).await.post(&path, said("asked", json!([]))).await.refused(Code::Forbidden);
    for home in &vote.place.homes {
        vote.cast(*home, "agree").await.created();
    }
    let outcome = vote.outcome().await;
    assert_eq!(outcome["items"][0]["carried"], json!(false), "everybody agreed, but for the home that has to");
    let condition = &outcome["conditions"][1];
    assert_eq!((&condition["counts"], &condition["holds"]), (&json!(true), &json!(false)), "{condition}");
    let photo = staff.upload_photo().await;
    staff.post(&path, said("consents", json!([photo]))).await.created();
    let outcome = app.anonymous().get(&format!("{}/outcome", vote.path())).await.ok();
    assert_eq!(outcome["items"][0]["carried"], json!(true));
    let page = app.anonymous().get(&format!("{}/lift", vote.path())).await.ok();
    assert_eq!((&page["consents"][0]["note"], &page["consents"][0]["photos"]), (&json!(""), &json!([])));
    let desk = staff.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["lift"]["consents"][0]["note"], "厨房窗外的连廊。");
    vote.finish().await;
    staff.post(&path, said("asked", json!([]))).await.refused(Code::DecisionLocked);
}

#[tokio::test]
async fn a_lift_is_not_a_matter_of_households_or_of_a_whole_cluster() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let staff = app.staff(Role::SubdistrictOfficer, place.district).await;
    let path = format!("/projects/{}/decisions", place.project);
    let mut households = body(&app, &place, "residents_by_household");
    households["lift"] = json!(true);
    assert_eq!(staff.post(&path, households).await.refused(Code::InvalidInput).errors[0].pointer, "/lift");
    let mut cluster = body(&app, &place, "owners_major");
    (cluster["lift"], cluster["scope_id"]) = (json!(true), json!(place.cluster));
    assert_eq!(staff.post(&path, cluster).await.refused(Code::InvalidInput).errors[0].pointer, "/lift");
}
