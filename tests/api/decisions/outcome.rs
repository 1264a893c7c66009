//! The outcome: the worked examples of the law, through the API; then provisional and final.

use linyi_server::features::decisions::queries;
use linyi_shared::decisions::rules::DecisionKind;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::{Value, json};

use super::given::{Vote, body, compound, ready};

/// One home: its area in 0.01 ㎡, its owners (none: the developer's), and what its elector chooses, if at all.
type Home<'a> = (i64, &'a [&'a str], Option<&'a str>);

/// Votes as told and answers the judged question.
async fn judged(kind: &str, homes: &[Home<'_>]) -> Value {
    let app = TestApp::start().await;
    let mut builder = app.compound();
    for (area, owners, _) in homes {
        builder = builder.home(*area, owners);
    }
    let place = ready(builder).await;
    let mut body = body(&app, &place, kind);
    body["closes_at"] = json!(app.now() + chrono::Duration::days(60));
    let vote = Vote::open(&app, place, body).await;
    for ((_, _, choice), home) in homes.iter().zip(vote.place.homes.clone()) {
        if let Some(choice) = choice {
            vote.cast(home, choice).await.created();
        }
    }
    vote.outcome().await["items"][0]["outcome"].clone()
}

/// Several homes of one area, each with an owner of its own and the same choice.
fn group<'a>(names: &'a [&'a [&'a str]], area: i64, choice: Option<&'a str>) -> Vec<Home<'a>> {
    names.iter().map(|owners| (area, *owners, choice)).collect()
}

const A: &[&[&str]] = &[&["a1"], &["a2"], &["a3"], &["a4"], &["a5"], &["a6"]];
const B: &[&[&str]] = &[&["b1"], &["b2"], &["b3"], &["b4"], &["b5"], &["b6"]];
const C: &[&[&str]] = &[&["c1"], &["c2"], &["c3"], &["c4"], &["c5"], &["c6"]];

/// The developer's homes: unsold twice, sold and not handed over once; one person together.
async fn e1(kind: &str) -> Value {
    let (yes, no) = (Some("agree"), Some("against"));
    judged(
        kind,
        &[
            (6_000, &["A"], yes),
            (6_000, &["A"], None),
            (6_000, &["B", "C"], no),
            (6_000, &["D"], yes),
            (6_000, &["E"], no),
            (6_000, &["F"], None),
            (6_000, &["G"], None),
            (8_000, &[], yes),
            (8_000, &[], None),
            (8_000, &[], None),
        ],
    )
    .await
}

#[tokio::test]
async fn e1_homes_of_one_owner_are_one_person_and_an_ordinary_matter_passes() {
    let outcome = e1("owners_ordinary").await;
    assert_eq!(outcome["tally"]["all"], json!({"persons": 7, "area": 66_000}));
    assert_eq!(outcome["tally"]["agree"], json!({"persons": 3, "area": 42_000}));
    assert_eq!(outcome["tally"]["against"], json!({"persons": 2, "area": 12_000}));
    assert_eq!((&outcome["quorum"], &outcome["passed"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn e1_the_same_ballots_do_not_carry_a_major_matter() {
    let outcome = e1("owners_major").await;
    assert_eq!((&outcome["quorum"], &outcome["passed"]), (&json!(true), &json!(false)));
    let failing: Vec<_> =
        outcome["legs"].as_array().expect("legs").iter().filter(|leg| leg["holds"] == false).collect();
    assert_eq!(failing.len(), 1, "three of five persons; the area reaches three quarters");
    assert_eq!(failing[0]["leg"]["measure"], "persons");
    assert_eq!((&failing[0]["numerator"], &failing[0]["denominator"]), (&json!(3), &json!(5)));
}

#[tokio::test]
async fn e2_exactly_two_thirds_take_part_and_exactly_half_is_not_more_than_half() {
    let mut homes = group(&A[..3], 10_000, Some("agree"));
    homes.extend(group(&B[..3], 10_000, Some("against")));
    homes.extend(group(&C[..3], 10_000, None));
    let outcome = judged("owners_ordinary", &homes).await;
    assert_eq!((&outcome["quorum"], &outcome["passed"]), (&json!(true), &json!(false)));
}

#[tokio::test]
async fn e2_exactly_three_quarters_carry_a_major_matter() {
    let mut homes = group(A, 10_000, Some("agree"));
    homes.extend(group(&B[..1], 10_000, Some("against")));
    homes.extend(group(&B[1..2], 10_000, Some("abstain")));
    homes.extend(group(&C[..4], 10_000, None));
    let outcome = judged("owners_major", &homes).await;
    assert_eq!(outcome["tally"]["all"], json!({"persons": 12, "area": 120_000}));
    assert_eq!((&outcome["quorum"], &outcome["passed"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn e2_one_hundredth_of_a_square_metre_less_and_the_vote_does_not_stand() {
    let mut homes = group(A, 10_000, Some("agree"));
    homes.extend(group(&B[..1], 10_000, Some("against")));
    homes.extend(group(&B[1..2], 9_999, Some("against")));
    homes.extend(group(&C[..3], 10_000, None));
    homes.extend(group(&C[3..4], 10_001, None));
    let outcome = judged("owners_major", &homes).await;
    assert_eq!(outcome["tally"]["all"], json!({"persons": 12, "area": 120_000}));
    assert_eq!((&outcome["quorum"], &outcome["passed"]), (&json!(false), &json!(false)));
    let legs = outcome["legs"].as_array().expect("legs");
    assert_eq!((&legs[0]["holds"], &legs[1]["holds"]), (&json!(true), &json!(false)), "persons stand, area does not");
    assert_eq!((&legs[1]["numerator"], &legs[1]["needed"]), (&json!(79_999), &json!(80_000)));
}

#[tokio::test]
async fn e3_most_persons_with_less_than_half_of_the_area_do_not_carry_it() {
    let mut homes = group(&A[..4], 7_500, Some("agree"));
    homes.extend(group(&B[..2], 13_333, Some("against")));
    homes.extend(group(&B[2..3], 13_334, Some("against")));
    homes.extend(group(&C[..3], 10_000, None));
    let outcome = judged("owners_ordinary", &homes).await;
    assert_eq!(outcome["tally"]["all"], json!({"persons": 10, "area": 100_000}));
    assert_eq!((&outcome["quorum"], &outcome["passed"]), (&json!(true), &json!(false)));
    let failing: Vec<_> =
        outcome["legs"].as_array().expect("legs").iter().filter(|leg| leg["holds"] == false).collect();
    assert_eq!(failing.len(), 1);
    assert_eq!((&failing[0]["leg"]["counted"], &failing[0]["leg"]["measure"]), (&json!("agreeing"), &json!("area")));
}

#[tokio::test]
async fn an_outcome_is_published_once_and_becomes_final_after_the_period_for_objections() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    for home in vote.place.homes.clone() {
        vote.cast(home, "agree").await.created();
    }
    vote.go_to(vote.closes_at);
    vote.step("final").await.refused(Code::DecisionStepRefused);
    app.resident(vote.place.homes[0])
        .await
        .post(&format!("{}/outcome", vote.path()), json!({}))
        .await
        .refused(Code::Forbidden);
    assert_eq!(vote.step("outcome").await.ok()["state"], "provisional");
    vote.step("outcome").await.refused(Code::DecisionStepRefused);
    let decided = async || {
        let db = app.state.database.reader();
        queries::is_decided(db, vote.place.project, &[DecisionKind::OwnersOrdinary], app.now()).await.expect("evidence")
    };
    assert!(!decided().await, "a provisional outcome is no evidence");
    vote.finish().await;
    assert_eq!(vote.step("final").await.ok()["state"], "final", "again is no change");
    let page = vote.page().await;
    assert_eq!(page["state"], "final");
    assert_eq!(page["outcome"]["version"], 1);
    assert!(!page["final_at"].is_null());
    assert!(decided().await);
    let db = app.state.database.reader();
    assert!(!queries::is_gate_reached(db, vote.place.project, app.now()).await.expect("evidence"));
}

#[tokio::test]
async fn r23_an_outcome_is_final_only_after_its_notice_hung_for_its_period() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    // What is posted before the outcome is out says nothing about it.
    vote.post_result().await;
    vote.outcome().await;
    assert_eq!(vote.page().await["result_notices"], json!([]));
    app.advance_days(30);
    vote.step("final").await.refused(Code::ResultNoticeMissing);
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["may_finish"], false);

    let notice = vote.post_result().await;
    let page = vote.page().await;
    assert_eq!((&page["state"], &page["result_notices"][0]["id"]), (&json!("objecting"), &json!(notice)));
    let running = vote.step("final").await.refused(Code::ResultNoticeRunning);
    assert!(running.detail.is_some_and(|end| end.ends_with("24:00")), "the end of its period");
    let withdrawal = json!({"reason": "数字有误"});
    vote.staff().await.post(&format!("/notices/{notice}/withdraw"), withdrawal).await.ok();
    app.advance_days(12);
    vote.step("final").await.refused(Code::ResultNoticeMissing);

    let notice = vote.post_result().await;
    vote.wait_out(&notice).await;
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["may_finish"], true);
    vote.step("final").await.ok();
}

#[tokio::test]
async fn r34_open_objections_keep_an_outcome_from_being_final() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.outcome().await;
    let notice = vote.post_result().await;
    let home = vote.place.homes[0];
    let objection = json!({"home_id": home, "text": "我家的票好像没有计入。"});
    let path = format!("/notices/{notice}/objections");
    let raised = app.resident(home).await.post(&path, objection).await.created();
    vote.wait_out(&notice).await;
    let refused = vote.step("final").await.refused(Code::ObjectionsOpen);
    assert_eq!(refused.detail.as_deref(), Some("1 件"));
    assert_eq!(vote.page().await["result_notices"][0]["open_objections"], 1);

    let answer = json!({"answer": "已核对回执，您家的票已计入。"});
    let path = format!("/objections/{}/answer", raised["id"].as_str().expect("an id"));
    vote.staff().await.post(&path, answer).await.ok();
    assert_eq!(vote.step("final").await.ok()["state"], "final");
}

#[tokio::test]
async fn a_final_outcome_settles_the_work_items_it_was_about() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let project = place.project;
    let items = app.anonymous().get(&format!("/compounds/{}", place.id)).await.ok()["what"]["items"].clone();
    let ids: Vec<_> = items.as_array().expect("items").iter().map(|item| item["id"].clone()).collect();
    let mut body = body(&app, &place, "owners_ordinary");
    body["questions"] = json!([]);
    body["work_items"] = json!(ids);
    let vote = Vote::open(&app, place, body).await;
    let asked = vote.page().await["items"].as_array().expect("items").clone();
    for home in vote.place.homes.clone() {
        let choices = [("agree", &asked[0]["id"]), ("against", &asked[1]["id"])]
            .map(|(choice, item)| json!({"item_id": item, "choice": choice}));
        let ballot = json!({"home_id": home, "choices": choices});
        app.resident(home).await.post(&format!("{}/ballots", vote.path()), ballot).await.created();
    }
    vote.outcome().await;
    let page = async || app.anonymous().get(&format!("/compounds/{}", vote.place.id)).await.ok();
    assert_eq!(page().await["what"]["adopted"], 0, "nothing is settled before the outcome is final");
    vote.finish().await;
    let settled = page().await["what"]["items"].clone();
    assert_eq!((&settled[0]["status"], &settled[1]["status"]), (&json!("adopted"), &json!("dropped")), "{project}");
    assert!(settled[1]["reason"].as_str().is_some_and(|reason| reason.contains("未通过")), "{settled}");
}
