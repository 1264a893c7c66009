//! Forms as browsers post them: photos and keys, limits, and what is kept of a refused one.

use linyi_server::entities::{observation, submission};
use linyi_server::features::places::roster::BODY_LIMIT;
use linyi_shared::media::rules::{MAX_FILE_BYTES, MAX_PHOTOS};
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_tests::callers::SMALL_PNG;
use linyi_tests::{Answer, Caller, TestApp};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;

/// The form of an observation with a text after its photos.
fn observation(photos: &[&[u8]]) -> Form {
    let photo = |bytes: &&[u8]| Part::bytes(bytes.to_vec()).file_name("photo.png");
    let form = Form::new().text("_page", "/bind");
    photos.iter().fold(form, |form, bytes| form.part("photos[]", photo(bytes))).text("text", "东门路面有坑")
}

async fn resident_at_works(app: &TestApp) -> (Caller, String) {
    let compound = app.compound().at(Stage::Works).homes(1).build().await;
    (app.resident(compound.homes[0]).await, format!("/projects/{}/observations", compound.project))
}

#[tokio::test]
async fn a_form_with_photos_sent_twice_with_one_key_is_one_record() {
    let app = TestApp::start().await;
    let (resident, path) = resident_at_works(&app).await;
    let send = |photos: &[&[u8]]| {
        let request = resident.request(Method::POST, &path).header("idempotency-key", "a-lost-answer");
        Answer::of(request.multipart(observation(photos)))
    };
    let first = send(&[SMALL_PNG]).await.created();
    assert_eq!(send(&[SMALL_PNG]).await.created(), first, "the same bytes are a repeat");
    let other = [SMALL_PNG, b"another photo"].concat();
    send(&[&other]).await.refused(Code::KeyReused);
    let count = observation::Entity::find().count(app.state.database.reader()).await.expect("a count");
    assert_eq!(count, 1);
}

#[tokio::test]
async fn a_photo_that_cannot_be_read_loses_nothing_of_its_form() {
    let app = TestApp::start().await;
    let (resident, path) = resident_at_works(&app).await;
    let request = resident.request(Method::POST, &path).header("accept", "text/html");
    let answer = Answer::of(request.multipart(observation(&[b"no photo", SMALL_PNG]))).await;
    let location = answer.sees_other();
    let reference = location.strip_prefix("/bind?submission=").expect("back on its page");
    let kept = linyi_server::http::submissions::find(&app.state, reference).await.expect("a query");
    let kept = kept.expect("a submission");
    assert_eq!((kept.problem.code, kept.entered("text")), (Code::PhotoUnreadable, Some("东门路面有坑")));
}

#[tokio::test]
async fn too_many_photos_a_large_photo_and_a_large_body_are_told_apart() {
    let app = TestApp::start().await;
    let (resident, path) = resident_at_works(&app).await;
    let send = |form: Form| Answer::of(resident.request(Method::POST, &path).multipart(form));
    send(observation(&vec![SMALL_PNG; MAX_PHOTOS + 1])).await.refused(Code::TooManyPhotos);
    send(observation(&[&vec![0; MAX_FILE_BYTES + 1]])).await.refused(Code::PhotoTooLarge);
    let long = "字".repeat(400_000);
    send(Form::new().text("text", long.clone())).await.refused(Code::TooLarge);
    resident.post(&path, json!({"text": long})).await.refused(Code::TooLarge);
    send(observation(&[SMALL_PNG; MAX_PHOTOS])).await.created();
}

#[tokio::test]
async fn the_roster_of_a_whole_district_fits_into_one_body() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/compounds/{}/roster/preview", compound.id);
    let rows = (0..16_219).map(|index| {
        let (building, floor, room) = (index / 100 + 1, index % 100 / 10 + 1, index % 10 + 1);
        let owners = format!("演示业主{index}甲；演示业主{index}乙,A-{index:06}；B-{index:06}");
        format!("{building},1,{floor},{floor}{room:02},78.32,登记,住宅,已交付,{owners},演示户{index},2\n")
    });
    let header = "楼栋,单元,楼层,房号,面积,面积来源,用途,状态,业主,业主标识,户主称呼,成年人数\n";
    let content: String = std::iter::once(header.to_owned()).chain(rows).collect();
    assert!(content.len() > 1024 * 1024 && content.len() < BODY_LIMIT);
    let preview = staff.post(&path, json!({"content": content})).await.created();
    assert_eq!((preview["counts"]["rows"].as_u64(), preview["fault_count"].as_u64()), (Some(16_219), Some(0)));
}

/// Posts a letter code that is wrong; answers where the browser is sent.
async fn refused_binding(app: &TestApp) -> String {
    let fields = [("code", "ABCD-EFGH-2345"), ("name", "测试居民"), ("relation", "owner"), ("_page", "/bind")];
    app.anonymous().post_form("/home-bindings", &fields).await.sees_other().to_owned()
}

#[tokio::test]
async fn a_refused_form_is_kept_sealed_and_opens_with_its_address_only() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let (location, other) = (refused_binding(&app).await, refused_binding(&app).await);
    let rows = submission::Entity::find().all(app.state.database.reader()).await.expect("rows");
    assert_eq!(rows.len(), 2);
    for row in &rows {
        let payload = row.payload.to_string();
        for secret in ["ABCD", "测试居民", "owner", "home-bindings"] {
            assert!(!payload.contains(secret), "{secret} can be read in {payload}");
        }
    }
    let shown = nobody.get(&format!("/{location}")).await;
    assert!(shown.body.contains("ABCD-EFGH-2345") && shown.body.contains("测试居民"), "{}", shown.body);
    assert_eq!(shown.headers["cache-control"], "private, no-store");
    let (id, _) = location.split_once('.').expect("an id and a key");
    let (_, key) = other.split_once('.').expect("an id and a key");
    let wrong = nobody.get(&format!("/{id}.{key}")).await;
    assert!(wrong.status == 200 && !wrong.body.contains("ABCD-EFGH-2345"), "{}", wrong.body);
}

#[tokio::test]
async fn a_kept_form_is_gone_after_half_an_hour() {
    let app = TestApp::start().await;
    let location = refused_binding(&app).await;
    app.advance(chrono::Duration::minutes(31));
    let late = app.anonymous().get(&format!("/{location}")).await;
    assert!(late.status == 200 && !late.body.contains("ABCD-EFGH-2345"), "{}", late.body);
    refused_binding(&app).await;
    let count = submission::Entity::find().count(app.state.database.reader()).await.expect("a count");
    assert_eq!(count, 1, "the next one kept takes those away whose time is over");
}
