//! The registers of single residents: adults of a home (R30), members of the representatives' meeting (R27).

use linyi_server::entities::adult;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use linyi_tests::TestApp;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

fn named(name: &str, born: &str) -> Value {
    json!({"name": name, "birth_date": born})
}

#[tokio::test]
async fn adults_are_kept_by_staff_of_the_place_and_no_birth_date_is() {
    let app = TestApp::start().await;
    let place = app.compound().homes(2).build().await;
    let home = place.homes[0];
    let path = format!("/homes/{home}/adults");
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let added = staff.post(&path, named("王强", "1970-05-01")).await.created();
    staff.post(&path, named("王强", "1970-05-01")).await.refused(Code::RegisteredAlready);
    staff.post(&format!("/homes/{}/adults", place.homes[1]), named("王强", "1980-05-01")).await.created();
    let desk = format!("/desk/homes/{home}/adults");
    let page = staff.get(&desk).await.ok();
    assert_eq!(page["adults"][0]["name"], "王*", "a name is masked");
    staff.post(&path, named("王伟", "1975-05-01")).await.created();
    let page = staff.get(&desk).await.ok();
    assert_eq!((&page["adults"][0]["name"], &page["adults"][1]["name"]), (&json!("王强"), &json!("王伟")));
    let id = added["id"].as_str().and_then(|id| id.parse::<Uuid>().ok()).expect("an id");
    let row = adult::Entity::find_by_id(id).one(app.state.database.reader()).await.expect("rows").expect("a row");
    assert_eq!(row.of_age_on, None, "of somebody who is of age no date is kept");

    let elsewhere = app.compound().homes(1).build().await;
    let stranger = app.staff(Role::CommunityStaff, elsewhere.community).await;
    let (correct, end) = (format!("/adults/{id}"), format!("/adults/{id}/end"));
    stranger.get(&desk).await.refused(Code::Forbidden);
    stranger.post(&path, named("李四", "1970-05-01")).await.refused(Code::Forbidden);
    stranger.post(&correct, json!({"name": "李四", "reason": "笔误"})).await.refused(Code::Forbidden);
    stranger.post(&end, json!({"reason": "搬走"})).await.refused(Code::Forbidden);
    app.resident(home).await.get(&desk).await.refused(Code::Forbidden);

    staff.post(&correct, json!({"name": "王三强", "reason": "笔误"})).await.ok();
    staff.post(&end, json!({"reason": "搬走"})).await.ok();
    staff.post(&correct, json!({"name": "王强", "reason": "笔误"})).await.refused(Code::RegisterEntryEnded);
    let fields = [("name", "赵六"), ("birth_date", "1960-01-31"), ("account_id", ""), ("_return", desk.as_str())];
    let back = staff.post_form(&path, &fields).await;
    assert_eq!(back.sees_other(), desk, "a form without JavaScript does the same");
    let page = staff.get(&desk).await.ok();
    assert_eq!(page["adults"][0]["ended_because"], "搬走");
    assert_eq!(page["adults"][2]["name"], "赵*");
    let audit = app.staff(Role::Auditor, place.district).await.get("/audit-entries").await.ok();
    let entries = audit["items"].as_array().expect("entries");
    for action in ["places.add_adult", "places.correct_adult", "places.end_adult"] {
        assert!(entries.iter().any(|entry| entry["action"] == action), "{action}");
    }
    assert!(!audit.to_string().contains("1970-05-01"), "no birth date goes into the audit");
}

#[tokio::test]
async fn a_minor_is_registered_only_shortly_before_coming_of_age() {
    let app = TestApp::start().await;
    let place = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let path = format!("/homes/{}/adults", place.homes[0]);
    let today = local_date(app.now());
    let born = |days: i64| (today - chrono::Months::new(18 * 12) + chrono::Duration::days(days)).to_string();
    staff.post(&path, named("小一", &born(300))).await.refused(Code::AdultsOnly);
    let future = staff.post(&path, named("小二", &born(18 * 366 + 30))).await.refused(Code::InvalidInput);
    assert_eq!(future.errors[0].pointer, "/birth_date");
    staff.post(&path, named("小三", &born(30))).await.created();
    let page = staff.get(&format!("/desk/homes/{}/adults", place.homes[0])).await.ok();
    assert!(page["adults"][0]["of_age_on"].is_string(), "{page}");
}

#[tokio::test]
async fn an_account_belongs_to_one_entry_of_a_home_it_is_connected_to() {
    let app = TestApp::start().await;
    let place = app.compound().homes(2).build().await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let (here, there) = (app.resident(place.homes[0]).await, app.resident(place.homes[1]).await);
    let path = format!("/homes/{}/adults", place.homes[0]);
    let with = |name: &str, account: &linyi_tests::Caller| json!({"name": name, "birth_date": "1970-05-01", "account_id": account.person_id});
    let refused = staff.post(&path, with("甲", &there)).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/account_id");
    let first = staff.post(&path, with("甲", &here)).await.created();
    staff.post(&path, with("乙", &here)).await.refused(Code::AccountLinkedElsewhere);
    let correct = format!("/adults/{}", first["id"].as_str().expect("an id"));
    staff.post(&correct, json!({"unlink": true, "reason": "换人"})).await.ok();
    staff.post(&path, with("乙", &here)).await.created();
}

#[tokio::test]
async fn representatives_are_kept_with_their_terms_and_unusual_figures_are_told() {
    let app = TestApp::start().await;
    let place = app.compound().homes(60).build().await;
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let path = format!("/compounds/{}/representatives", place.id);
    let today = local_date(app.now());
    let member = |name: &str, home: usize, seat: &str| {
        json!({
            "name": name, "home_id": place.homes[home], "seat": seat,
            "elected_on": today - chrono::Duration::days(30), "term_ends_on": today + chrono::Duration::days(900),
        })
    };
    let mut backwards = member("甲", 0, "resident");
    backwards["term_ends_on"] = json!(today - chrono::Duration::days(31));
    let refused = staff.post(&path, backwards).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/term_ends_on");
    let first = staff.post(&path, member("甲", 0, "resident")).await.created();
    staff.post(&path, member("甲", 0, "other")).await.refused(Code::RegisteredAlready);
    staff.post(&path, member("乙", 1, "other")).await.created();
    let desk = format!("/desk/compounds/{}/representatives", place.id);
    let page = staff.get(&desk).await.ok();
    assert_eq!(page["members"], json!({"members": 2, "representatives": 1, "households": 60}));
    let screen = staff.get(&format!("//desk/places/{}/representatives", place.id)).await.body;
    assert!(screen.contains("至少要 2 名") && screen.contains("60 户有 1 名居民代表"), "{screen}");

    let elsewhere = app.compound().homes(1).build().await;
    let mut foreign = member("丙", 0, "resident");
    foreign["home_id"] = json!(elsewhere.homes[0]);
    let refused = staff.post(&path, foreign).await.refused(Code::InvalidInput);
    assert_eq!(refused.errors[0].pointer, "/home_id");
    let stranger = app.staff(Role::CommunityStaff, elsewhere.community).await;
    let id = first["id"].as_str().expect("an id");
    stranger.get(&desk).await.refused(Code::Forbidden);
    stranger.post(&path, member("丁", 2, "resident")).await.refused(Code::Forbidden);
    stranger.post(&format!("/representatives/{id}/end"), json!({"reason": "辞去"})).await.refused(Code::Forbidden);
    staff.post(&format!("/representatives/{id}"), json!({"name": "甲乙", "reason": "笔误"})).await.ok();
    staff.post(&format!("/representatives/{id}/end"), json!({"reason": "辞去"})).await.ok();
    let page = staff.get(&desk).await.ok();
    assert_eq!(page["members"]["members"], 1);
}
