//! Papers and mandates are the office's own: whoever has another role, or the right one elsewhere, writes nothing.

use linyi_server::entities::{
    audit_entry, ballot_version, mandate, mandate_photo, paper_ballot, paper_entry, paper_photo,
};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::{Caller, TestApp};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use super::given::{Vote, body, compound};

/// A photo nobody took: whoever may not write learns that first.
const NO_PHOTO: &str = "018f0000-0000-7000-8000-000000000000";

/// Everything the writes could have changed.
#[derive(Debug, PartialEq)]
struct Records {
    papers: Vec<paper_ballot::Model>,
    mandates: Vec<mandate::Model>,
    /// Entries, versions, photos of papers and of mandates, audit rows.
    counts: [u64; 5],
}

async fn records(app: &TestApp) -> Records {
    let db = app.state.database.reader();
    Records {
        papers: paper_ballot::Entity::find().all(db).await.expect("papers"),
        mandates: mandate::Entity::find().all(db).await.expect("mandates"),
        counts: [
            paper_entry::Entity::find().count(db).await.expect("a count"),
            ballot_version::Entity::find().count(db).await.expect("a count"),
            paper_photo::Entity::find().count(db).await.expect("a count"),
            mandate_photo::Entity::find().count(db).await.expect("a count"),
            audit_entry::Entity::find().count(db).await.expect("a count"),
        ],
    }
}

fn mandate_of(vote: &Vote<'_>, home: usize, photo: &str) -> Value {
    json!({
        "kind": "proxy", "home_id": vote.place.homes[home], "agent_name": "演示代理人", "note": "看过身份证",
        "agent_checked": true, "photos": [photo],
    })
}

/// A vote with a paper that is out, one that is back, and a mandate; and every write about them, each lawful for staff
/// of the community. The last value says whether those who only enter ballots may do it too.
async fn prepared(app: &TestApp) -> (Vote<'_>, Vec<(String, Value, bool)>) {
    let place = compound(app, 4).await;
    let body = body(app, &place, "owners_ordinary");
    let vote = Vote::open(app, place, body).await;
    let clerk = vote.staff().await;
    let (papers, mandates) = (format!("{}/papers", vote.path()), format!("{}/mandates", vote.path()));
    clerk.post(&papers, json!({"to": "missing"})).await.created();
    let back = json!({"serial": 1, "received_at": app.now(), "photos": [clerk.upload_photo().await]});
    clerk.post(&format!("{papers}/returns"), back).await.ok();
    let proof = clerk.upload_photo().await;
    let stored = clerk.post(&mandates, mandate_of(&vote, 2, &proof)).await.created();
    let mandate = stored["id"].as_str().expect("an id").to_owned();
    let items = vote.page().await["items"].as_array().expect("items").clone();
    let marks: Vec<_> = items.iter().map(|item| json!({"item_id": item["id"], "mark": "agree"})).collect();
    let now = app.now();
    let mut visit = vote.ballot(vote.place.homes[3], "agree").await;
    visit["channel"] = json!("visit");
    visit["note"] = json!("核对过身份证。");
    let writes = vec![
        (papers.clone(), json!({"to": "spare", "spare": 3}), false),
        (format!("{papers}/deliveries"), json!({"serial": 2, "method": "in_person", "delivered_at": now}), true),
        (format!("{papers}/returns"), json!({"serial": 2, "received_at": now, "photos": [NO_PHOTO]}), true),
        (format!("{papers}/entries"), json!({"serial": 1, "marks": marks}), true),
        (format!("{papers}/voids"), json!({"serial": 3, "reason": "lost"}), false),
        (mandates.clone(), mandate_of(&vote, 3, NO_PHOTO), true),
        (format!("{mandates}/{mandate}/revocation"), json!({"reason": "业主要求"}), true),
        (format!("{}/entered-ballots", vote.path()), visit, true),
    ];
    (vote, writes)
}

/// Refuses every write of one caller, and finds that nothing changed.
async fn writes_nothing(app: &TestApp, who: &str, caller: &Caller, writes: &[(String, Value, bool)]) {
    let before = records(app).await;
    for (path, body, _) in writes {
        let answer = caller.post(path, body.clone()).await;
        assert_eq!(answer.status, 403, "{who} at {path}: {}", answer.body);
    }
    assert_eq!(records(app).await, before, "{who} wrote something");
}

#[tokio::test]
async fn no_other_role_and_no_other_place_writes_about_papers_or_mandates() {
    let app = TestApp::start().await;
    let (vote, writes) = prepared(&app).await;
    let own = app.resident(vote.place.homes[2]).await;
    let neighbour = app.resident(vote.place.homes[3]).await;
    writes_nothing(&app, "the principal", &own, &writes).await;
    writes_nothing(&app, "a neighbour", &neighbour, &writes).await;
    let of_the_office = [Role::CommunityStaff, Role::SubdistrictOfficer, Role::GridWorker];
    for role in Role::ALL.iter().filter(|role| !of_the_office.contains(*role)) {
        // The whole district is not wide enough for the wrong role.
        let caller = app.staff(*role, vote.place.district).await;
        writes_nothing(&app, role.as_str(), &caller, &writes).await;
    }
    let elsewhere = app.compound().homes(1).build().await;
    for role in of_the_office {
        let caller = app.staff(role, elsewhere.id).await;
        writes_nothing(&app, &format!("{} of another compound", role.as_str()), &caller, &writes).await;
    }
    let before = records(&app).await;
    for (path, body, _) in &writes {
        app.anonymous().post(path, body.clone()).await.refused(Code::SignInRequired);
    }
    assert_eq!(records(&app).await, before, "a visitor wrote something");
}

#[tokio::test]
async fn those_who_only_enter_ballots_issue_none_and_those_who_only_issue_enter_none() {
    let app = TestApp::start().await;
    let (vote, writes) = prepared(&app).await;
    let grid = app.staff(Role::GridWorker, vote.place.id).await;
    let barred: Vec<_> = writes.iter().filter(|(_, _, enters)| !*enters).cloned().collect();
    assert_eq!(barred.len(), 2);
    writes_nothing(&app, "a grid worker", &grid, &barred).await;
    // The subdistrict runs votes, and leaves entering to those who know the homes.
    let officer = app.staff(Role::SubdistrictOfficer, vote.place.district).await;
    let barred: Vec<_> = writes.iter().filter(|(_, _, enters)| *enters).cloned().collect();
    writes_nothing(&app, "an officer of the subdistrict", &officer, &barred).await;
}

#[tokio::test]
async fn the_same_writes_are_taken_from_the_community() {
    let app = TestApp::start().await;
    let (vote, writes) = prepared(&app).await;
    let staff = vote.staff().await;
    for (path, mut body, _) in writes {
        if body.get("photos").is_some() {
            body["photos"] = json!([staff.upload_photo().await]);
        }
        let answer = staff.post(&path, body).await;
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.body);
    }
}
