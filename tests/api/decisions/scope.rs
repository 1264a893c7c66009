//! Who decides: a cluster, a compound, an entrance, a set of homes; and what is no scope (R5, F53).

use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::builders::{BuiltCompound, HomeSpec};
use serde_json::{Value, json};

use super::given::{Vote, body, compound, ready};

/// Two compounds of one cluster; 甲 has a home of 60 ㎡ in the first and one of 90 ㎡ in the second.
async fn cluster(app: &TestApp) -> [BuiltCompound; 2] {
    let first = ready(app.compound().named("东院").home(6_000, &["甲"]).home(7_000, &["乙"])).await;
    let second = app.compound().named("西院").beside(&first).at(Stage::Decision);
    [first, second.home(9_000, &["甲"]).home(5_000, &["丙"]).build().await]
}

async fn cluster_vote<'a>(app: &'a TestApp, place: &BuiltCompound) -> Vote<'a> {
    let officer = app.staff(Role::SubdistrictOfficer, place.cluster).await;
    let mut body = body(app, place, "owners_ordinary");
    body["scope_id"] = json!(place.cluster);
    let created = officer.post(&format!("/projects/{}/decisions", place.project), body.clone()).await.created();
    let moment = |name: &str| body[name].as_str().and_then(|text| text.parse().ok()).expect("a moment");
    let (opens_at, closes_at) = (moment("opens_at"), moment("closes_at"));
    let id = created["id"].as_str().expect("an id").to_owned();
    officer.post(&format!("/decisions/{id}/notice"), json!({})).await.ok();
    Vote { app, place: place.clone(), id, opens_at, closes_at }
}

#[tokio::test]
async fn a_cluster_decides_as_one_and_its_compounds_see_it_and_vote() {
    let app = TestApp::start().await;
    let [first, second] = cluster(&app).await;
    let vote = cluster_vote(&app, &first).await;
    let page = vote.page().await;
    assert_eq!(page["turnout"]["all"], json!({"persons": 3, "area": 27_000}), "甲 is one person with both homes");
    assert_eq!(page["scope_name"], "测试片区");
    let names: Vec<_> =
        page["turnout"]["buildings"].as_array().expect("buildings").iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["东院1号楼", "西院1号楼"]);
    vote.go_to(vote.opens_at);
    let ballot = vote.ballot(second.homes[0], "agree").await;
    let voter = app.resident(second.homes[0]).await;
    for path in ["/decisions".to_owned(), format!("/decisions?compound_id={}", second.id)] {
        assert_eq!(voter.get(&path).await.ok()["open"][0]["awaits_me"], json!(true), "{path}");
    }
    voter.post(&format!("{}/ballots", vote.path()), ballot).await.created();
    assert_eq!(vote.page().await["turnout"]["voted"], json!({"persons": 1, "area": 15_000}));
    let receipt = app.resident(first.homes[0]).await.get(&format!("{}/receipt", vote.path())).await.ok();
    assert_eq!(receipt["receipts"][0]["homes"], json!(["东院1号楼1单元101", "西院1号楼1单元101"]));
    let home = app.resident(second.homes[1]).await.get("/home").await.ok();
    assert!(home.to_string().contains(&vote.id), "it is to be done for a home of the other compound: {home}");
    vote.go_to(vote.closes_at);
    let list = app.anonymous().get(&format!("{}/participants", vote.path())).await.ok();
    let items = list["homes"]["items"].as_array().expect("homes");
    let mut rooms: Vec<_> =
        items.iter().map(|room| (room["label"].as_str().expect("a label"), room["took_part"] == true)).collect();
    rooms.sort_unstable();
    // 甲 has a home in each compound: whose address it is has to be said.
    let expected = [
        ("东院1号楼1单元101", true),
        ("东院1号楼1单元102", false),
        ("西院1号楼1单元101", true),
        ("西院1号楼1单元102", false),
    ];
    assert_eq!(rooms, expected);
}

#[tokio::test]
async fn a_cluster_is_run_from_above_all_its_compounds_and_its_ballots_are_entered_below() {
    let app = TestApp::start().await;
    let [first, second] = cluster(&app).await;
    let mut body = body(&app, &first, "owners_ordinary");
    body["scope_id"] = json!(first.cluster);
    let path = format!("/projects/{}/decisions", first.project);
    let staff = app.staff(Role::CommunityStaff, first.id).await;
    staff.post(&path, body.clone()).await.refused(Code::Forbidden);
    let foreign = app.compound().homes(1).at(Stage::Decision).build().await;
    body["scope_id"] = json!(foreign.cluster);
    let officer = app.staff(Role::SubdistrictOfficer, first.district).await;
    assert_eq!(officer.post(&path, body).await.refused(Code::InvalidInput).errors[0].pointer, "/scope_id");
    let set_up = format!("/projects/{}/decision-setup", first.project);
    let scopes = |page: Value| page["scopes"].as_array().expect("scopes").len();
    let of_staff = scopes(staff.get(&set_up).await.ok());
    assert_eq!(scopes(officer.get(&set_up).await.ok()), of_staff + 1, "the cluster is offered to those above it");

    let vote = cluster_vote(&app, &first).await;
    staff
        .post(&format!("{}/extension", vote.path()), json!({"closes_at": vote.closes_at, "reason": "早"}))
        .await
        .refused(Code::Forbidden);
    for step in ["notice", "discard", "outcome", "archive"] {
        staff.post(&format!("{}/{step}", vote.path()), json!({})).await.refused(Code::Forbidden);
    }
    vote.go_to(vote.opens_at);
    let mut entered = vote.ballot(second.homes[1], "agree").await;
    entered["channel"] = json!("phone");
    entered["note"] = json!("用登记的电话回拨。");
    let entry = format!("{}/entered-ballots", vote.path());
    // Staff of one compound enter the ballots of its homes, and see those alone.
    staff.post(&entry, entered.clone()).await.refused(Code::Forbidden);
    let other = app.staff(Role::CommunityStaff, second.id).await;
    other.post(&entry, entered).await.created();
    let homes = other.get(&format!("{}/entry", vote.path())).await.ok()["homes"].clone();
    let labels: Vec<_> = homes.as_array().expect("homes").iter().map(|home| &home["label"]).collect();
    assert_eq!(labels, ["西院1号楼1单元101", "西院1号楼1单元102"]);
    let elsewhere = app.staff(Role::CommunityStaff, foreign.community).await;
    elsewhere.get(&format!("/desk/decisions/{}", vote.id)).await.refused(Code::Forbidden);
    let stranger = vote.ballot(foreign.homes[0], "agree").await;
    let resident = app.resident(foreign.homes[0]).await;
    resident.post(&format!("{}/ballots", vote.path()), stranger).await.refused(Code::ForeignCompound);
}

#[tokio::test]
async fn a_person_of_two_compounds_may_be_decided_at_their_cluster() {
    let app = TestApp::start().await;
    let first = ready(app.compound().named("东院").home(6_000, &["甲"])).await;
    let second = app.compound().named("西院").beside(&first).home(9_000, &["甲", "乙"]).build().await;
    let officer = app.staff(Role::SubdistrictOfficer, first.cluster).await;
    let page = officer.get(&format!("/desk/places/{}/electors", first.cluster)).await.ok();
    assert_eq!((&page["persons"], page["open"].as_array().map(Vec::len)), (&json!(2), Some(1)));
    assert_eq!(page["open"][0]["second"]["homes"], json!(["西院1号楼1单元101"]));
    let body = json!({
        "first_home_id": first.homes[0], "second_home_id": second.homes[0], "verdict": "same", "reason": "同一家。",
    });
    let judge = format!("/places/{}/elector-judgements", first.cluster);
    app.staff(Role::CommunityStaff, first.community).await.post(&judge, body.clone()).await.refused(Code::Forbidden);
    assert_eq!(officer.post(&judge, body).await.created()["persons"], 1);
    let vote = cluster_vote(&app, &first).await;
    assert_eq!(vote.page().await["turnout"]["all"], json!({"persons": 1, "area": 15_000}));
}

#[tokio::test]
async fn e12_an_entrance_counts_the_home_in_it_and_one_person() {
    let app = TestApp::start().await;
    let home = |building, area, owner: &str| HomeSpec {
        area,
        owners: vec![owner.to_owned()],
        status: "sold_delivered",
        building,
    };
    let builder = app.compound().home_spec(home(1, 6_000, "甲")).home_spec(home(1, 7_000, "乙"));
    let place = ready(builder.home_spec(home(2, 9_000, "甲"))).await;
    let mut whole = body(&app, &place, "owners_major");
    let all = Vote::notified(&app, place.clone(), whole.clone()).await;
    assert_eq!(all.page().await["turnout"]["all"], json!({"persons": 2, "area": 22_000}));
    whole["scope_id"] = json!(place.buildings[0]);
    let vote = Vote::open(&app, place, whole).await;
    assert_eq!(vote.page().await["turnout"]["all"], json!({"persons": 2, "area": 13_000}));
    vote.cast(vote.place.homes[2], "agree").await.refused(Code::NotOnRoll);
    vote.cast(vote.place.homes[0], "agree").await.created();
    assert_eq!(vote.page().await["turnout"]["voted"], json!({"persons": 1, "area": 6_000}));
}

#[tokio::test]
async fn a_set_of_homes_decides_about_what_it_alone_shares() {
    let app = TestApp::start().await;
    let place = compound(&app, 6).await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let path = format!("/projects/{}/decisions", place.project);
    let mut body = body(&app, &place, "owners_major");
    body["home_names"] = json!("1-1-101、１－１－２０１");
    let refused = staff.post(&path, body.clone()).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/scope_name");
    body["scope_name"] = json!("西侧烟道 3 户");
    let mut wrong = body.clone();
    wrong["home_names"] = json!("1-1-101, 9-9-999");
    let refused = staff.post(&path, wrong).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/home_names");
    assert!(refused.errors[0].detail.contains("9-9-999"), "{:?}", refused.errors);
    let elsewhere = app.compound().homes(1).build().await;
    let mut foreign = body.clone();
    foreign["home_ids"] = json!([elsewhere.homes[0]]);
    assert_eq!(staff.post(&path, foreign).await.refused(Code::InvalidInput).errors[0].pointer, "/home_ids");
    body["home_ids"] = json!([place.homes[4], place.homes[0]]);
    let vote = Vote::open(&app, place, body).await;
    let page = vote.page().await;
    assert_eq!(page["turnout"]["all"], json!({"persons": 3, "area": 18_000}));
    assert_eq!(page["scope_name"], "西侧烟道 3 户");
    let text = vote.staff().await.get(&format!("{}/register", vote.path())).await.body;
    assert!(text.contains("scope name: 西侧烟道 3 户\n"), "the set is part of what was frozen");
    vote.cast(vote.place.homes[1], "agree").await.refused(Code::NotOnRoll);
    vote.cast(vote.place.homes[4], "agree").await.created();
}

#[tokio::test]
async fn a_roll_with_nobody_and_a_home_without_area_are_refused_by_name() {
    let app = TestApp::start().await;
    let empty = ready(app.compound()).await;
    let vote = Vote::draft(&app, empty.clone(), body(&app, &empty, "owners_ordinary")).await;
    vote.step("notice").await.refused(Code::RollEmpty);
    let place = ready(app.compound().home(6_000, &["甲"]).home(0, &["乙"])).await;
    let vote = Vote::draft(&app, place.clone(), body(&app, &place, "owners_ordinary")).await;
    let desk = vote.staff().await.get(&format!("/desk/decisions/{}", vote.id)).await.ok();
    assert_eq!(desk["roll"]["without_area"], 1);
    let refused = vote.step("notice").await.refused(Code::HomeAreaMissing);
    assert_eq!(refused.detail.as_deref(), Some("1号楼1单元102"));
    // Households are counted by heads, whatever the area.
    let vote = Vote::draft(&app, place.clone(), body(&app, &place, "residents_by_household")).await;
    vote.step("notice").await.ok();
}
