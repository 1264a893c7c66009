//! The result after the close, and `POST /rating-rounds/{id}/remarks/{id}/review`.

use linyi_shared::decisions::rules::Percentage;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::ratings::api::{DeskRound, RatingRoundPage, RoundPhase};
use linyi_tests::TestApp;
use serde_json::json;

use super::open_round;

#[tokio::test]
async fn after_the_close_everybody_reads_the_result_without_small_cells() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 12).await;
    let levels = |index: usize| match index {
        0..=4 => "very_satisfied",
        5..=9 => "satisfied",
        _ => "dissatisfied",
    };
    for (index, home) in compound.homes.iter().enumerate() {
        let resident = app.resident(*home).await;
        let body = json!({"home_id": home, "levels": {"overall": levels(index)}});
        resident.post(&format!("{path}/answers"), body).await.ok();
    }
    app.advance_days(10);
    let page: RatingRoundPage = app.anonymous().get(&path).await.parse();
    assert_eq!(page.phase, RoundPhase::Closed);
    let result = page.outcome.expect("a result").result;
    assert_eq!((result.homes, result.answers, result.response_rate), (12, 12, Some(Percentage(10_000))));
    let overall = result.questions.iter().find(|question| question.question == "overall").expect("overall");
    assert_eq!((overall.valid, overall.rate), (12, Some(Percentage(8_333))));
    let counts: Vec<_> = overall.levels.iter().map(|level| level.count).collect();
    // The empty third level would be found by subtraction, so a neighbour is held back with it.
    assert_eq!(counts.iter().flatten().count(), 1);
    assert!(counts.iter().flatten().all(|count| *count >= 5), "{counts:?}");
    let unasked = result.questions.iter().find(|question| question.question == "upkeep").expect("upkeep");
    assert_eq!((unasked.valid, unasked.rate, unasked.score), (0, None, None));
}

#[tokio::test]
async fn four_answers_publish_their_number_and_nothing_else() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 20).await;
    for home in &compound.homes[..4] {
        let resident = app.resident(*home).await;
        let body = json!({"home_id": home, "levels": {"overall": "very_dissatisfied"}});
        resident.post(&format!("{path}/answers"), body).await.ok();
    }
    app.advance_days(10);
    let page: RatingRoundPage = app.anonymous().get(&path).await.parse();
    let outcome = page.outcome.expect("a result");
    assert!(outcome.result.below_minimum && !outcome.phone_share_exceeded);
    let overall = outcome.result.questions.iter().find(|question| question.question == "overall").expect("overall");
    assert_eq!((overall.valid, overall.rate, overall.score), (4, None, None));
    assert!(overall.levels.iter().all(|level| level.count.is_none()));
}

#[tokio::test]
async fn a_free_text_is_reviewed_without_its_home_after_the_close() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 2).await;
    for (home, remark) in compound.homes.iter().zip(["楼道灯太暗", "骂人的话"]) {
        let resident = app.resident(*home).await;
        let body = json!({"home_id": home, "levels": {"overall": "satisfied"}, "remark": remark, "wanted": "加装电梯"});
        resident.post(&format!("{path}/answers"), body).await.ok();
    }
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let open: DeskRound = staff.get(&format!("{path}/desk")).await.parse();
    assert!(open.to_review.is_empty());
    app.advance_days(10);
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let public = app.anonymous().get(&path).await;
    assert!(!public.body.contains("楼道灯太暗"), "not before its review");
    let closed: DeskRound = staff.get(&format!("{path}/desk")).await.parse();
    assert_eq!(closed.to_review.len(), 2);
    assert_eq!(closed.buildings[0].answered, 2);
    for remark in &closed.to_review {
        let review = format!("{path}/remarks/{}/review", remark.id);
        let resident = app.resident(compound.homes[0]).await;
        resident.post(&review, json!({"show": true})).await.refused(Code::Forbidden);
        let show = remark.remark == "楼道灯太暗";
        staff.post(&review, json!({"show": show})).await.ok();
        staff.post(&review, json!({"show": true})).await.refused(Code::RemarkSettled);
    }
    let page: RatingRoundPage = app.anonymous().get(&path).await.parse();
    let outcome = page.outcome.expect("a result");
    assert_eq!((outcome.remarks.len(), outcome.remarks_waiting, outcome.remarks_held), (1, 0, 1));
    assert_eq!(outcome.remarks[0].remark, "楼道灯太暗");
}

#[tokio::test]
async fn review_and_desk_stay_with_the_place_and_wait_for_the_close() {
    let app = TestApp::start().await;
    let (compound, path) = open_round(&app, 1).await;
    let there = app.compound().named("乙小区").homes(1).build().await;
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    foreign.get(&format!("{path}/desk")).await.refused(Code::Forbidden);
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let review = format!("{path}/remarks/{}/review", compound.project);
    staff.post(&review, json!({"show": true})).await.refused(Code::RatingSealed);
    app.advance_days(10);
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let foreign = app.staff(Role::CommunityStaff, there.community).await;
    staff.post(&review, json!({"show": true})).await.refused(Code::NotFound);
    foreign.post(&review, json!({"show": true})).await.refused(Code::Forbidden);
}
