//! Who disputes and who answers, what, and how often.

use linyi_server::entities::{ballot_dispute, ballot_version};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;

use super::{agrees_with_a_recount, answer, dispute, disputes, enter, open, says, settle, voted};

#[tokio::test]
async fn only_the_home_disputes_only_what_others_gave_for_it_and_only_once() {
    let app = TestApp::start().await;
    let vote = open(&app, 3).await;
    let [home, neighbour] = [vote.place.homes[0], vote.place.homes[1]];
    let resident = app.resident(home).await;
    resident.post(&format!("{}/ballots", vote.path()), vote.ballot(home, "agree").await).await.created();
    enter(&vote, &vote.staff().await, home, "against").await;
    let path = disputes(&vote);
    resident.post(&path, says(home, 1)).await.refused(Code::NotEnteredForYou);
    for unknown in [0, 3, u32::MAX] {
        let problem = resident.post(&path, says(home, unknown)).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, "/version");
    }
    let mut silent = says(home, 2);
    silent["words"] = json!(" ");
    assert_eq!(resident.post(&path, silent).await.refused(Code::InvalidInput).errors[0].pointer, "/words");
    app.resident(neighbour).await.post(&path, says(home, 2)).await.refused(Code::Forbidden);
    let elsewhere = app.compound().homes(1).build().await;
    app.resident(elsewhere.homes[0]).await.post(&path, says(home, 2)).await.refused(Code::ForeignCompound);
    for role in [Role::CommunityStaff, Role::GridWorker, Role::Contractor, Role::CommitteeMember, Role::Auditor] {
        app.staff(role, vote.place.district).await.post(&path, says(home, 2)).await.refused(Code::Forbidden);
    }
    app.anonymous().post(&path, says(home, 2)).await.refused(Code::SignInRequired);
    let rows = || async {
        let db = app.state.database.reader();
        ballot_dispute::Entity::find().count(db).await.expect("a count")
    };
    assert_eq!(rows().await, 0, "nothing was written");
    let first = resident.post_keyed(&path, "k", says(home, 2)).await.created();
    assert_eq!(resident.post_keyed(&path, "k", says(home, 2)).await.created(), first);
    resident.post(&path, says(home, 2)).await.refused(Code::AlreadyDisputed);
    assert_eq!(rows().await, 1);
    let id = first["id"].as_str().expect("an id");
    settle(&vote, id, "stands").await;
    resident.post(&path, says(home, 2)).await.refused(Code::AlreadyDisputed);
    vote.outcome().await;
    resident.post(&path, says(home, 2)).await.refused(Code::DisputeTooLate);
    let receipts = resident.get(&format!("{}/receipt", vote.path())).await.ok();
    let offered = receipts["receipts"].as_array().expect("receipts").iter().any(|one| !one["disputable_for"].is_null());
    assert!(!offered, "{receipts}");
}

#[tokio::test]
async fn an_answer_needs_the_duty_the_place_and_somebody_else() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    let clerk = vote.staff().await;
    enter(&vote, &clerk, home, "agree").await;
    let id = dispute(&vote, &resident, home, 1).await;
    let (list, path) = (disputes(&vote), format!("{}/{id}/answer", disputes(&vote)));
    for role in [Role::GridWorker, Role::Contractor, Role::CommitteeMember, Role::Auditor, Role::HousingBureau] {
        let caller = app.staff(role, vote.place.district).await;
        caller.post(&path, answer("void")).await.refused(Code::Forbidden);
        caller.get(&list).await.refused(Code::Forbidden);
    }
    let elsewhere = app.compound().homes(1).build().await;
    let foreign = app.staff(Role::CommunityStaff, elsewhere.id).await;
    foreign.post(&path, answer("void")).await.refused(Code::Forbidden);
    foreign.get(&list).await.refused(Code::Forbidden);
    resident.post(&path, answer("void")).await.refused(Code::Forbidden);
    app.anonymous().post(&path, answer("void")).await.refused(Code::SignInRequired);
    clerk.post(&path, answer("stands")).await.refused(Code::DisputeOwnEntry);
    let other = vote.staff().await;
    let bare = json!({"answer": "void", "reason": ""});
    assert_eq!(other.post(&path, bare).await.refused(Code::InvalidInput).errors[0].pointer, "/reason");
    let unknown = format!("{list}/018f0000-0000-7000-8000-000000000000/answer");
    other.post(&unknown, answer("void")).await.refused(Code::NotFound);
    assert_eq!(voted(&vote).await["persons"], 1, "nothing was withdrawn");
    other.post(&path, answer("void")).await.ok();
    other.post(&path, answer("stands")).await.refused(Code::DisputeAnswered);
    assert_eq!(voted(&vote).await["persons"], 0);
    // What was acknowledged stays.
    let versions = ballot_version::Entity::find().count(app.state.database.reader()).await.expect("a count");
    assert_eq!(versions, 1);
    agrees_with_a_recount(&app).await;
}
