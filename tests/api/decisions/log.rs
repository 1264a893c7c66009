//! The public log: every ballot gets its place, its voter can prove it, and nobody reads a choice from it.

use linyi_server::commands::verify;
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_shared::decisions::api::{BallotLog, BallotReceipt, ConsistencyProof, LeavesPage, ReceiptPage};
use linyi_shared::decisions::log::{
    Inclusion, LogFile, OpenedBallot, ReceiptFault, Recorded, check_consistency, check_inclusion,
};
use linyi_shared::decisions::rules::Choice;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;
use tempfile::TempDir;

use super::given::{Vote, body, compound};

async fn open_vote(app: &TestApp, homes: usize) -> Vote<'_> {
    let place = compound(app, homes).await;
    let body = body(app, &place, "owners_ordinary");
    Vote::open(app, place, body).await
}

/// The ballot that counts, opened for the resident of a home.
async fn opened(vote: &Vote<'_>, home: usize) -> OpenedBallot {
    let resident = vote.app.resident(vote.place.homes[home]).await;
    let page: ReceiptPage = resident.get(&format!("{}/receipt", vote.path())).await.parse();
    page.receipts.into_iter().find_map(|receipt| receipt.opened).expect("a ballot that counts")
}

#[tokio::test]
async fn a_ballot_is_promised_at_once_and_then_proven() {
    let app = TestApp::start().await;
    let vote = open_vote(&app, 3).await;
    let receipt: BallotReceipt =
        serde_json::from_value(vote.cast(vote.place.homes[0], "against").await.created()).expect("a receipt");
    let nobody = app.anonymous();
    let log: BallotLog = nobody.get(&format!("{}/log", vote.path())).await.parse();
    assert_eq!(receipt.promise.check(log.key), Ok(()));
    assert_eq!(Some(opened(&vote, 0).await.salt), receipt.salt, "the receipt page tells what the answer told");

    sequencer::place_waiting(&app.state).await;
    let ballot = opened(&vote, 0).await;
    assert_eq!(ballot.check(), Ok(Recorded::InLog(0)));
    assert_eq!(ballot.commitment(), receipt.promise.promise.commitment);
    let lie =
        OpenedBallot { choices: ballot.choices.keys().map(|item| (*item, Choice::Agree)).collect(), ..ballot.clone() };
    assert_eq!(lie.check(), Err(ReceiptFault::OtherBallot));

    let leaf = ballot.commitment();
    let path = format!("{}/log/inclusion?leaf={leaf}", vote.path());
    let inclusion: Inclusion = nobody.get(&path).await.parse();
    assert_eq!(check_inclusion(&inclusion.head.head, leaf, inclusion.index, &inclusion.proof), Ok(()));
    let unknown = "0".repeat(64);
    nobody.get(&format!("{}/log/inclusion?leaf={unknown}", vote.path())).await.refused(Code::NotFound);
    nobody.get(&format!("{}/log/inclusion?leaf=xyz", vote.path())).await.refused(Code::InvalidQuery);
}

#[tokio::test]
async fn a_later_log_extends_an_earlier_one() {
    let app = TestApp::start().await;
    let vote = open_vote(&app, 5).await;
    let nobody = app.anonymous();
    let log = format!("{}/log", vote.path());
    let empty: BallotLog = nobody.get(&log).await.parse();
    assert_eq!((empty.head.head.size, empty.head.check(empty.key)), (0, Ok(())));
    for home in 0..2 {
        vote.cast(vote.place.homes[home], "agree").await.created();
    }
    sequencer::place_waiting(&app.state).await;
    let earlier: BallotLog = nobody.get(&log).await.parse();
    for home in 2..5 {
        vote.cast(vote.place.homes[home], "against").await.created();
    }
    vote.cast(vote.place.homes[0], "against").await.created();
    sequencer::place_waiting(&app.state).await;

    let proof: ConsistencyProof = nobody.get(&format!("{log}/consistency?size=2")).await.parse();
    assert_eq!((earlier.head.head.size, proof.head.head.size), (2, 6), "every version is a leaf");
    assert_eq!(check_consistency(&earlier.head.head, &proof.head.head, &proof.proof), Ok(()));
    assert_eq!(proof.head.check(earlier.key), Ok(()));
    nobody.get(&format!("{log}/consistency?size=7")).await.refused(Code::InvalidQuery);
    let leaves: LeavesPage = nobody.get(&format!("{log}/leaves?start=4")).await.parse();
    assert_eq!((leaves.start, leaves.leaves.len(), leaves.size), (4, 2, 6));
    let beyond: LeavesPage = nobody.get(&format!("{log}/leaves?start=9")).await.parse();
    assert_eq!(beyond.leaves, []);
}

#[tokio::test]
async fn a_downloaded_log_is_verified_without_the_server() {
    let app = TestApp::start().await;
    let vote = open_vote(&app, 3).await;
    let folder = TempDir::new().expect("a folder");
    let keep = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let file = format!("{}/log/file", vote.path());
    vote.cast(vote.place.homes[0], "agree").await.created();
    sequencer::place_waiting(&app.state).await;
    let earlier = keep("earlier.json", &app.anonymous().get(&file).await.body);
    vote.cast(vote.place.homes[1], "against").await.created();
    sequencer::place_waiting(&app.state).await;
    let answer = app.anonymous().get(&file).await;
    let name = answer.headers["content-disposition"].to_str().expect("a name").to_owned();
    assert!(name.contains("attachment") && name.contains(&vote.id), "{name}");
    let later = keep("later.json", &answer.body);
    let resident = app.resident(vote.place.homes[1]).await;
    let receipt = keep("receipt.json", &resident.get(&format!("{}/receipt", vote.path())).await.body);

    let report = verify::ballot_log(&later, Some(&earlier), Some(&receipt)).expect("a log that holds");
    assert!(report.contains("2 leaves") && report.contains("nothing but 1 leaves"), "{report}");
    let short = verify::ballot_log(&earlier, None, Some(&receipt)).expect_err("the ballot came later");
    assert!(format!("{short:#}").contains("not in the log"), "{short:#}");
    let shrunk = verify::ballot_log(&earlier, Some(&later), None).expect_err("a log that lost a leaf");
    assert!(format!("{shrunk:#}").contains("changed since"), "{shrunk:#}");
    let mut forged: LogFile = serde_json::from_str(&answer.body).expect("a log");
    forged.leaves[0].0[0] ^= 1;
    let forged = keep("forged.json", &serde_json::to_string(&forged).expect("json"));
    verify::ballot_log(&forged, None, None).expect_err("a leaf was changed");
}

#[tokio::test]
async fn staff_who_enter_a_ballot_cannot_prove_it_to_anybody() {
    let app = TestApp::start().await;
    let vote = open_vote(&app, 2).await;
    let mut ballot = vote.ballot(vote.place.homes[0], "agree").await;
    ballot["channel"] = json!("visit");
    ballot["note"] = json!("业主本人在家，当面登记。");
    let entered = vote.staff().await.post(&format!("{}/entered-ballots", vote.path()), ballot).await.created();
    assert_eq!(entered["salt"], json!(null));
    sequencer::place_waiting(&app.state).await;
    assert_eq!(opened(&vote, 0).await.check(), Ok(Recorded::InLog(0)), "its voter can");
}

#[tokio::test]
async fn a_vote_that_was_not_announced_has_no_log() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::draft(&app, place, body).await;
    for path in ["", "/leaves", "/file", "/consistency?size=1"] {
        app.anonymous().get(&format!("{}/log{path}", vote.path())).await.refused(Code::NotFound);
    }
}
