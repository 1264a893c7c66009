//! The turnout board: how many, by building, and what is still missing; by the server's clock, never how (R6).

use linyi_shared::area::Area;
use linyi_shared::decisions::api::TurnoutBoard;
use linyi_shared::decisions::rules::{DecisionState, Weight, still_needed};
use linyi_shared::lang::Lang;
use linyi_tests::TestApp;
use linyi_tests::builders::HomeSpec;

use super::given::{Vote, body, ready};

#[tokio::test]
async fn the_board_counts_by_building_and_says_what_is_missing() {
    let app = TestApp::start().await;
    let mut builder = app.compound();
    for number in 0..6 {
        let owners = vec![format!("owner of {number}")];
        let building = if number < 4 { 1 } else { 2 };
        builder = builder.home_spec(HomeSpec { area: 5_000, owners, status: "sold_delivered", building });
    }
    let place = ready(builder).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::notified(&app, place, body).await;
    let read = async || -> TurnoutBoard { app.anonymous().get(&format!("{}/turnout", vote.path())).await.parse() };
    assert_eq!(read().await.state, DecisionState::Notified);
    vote.go_to(vote.opens_at);
    for home in [0, 4] {
        vote.cast(vote.place.homes[home], "against").await.created();
    }
    let board = read().await;
    assert_eq!(board.state, DecisionState::Open);
    assert_eq!(board.turnout.voted, Weight::new(2, Area(10_000)));
    let buildings: Vec<_> =
        board.turnout.buildings.iter().map(|one| (one.name.as_str(), one.homes, one.voted)).collect();
    assert_eq!(buildings, [("1号楼", 4, 1), ("2号楼", 2, 1)]);
    let missing = still_needed(&board.needs, board.turnout.voted, board.unit, Lang::Zh);
    assert_eq!(missing.as_deref(), Some("还差 2 人、100.00 ㎡"));
    assert!(vote.opens_at < board.now && board.now < board.closes_at, "the server's clock");

    for home in [1, 2] {
        vote.cast(vote.place.homes[home], "abstain").await.created();
    }
    let later = read().await;
    assert_eq!(still_needed(&later.needs, later.turnout.voted, later.unit, Lang::Zh), None);
    assert!(later.now > board.now);
    vote.go_to(vote.closes_at);
    assert_eq!(read().await.state, DecisionState::Closed);
}

#[tokio::test]
async fn a_consent_gate_has_no_quorum_to_miss() {
    let app = TestApp::start().await;
    let place = ready(app.compound().homes(3)).await;
    let mut body = body(&app, &place, "consent_gate");
    body["questions"] = serde_json::json!([
        {"title": "是否同意改造方案？", "gate_question": "plan"},
        {"title": "是否同意物业管理模式？", "gate_question": "management"},
    ]);
    let vote = Vote::open(&app, place, body).await;
    let board: TurnoutBoard = app.anonymous().get(&format!("{}/turnout", vote.path())).await.parse();
    assert_eq!((board.needs.len(), board.turnout.all.persons), (0, 3));
}
