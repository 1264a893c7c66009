//! A home changes hands while its vote is open (R21, E13).

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use linyi_tests::builders::BuiltCompound;
use serde_json::json;

use super::given::{Vote, body, compound, ready};

/// Staff record that a home was sold to somebody.
pub async fn sell(app: &TestApp, place: &BuiltCompound, home: usize, buyer: &str) {
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let photo = staff.upload_photo().await;
    let body = json!({
        "owners": [{"name": buyer, "identifier": buyer}], "reason": "不动产证 2026-118 号。", "photos": [photo],
    });
    staff.post(&format!("/homes/{}/owners", place.homes[home]), body).await.ok();
}

#[tokio::test]
async fn e13_an_earlier_ballot_stands_and_otherwise_the_new_owner_votes() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let vote = Vote::open(&app, place.clone(), body(&app, &place, "owners_ordinary")).await;
    let (voted, silent) = (place.homes[0], place.homes[1]);
    let [first, second] = [app.resident(voted).await, app.resident(silent).await];
    let ballots = format!("{}/ballots", vote.path());
    app.advance_days(2);
    first.post(&ballots, vote.ballot(voted, "agree").await).await.created();
    let all = vote.page().await["turnout"]["all"].clone();
    app.advance_days(3);
    sell(&app, &place, 0, "买主一").await;
    sell(&app, &place, 1, "买主二").await;
    assert_eq!(vote.page().await["turnout"]["all"], all, "P and A stay as they were frozen");

    // Who sold speaks for the home no longer.
    first.post(&ballots, vote.ballot(voted, "against").await).await.refused(Code::Forbidden);
    second.post(&ballots, vote.ballot(silent, "against").await).await.refused(Code::Forbidden);

    // The home that had voted: its ballot stands, by every channel, and the buyer does not read what it says.
    let buyer = app.resident(voted).await;
    buyer.post(&ballots, vote.ballot(voted, "against").await).await.refused(Code::EarlierOwnerVoted);
    let mut paper = vote.ballot(voted, "against").await;
    paper["channel"] = json!("phone");
    paper["note"] = json!("用登记的电话回拨。");
    let entry = format!("{}/entered-ballots", vote.path());
    vote.staff().await.post(&entry, paper).await.refused(Code::EarlierOwnerVoted);
    assert_eq!(buyer.get(&format!("{}/receipt", vote.path())).await.ok()["receipts"], json!([]));
    assert_eq!(buyer.get(&vote.path()).await.ok()["mine"][0]["may_cast"], json!(false));

    // The home that had not: its new owner votes, and may change an own ballot.
    let buyer = app.resident(silent).await;
    buyer.post(&ballots, vote.ballot(silent, "agree").await).await.created();
    buyer.post(&ballots, vote.ballot(silent, "against").await).await.created();
    let tally = vote.outcome().await["items"][0]["outcome"]["tally"].clone();
    assert_eq!((&tally["agree"]["persons"], &tally["against"]["persons"]), (&json!(1), &json!(1)));
    assert_eq!(tally["all"], all);
}

#[tokio::test]
async fn an_owner_of_two_homes_who_sells_one_still_speaks_for_the_other() {
    let app = TestApp::start().await;
    let place = ready(app.compound().home(6_000, &["甲"]).home(7_000, &["甲"]).home(5_000, &["乙"])).await;
    let vote = Vote::open(&app, place.clone(), body(&app, &place, "owners_ordinary")).await;
    let owner = app.resident_of(&place.homes[..2]).await;
    let ballots = format!("{}/ballots", vote.path());
    owner.post(&ballots, vote.ballot(place.homes[0], "agree").await).await.created();
    app.advance_days(1);
    sell(&app, &place, 1, "买主").await;
    let buyer = app.resident(place.homes[1]).await;
    buyer.post(&ballots, vote.ballot(place.homes[1], "against").await).await.refused(Code::EarlierOwnerVoted);
    owner.post(&ballots, vote.ballot(place.homes[0], "against").await).await.created();
    assert_eq!(vote.page().await["turnout"]["voted"], json!({"persons": 1, "area": 13_000}));
}

#[tokio::test]
async fn a_spouse_who_joins_the_owners_changes_nobodys_say() {
    let app = TestApp::start().await;
    let place = compound(&app, 1).await;
    let vote = Vote::open(&app, place.clone(), body(&app, &place, "owners_ordinary")).await;
    let owner = app.resident(place.homes[0]).await;
    let staff = vote.staff().await;
    let photo = staff.upload_photo().await;
    let joined = json!({
        "owners": [{"name": "测试业主 owner-1"}, {"name": "配偶", "identifier": "spouse"}],
        "reason": "加名。", "photos": [photo],
    });
    staff.post(&format!("/homes/{}/owners", place.homes[0]), joined).await.ok();
    let ballots = format!("{}/ballots", vote.path());
    owner.post(&ballots, vote.ballot(place.homes[0], "agree").await).await.created();
    owner.post(&ballots, vote.ballot(place.homes[0], "against").await).await.created();
}
