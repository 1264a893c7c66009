//! Photos that no record took are deleted after a day, with their files; a photo of a record never is.

use chrono::Duration;
use linyi_server::entities::{audit_entry, ballot_evidence, job, notice, photo};
use linyi_server::features::media::{nightly, queries, upload};
use linyi_shared::id::PhotoId;
use linyi_shared::media::rules::PhotoSize;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use object_store::ObjectStoreExt;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, SqlErr, Statement,
};
use serde_json::json;

use crate::decisions::given::{self, Vote, body};

/// Whether a photo has its row, and how many files it has.
async fn stored(app: &TestApp, photo: &str) -> (bool, usize) {
    let id: PhotoId = photo.parse().expect("an id");
    let row = photo::Entity::find_by_id(id.0).one(app.state.database.reader()).await.expect("a query");
    let mut files = 0;
    for size in PhotoSize::ALL {
        files += usize::from(app.state.photos.get(&upload::file_path(id, *size)).await.is_ok());
    }
    (row.is_some(), files)
}

async fn clear(app: &TestApp) {
    nightly::run(&app.state).await.expect("a clearing");
}

async fn count(app: &TestApp) -> u64 {
    photo::Entity::find().count(app.state.database.reader()).await.expect("a count")
}

#[tokio::test]
async fn a_photo_that_no_record_took_goes_with_its_files_a_day_after_it_was_stored() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let photo = staff.upload_photo().await;
    app.advance(Duration::hours(23));
    clear(&app).await;
    assert_eq!(stored(&app, &photo).await, (true, 3), "a form may still send it");
    app.advance(Duration::hours(2));
    let later = staff.upload_photo().await;
    clear(&app).await;
    assert_eq!(stored(&app, &photo).await, (false, 0));
    assert_eq!(stored(&app, &later).await, (true, 3));
    staff.get(&format!("//media/{photo}/thumb")).await.refused(Code::NotFound);
    let rows = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("media.forget_photo"));
    let rows = rows.all(app.state.database.reader()).await.expect("audit rows");
    assert_eq!(rows.iter().map(|row| row.object_id.to_string()).collect::<Vec<_>>(), [photo]);
}

#[tokio::test]
async fn a_photo_of_a_record_stays_however_the_record_holds_it() {
    let app = TestApp::start().await;
    let place = given::compound(&app, 5).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let clerk = vote.staff().await;
    let homes = vote.place.homes.clone();
    // By keys: the evidence of a visit, of a paper, of a mandate and of a delivery.
    let visited = clerk.upload_photo().await;
    let mut visit = vote.ballot(homes[0], "agree").await;
    visit["channel"] = json!("visit");
    visit["note"] = json!("在家门口登记。");
    visit["photos"] = json!([visited]);
    clerk.post(&format!("{}/entered-ballots", vote.path()), visit).await.created();
    vote.enter_paper(homes[1], "agree").await;
    let agent = app.resident(homes[3]).await;
    let mandate = json!({
        "kind": "proxy", "home_id": homes[2], "agent_id": agent.get("/me").await.ok()["person_id"],
        "agent_name": "演示代理人", "note": "看过身份证", "agent_checked": true, "photos": [clerk.upload_photo().await],
    });
    clerk.post(&format!("{}/mandates", vote.path()), mandate).await.created();
    let papers = format!("{}/papers", vote.path());
    let issued = clerk.post(&papers, json!({"to": "home", "home_id": homes[4]})).await.created();
    let delivered = json!({
        "serial": issued["first"], "method": "in_person", "delivered_at": app.now(),
        "photos": [clerk.upload_photo().await],
    });
    clerk.post(&format!("{papers}/deliveries"), delivered).await.ok();
    // By name: a notice.
    let asked = app.compound().homes(1).at(Stage::Consultation).build().await;
    let writer = app.staff(Role::CommunityStaff, asked.community).await;
    let pictured = writer.upload_photo().await;
    let mut draft = given::notice(NoticeKind::Consultation);
    draft["photos"] = json!([pictured]);
    writer.post(&format!("/projects/{}/notices", asked.project), draft).await.created();
    let forgotten = clerk.upload_photo().await;

    assert_eq!(count(&app).await, 6);
    app.advance_days(2);
    clear(&app).await;
    assert_eq!((count(&app).await, stored(&app, &forgotten).await), (5, (false, 0)));

    // A notice that names a photo keeps it even if it was never given to the notice.
    let tx = app.state.database.begin().await.expect("a transaction");
    let row = photo::Entity::find_by_id(pictured.parse::<PhotoId>().expect("an id").0).one(&tx).await.expect("a query");
    let mut row = row.expect("a photo").into_active_model();
    row.compound_id = Set(None);
    row.update(&tx).await.expect("a change");
    tx.commit().await.expect("a commit");
    clear(&app).await;
    assert_eq!(stored(&app, &pictured).await, (true, 3));
    assert_eq!(notice::Entity::find().count(app.state.database.reader()).await.expect("a count"), 1);

    // The keys alone would hold the others.
    let tx = app.state.database.begin().await.expect("a transaction");
    let refused = queries::delete_unused(&tx, visited.parse().expect("an id")).await.expect_err("evidence");
    assert!(matches!(refused.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))), "{refused}");
    drop(tx);
    assert_eq!(stored(&app, &visited).await, (true, 3));
    assert_eq!(ballot_evidence::Entity::find().count(app.state.database.reader()).await.expect("a count"), 1);
}

#[tokio::test]
async fn every_column_that_names_photos_is_looked_at() {
    let app = TestApp::start().await;
    let db = app.state.database.reader();
    let backend = db.get_database_backend();
    let sql = match backend {
        DatabaseBackend::Sqlite => {
            "SELECT m.name AS name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c \
             WHERE m.type = 'table' AND c.name = 'photos'"
        }
        _ => {
            "SELECT CAST(table_name AS text) AS name FROM information_schema.columns \
             WHERE column_name = 'photos' AND table_schema = 'public'"
        }
    };
    let rows = db.query_all_raw(Statement::from_string(backend, sql)).await.expect("the schema");
    let mut names: Vec<String> = rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
    names.sort_unstable();
    assert_eq!(names, queries::NAMED_IN, "add what is new to NAMED_IN");
}

#[tokio::test]
async fn photos_are_cleared_every_night_once() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let photo = staff.upload_photo().await;
    nightly::schedule(&app.state).await.expect("a queued job");
    nightly::schedule(&app.state).await.expect("no second one");
    assert_eq!(job::Entity::find().count(app.state.database.reader()).await.expect("a count"), 1);
    app.advance_days(2);
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(stored(&app, &photo).await, (false, 0));
    assert_eq!(job::Entity::find().count(app.state.database.reader()).await.expect("a count"), 1, "the next night's");
}
