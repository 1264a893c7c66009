//! Residents answer for their homes.

use linyi_server::features::consultations::queries;
use linyi_shared::consultations::rules::{AnswerChannel, Priority};
use linyi_shared::id::ConsultationId;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

use super::{answer, compound, offer, opened, read};

#[tokio::test]
async fn an_answer_counts_can_be_changed_and_every_version_is_kept() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 2).await;
    let resident = app.resident(here.homes[0]).await;
    let answers = format!("{path}/answers");
    let first = resident.post(&answers, answer(here.homes[0])).await.ok();
    assert_eq!((&first["version"], &first["channel"]), (&json!(1), &json!("online")));
    let changed = json!({"home_id": here.homes[0], "wishes": {"drainage": "wanted"}, "adult": true});
    let second = resident.post(&answers, changed).await.ok();
    assert_eq!(second["version"], 2);

    let page = read(&resident, &path).await;
    let own = page.my_homes[0].answer.as_ref().expect("my answer");
    assert_eq!((own.version, own.channel), (2, AnswerChannel::Online));
    assert_eq!(own.wishes.len(), 1);
    assert_eq!((own.wishes[0].code.as_str(), own.wishes[0].priority), ("drainage", Priority::Wanted));
    assert_eq!((page.reach.online, page.reach.not_reached), (1, 1));
    assert!(page.summary.is_none(), "the counts are sealed while it is open");

    let id: ConsultationId = page.id;
    let versions = queries::list_versions(app.state.database.reader(), id, here.homes[0]).await.expect("versions");
    assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2, 1]);
}

#[tokio::test]
async fn nobody_else_sees_an_answer() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 2).await;
    let resident = app.resident(here.homes[0]).await;
    resident.post(&format!("{path}/answers"), answer(here.homes[0])).await.ok();
    let neighbour = app.resident(here.homes[1]).await;
    assert!(read(&neighbour, &path).await.my_homes[0].answer.is_none());
    assert!(read(&app.anonymous(), &path).await.my_homes.is_empty());
    let desk = staff.get(&format!("{path}/desk")).await;
    assert!(!desk.body.contains("essential"), "{}", desk.body);
    let home = staff.get(&format!("{path}/homes/{}", here.homes[0])).await;
    assert!(!home.body.contains("essential"), "{}", home.body);
}

#[tokio::test]
async fn a_home_answers_only_where_it_stands() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 2).await;
    let there = compound(&app, "乙小区", 1).await;
    let answers = format!("{path}/answers");
    app.anonymous().post(&answers, answer(here.homes[0])).await.refused(Code::SignInRequired);
    staff.post(&answers, answer(here.homes[0])).await.refused(Code::Forbidden);
    let neighbour = app.resident(here.homes[1]).await;
    neighbour.post(&answers, answer(here.homes[0])).await.refused(Code::Forbidden);
    let foreign = app.resident(there.homes[0]).await;
    foreign.post(&answers, answer(there.homes[0])).await.refused(Code::ForeignCompound);
    foreign.post(&answers, answer(here.homes[0])).await.refused(Code::ForeignCompound);
}

#[tokio::test]
async fn it_is_answered_between_opening_and_closing() {
    let app = TestApp::start().await;
    let here = compound(&app, "甲小区", 1).await;
    let staff = app.staff(linyi_shared::people::rules::Role::CommunityStaff, here.community).await;
    let mut body = offer(&app);
    body["opens_at"] = json!(app.now() + chrono::Duration::days(1));
    let opened = staff.post(&format!("/projects/{}/consultations", here.project), body).await.created();
    let answers = format!("/consultations/{}/answers", opened["id"].as_str().expect("an id"));
    let resident = app.resident(here.homes[0]).await;
    resident.post(&answers, answer(here.homes[0])).await.refused(Code::ConsultationNotOpen);
    app.advance_days(1);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&answers, answer(here.homes[0])).await.ok();
    app.advance_days(15);
    let resident = app.resident(here.homes[0]).await;
    resident.post(&answers, answer(here.homes[0])).await.refused(Code::ConsultationClosed);
}

#[tokio::test]
async fn an_answer_is_an_adults_and_says_something() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let resident = app.resident(here.homes[0]).await;
    let answers = format!("{path}/answers");
    let minor = json!({"home_id": here.homes[0], "wishes": {"roof": "wanted"}});
    let problem = resident.post(&answers, minor).await.refused(Code::AnswerNotByAdult);
    assert_eq!(problem.errors[0].pointer, "/adult");
    resident.post(&answers, json!({"home_id": here.homes[0], "adult": true})).await.refused(Code::AnswerEmpty);
    let unasked = json!({"home_id": here.homes[0], "wishes": {"gardens": "wanted"}, "adult": true});
    let problem = resident.post(&answers, unasked).await.refused(Code::ItemNotAsked);
    assert_eq!(problem.errors[0].pointer, "/wishes/gardens");
    let wrong = json!({"home_id": here.homes[0], "wishes": {"roof": "perhaps"}, "adult": true});
    let problem = resident.post(&answers, wrong).await.refused(Code::InvalidInput);
    assert_eq!(problem.errors[0].pointer, "/wishes/roof");
}

#[tokio::test]
async fn a_repeat_is_one_version() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let resident = app.resident(here.homes[0]).await;
    let answers = format!("{path}/answers");
    let first = resident.post_keyed(&answers, "once", answer(here.homes[0])).await.ok();
    let second = resident.post_keyed(&answers, "once", answer(here.homes[0])).await.ok();
    assert_eq!(first, second);
    assert_eq!(first["version"], 1);
}

#[tokio::test]
async fn the_form_works_without_javascript() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 1).await;
    let resident = app.resident(here.homes[0]).await;
    let home = here.homes[0].to_string();
    let back = format!("{path}?home={home}&done=1");
    let fields = [
        ("home_id", home.as_str()),
        ("wishes[roof]", "essential"),
        ("wishes[lift]", ""),
        ("remark", ""),
        ("adult", "true"),
        ("_return", back.as_str()),
        ("_page", path.as_str()),
    ];
    let answered = resident.post_form(&format!("{path}/answers"), &fields).await;
    assert_eq!(answered.sees_other(), back);
    let own = read(&resident, &path).await.my_homes.remove(0).answer.expect("an answer");
    assert_eq!(own.wishes.len(), 1);
    let refused = resident.post_form(&format!("{path}/answers"), &fields[..4]).await;
    assert!(refused.sees_other().contains("submission="), "{}", refused.sees_other());
}

#[tokio::test]
async fn photos_are_the_answerers_and_stay_when_kept() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 1).await;
    let resident = app.resident(here.homes[0]).await;
    let answers = format!("{path}/answers");
    let foreign = staff.upload_photo().await;
    let mut body = answer(here.homes[0]);
    body["photos"] = json!([foreign]);
    resident.post(&answers, body.clone()).await.refused(Code::PhotoUnknown);
    let own = resident.upload_photo().await;
    body["photos"] = json!([own]);
    resident.post(&answers, body.clone()).await.ok();
    resident.post(&answers, body).await.ok();
    let page = read(&resident, &path).await;
    let photos = &page.my_homes[0].answer.as_ref().expect("an answer").photos;
    assert_eq!(photos.iter().map(ToString::to_string).collect::<Vec<_>>(), [own]);
}
