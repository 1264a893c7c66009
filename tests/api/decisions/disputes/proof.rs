//! A withdrawal is proven from what is public.

use linyi_server::commands::verify;
use linyi_server::entities::ballot_dispute;
use linyi_server::features::decisions::recount::{Difference, recount};
use linyi_tests::TestApp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use tempfile::TempDir;

use super::{agrees_with_a_recount, dispute, enter, open, settle};

#[tokio::test]
async fn a_withdrawal_is_proven_by_recount_and_verify_and_none_can_be_hidden() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    enter(&vote, &vote.staff().await, home, "agree").await;
    agrees_with_a_recount(&app).await;
    let folder = TempDir::new().expect("a folder");
    let keep = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let [log, receipt] = ["log/file", "receipt"].map(|part| format!("{}/{part}", vote.path()));
    let earlier = keep("earlier.json", &app.anonymous().get(&log).await.body);
    let counted = keep("receipt.json", &resident.get(&receipt).await.body);
    let id = dispute(&vote, &resident, home, 1).await;
    settle(&vote, &id, "void").await;
    let later = keep("later.json", &app.anonymous().get(&log).await.body);

    let report = verify::ballot_log(&later, Some(&earlier), None).expect("a log that holds");
    assert!(report.contains("1 ballots entered for a home were withdrawn"), "{report}");
    let hidden = verify::ballot_log(&earlier, Some(&later), None).expect_err("a withdrawal that went away");
    assert!(format!("{hidden:#}").contains("counts again"), "{hidden:#}");
    verify::ballot_log(&earlier, None, Some(&counted)).expect("it counted then");
    let gone = verify::ballot_log(&later, None, Some(&counted)).expect_err("it counts no more");
    assert!(format!("{gone:#}").contains("was withdrawn"), "{gone:#}");

    // Without its answer on record the withdrawal is a ballot that was taken away.
    let tx = app.state.database.begin().await.expect("a transaction");
    let row = ballot_dispute::Entity::find().one(&tx).await.expect("a query").expect("a dispute");
    let mut row = row.into_active_model();
    row.answer = Set(Some("stands".to_owned()));
    row.update(&tx).await.expect("a change");
    tx.commit().await.expect("a commit");
    let found = recount(&app.state.database, None).await.expect("a recount").remove(0).differences;
    assert!(matches!(found[..], [Difference::Ballot(_)]), "{found:?}");
}
