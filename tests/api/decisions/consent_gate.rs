//! The consent gate: two questions, households, three ways to end (R29, R31).

use linyi_server::features::decisions::queries;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

/// The body that sets up a consent gate.
pub fn gate_body(app: &TestApp, place: &linyi_tests::builders::BuiltCompound) -> Value {
    let mut body = body(app, place, "consent_gate");
    body["questions"] = json!([
        {"title": "您是否同意改造方案？", "gate_question": "plan"},
        {"title": "您是否同意物业管理模式？", "gate_question": "management"},
    ]);
    body
}

/// Five homes answer both questions as told; silence is `None`.
async fn ended(answers: [Option<(&str, &str)>; 5]) -> (Value, bool) {
    let app = TestApp::start().await;
    let place = compound(&app, 5).await;
    let body = gate_body(&app, &place);
    let vote = Vote::open(&app, place, body).await;
    for (answer, home) in answers.into_iter().zip(vote.place.homes.clone()) {
        let Some((plan, management)) = answer else { continue };
        let mut ballot = vote.ballot(home, plan).await;
        ballot["choices"][1]["choice"] = json!(management);
        app.resident(home).await.post(&format!("{}/ballots", vote.path()), ballot).await.created();
    }
    let outcome = vote.outcome().await;
    vote.finish().await;
    let db = app.state.database.reader();
    let reached = queries::is_gate_reached(db, vote.place.project, app.now()).await.expect("evidence");
    (outcome["gate"].clone(), reached)
}

const YES: Option<(&str, &str)> = Some(("agree", "agree"));

#[tokio::test]
async fn four_of_five_households_on_both_questions_reach_the_gate() {
    let (gate, reached) = ended([YES, YES, YES, YES, None]).await;
    assert_eq!(gate["verdict"], "passed");
    assert_eq!(gate["denominator"], "registered");
    assert_eq!(gate["homes"], json!({"registered": 5, "contacted": 4}));
    assert!(reached);
}

#[tokio::test]
async fn silence_leaves_it_open_and_the_plan_alone_is_not_enough() {
    let (gate, reached) = ended([YES, YES, YES, None, None]).await;
    assert_eq!(gate["verdict"], "not_reached");
    assert!(!reached);
    let (gate, reached) = ended([YES, YES, YES, Some(("agree", "abstain")), None]).await;
    assert_eq!(gate["plan"]["verdict"], "passed");
    assert_eq!(gate["verdict"], "not_reached");
    assert!(!reached);
}

#[tokio::test]
async fn a_rejection_is_a_result_of_its_own() {
    let no = Some(("against", "against"));
    let (gate, reached) = ended([no, no, YES, YES, YES]).await;
    assert_eq!(gate["verdict"], "rejected");
    assert!(!reached);
}

#[tokio::test]
async fn a_gate_asks_exactly_its_two_questions() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let staff = app.staff(linyi_shared::people::rules::Role::CommunityStaff, place.community).await;
    let path = format!("/projects/{}/decisions", place.project);
    let mut swapped = gate_body(&app, &place);
    swapped["questions"].as_array_mut().expect("questions").swap(0, 1);
    staff.post(&path, swapped).await.refused(Code::InvalidInput);
    let mut more = gate_body(&app, &place);
    more["work_items"] = json!([place.items[0]]);
    staff.post(&path, more).await.refused(Code::InvalidInput);
    staff.post(&path, body(&app, &place, "consent_gate")).await.refused(Code::InvalidInput);
    staff.post(&path, gate_body(&app, &place)).await.created();
}
