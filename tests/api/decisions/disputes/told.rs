//! Who of the office is told of a dispute, and what.

use linyi_server::entities::role_grant;
use linyi_shared::people::rules::Role;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::{dispute, disputes, enter, open, says};

/// The latest message of somebody, and how many there are.
async fn latest(caller: &Caller) -> (usize, Value) {
    let items = caller.get("/inbox").await.ok()["items"].clone();
    (items.as_array().map_or(0, Vec::len), items[0].clone())
}

#[tokio::test]
async fn those_of_the_office_who_may_answer_are_told_of_home_and_decision_and_of_no_choice() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    let [clerk, colleague] = [vote.staff().await, vote.staff().await];
    let officer = app.staff(Role::SubdistrictOfficer, vote.place.district).await;
    let grid_worker = app.staff(Role::GridWorker, vote.place.community).await;
    let elsewhere = app.compound().homes(1).build().await;
    let foreign = app.staff(Role::CommunityStaff, elsewhere.community).await;
    enter(&vote, &clerk, home, "against").await;
    resident.post_keyed(&disputes(&vote), "dispute", says(home, 1)).await.created();
    resident.post_keyed(&disputes(&vote), "dispute", says(home, 1)).await.created();

    let (count, told) = latest(&colleague).await;
    assert_eq!((count, &told["kind"]), (1, &json!("ballot")), "told once");
    assert_eq!(told["link"], format!("/desk/decisions/{}/disputes", vote.id));
    assert_eq!(told["title"], "有一户说代录的选票不是自己的：屋面改造表决");
    let body = told["body"].as_str().expect("a body");
    assert!(body.starts_with("测试小区1号楼1单元101"), "{body}");
    let english = colleague.request(Method::GET, "/inbox").header("accept-language", "en");
    let english = Answer::of(english).await.ok()["items"][0].clone();
    assert_eq!(english["title"], "A home disputes an entered ballot: 屋面改造表决");
    for text in [told.to_string(), english.to_string()] {
        for choice in ["反对", "against", "那天家里没有人"] {
            assert!(!text.contains(choice), "{text}");
        }
    }
    assert_eq!(colleague.get(&format!("/{}", told["link"].as_str().expect("a link"))).await.status, 200);
    for other in [&clerk, &officer, &grid_worker, &foreign] {
        assert_eq!(latest(other).await.0, 0, "who entered it, or has no duty there, cannot answer");
    }
}

#[tokio::test]
async fn where_the_whole_office_had_a_part_in_the_entry_those_above_it_are_told() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    let officer = app.staff(Role::SubdistrictOfficer, vote.place.district).await;
    // Whoever set the vote up has left; the two who are there now both put their hand to the paper.
    let tx = app.state.database.begin().await.expect("a transaction");
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::Until, Expr::value(app.now()))
        .filter(role_grant::Column::Role.eq(Role::CommunityStaff.as_str()))
        .exec(&tx)
        .await
        .expect("an office without staff");
    tx.commit().await.expect("a commit");
    vote.enter_paper(home, "agree").await;
    dispute(&vote, &resident, home, 1).await;
    let (count, told) = latest(&officer).await;
    assert_eq!((count, &told["kind"]), (1, &json!("ballot")));
}
