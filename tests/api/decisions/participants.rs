//! After the close everybody reads which rooms took part; never who, never how (R24, R55).

use std::collections::BTreeSet;

use linyi_server::entities::{home, owner};
use linyi_shared::decisions::api::ParticipantsPage;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::given::{Vote, body, compound};

#[tokio::test]
async fn r24_the_rooms_that_took_part_are_published_after_the_close_and_not_before() {
    let app = TestApp::start().await;
    let place = compound(&app, 3).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[1], "against").await.created();
    let path = format!("{}/participants", vote.path());
    app.anonymous().get(&path).await.refused(Code::ResultSealed);
    let bureau = app.staff(Role::HousingBureau, vote.place.district).await;
    bureau.get(&path).await.refused(Code::ResultSealed);
    vote.go_to(vote.closes_at);

    let answer = app.anonymous().get(&path).await;
    for owner in owner::Entity::find().all(app.state.database.reader()).await.expect("owners") {
        assert!(!answer.body.contains(&owner.name) && !answer.body.contains(&owner.identifier), "{}", owner.name);
    }
    assert!(!["agree", "against", "abstain"].iter().any(|choice| answer.body.contains(choice)), "{}", answer.body);
    let page: ParticipantsPage = answer.parse();
    assert_eq!((page.all, page.took_part), (3, 1));
    let rooms: Vec<_> =
        page.homes.items.iter().map(|home| (home.label.as_str(), home.area.0, home.took_part)).collect();
    let expected = [("1号楼1单元101", 6_000, false), ("1号楼1单元102", 6_000, true), ("1号楼1单元201", 6_000, false)];
    assert_eq!(rooms, expected);
}

#[tokio::test]
async fn the_areas_are_those_of_the_frozen_roll() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let tx = app.state.database.begin().await.expect("a transaction");
    let row = home::Entity::find_by_id(vote.place.homes[0].0).one(&tx).await.expect("a query").expect("a home");
    let mut row = row.into_active_model();
    row.area = Set(99_999);
    row.update(&tx).await.expect("an update");
    tx.commit().await.expect("a commit");
    vote.go_to(vote.closes_at);
    let page: ParticipantsPage = app.anonymous().get(&format!("{}/participants", vote.path())).await.parse();
    assert!(page.homes.items.iter().all(|home| home.area.0 == 6_000), "{page:?}");
}

#[tokio::test]
async fn a_long_list_comes_in_pages_and_names_every_room_once() {
    let app = TestApp::start().await;
    let place = compound(&app, 130).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.go_to(vote.closes_at);
    let path = format!("{}/participants", vote.path());
    let nobody = app.anonymous();
    let (mut labels, mut sizes, mut cursor) = (BTreeSet::new(), Vec::new(), String::new());
    loop {
        let page: ParticipantsPage = nobody.get(&format!("{path}?cursor={cursor}")).await.parse();
        sizes.push(page.homes.items.len());
        labels.extend(page.homes.items.into_iter().map(|home| home.label));
        match page.homes.meta.next {
            Some(next) => cursor = next,
            None => break,
        }
    }
    assert_eq!((sizes, labels.len()), (vec![100, 30], 130));
    nobody.get(&format!("{path}?cursor=xyz")).await.refused(Code::InvalidQuery);
    nobody.get(&format!("{path}?per_page=5")).await.refused(Code::InvalidQuery);
}

#[tokio::test]
async fn a_draft_has_no_list() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::draft(&app, place, body).await;
    for part in ["participants", "turnout"] {
        app.anonymous().get(&format!("{}/{part}", vote.path())).await.refused(Code::NotFound);
    }
}
