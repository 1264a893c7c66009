//! Messages of the inbox.

use linyi_server::features::inbox::deliver::{Message, deliver};
use linyi_server::http::caller::Caller as Writer;
use linyi_shared::id::PersonId;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::words::Words;
use linyi_tests::{Answer, TestApp};
use reqwest::Method;
use serde_json::{Map, Value, json};

async fn tell(app: &TestApp, person: PersonId, title: &str) {
    let message = Message { kind: "notice", title: title.into(), body: "".into(), link: "/notices" };
    app.state
        .write_secret(&Writer::system(), async |tx| deliver(tx, &[person], &message).await)
        .await
        .expect("a message");
}

#[tokio::test]
async fn messages_come_latest_first_in_pages_and_are_marked_read() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(2).build().await;
    let (mine, other) = (app.resident(compound.homes[0]).await, app.resident(compound.homes[1]).await);
    for title in ["第一条", "第二条", "第三条"] {
        tell(&app, mine.person_id.expect("a person"), title).await;
    }
    assert_eq!(mine.get("/me").await.ok()["unread"], 3);
    let first = mine.get("/inbox?per_page=2").await.ok();
    assert_eq!(first["items"][0]["title"], "第三条");
    assert_eq!(first["items"][0]["is_read"], false);
    let next = first["meta"]["next"].as_str().expect("a next page");
    let second = mine.get(&format!("/inbox?per_page=2&cursor={next}")).await.ok();
    assert_eq!(second["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(second["items"][0]["title"], "第一条");
    assert!(second["meta"]["next"].is_null());

    mine.post("/inbox/read", json!({})).await.with_status(204);
    assert_eq!(mine.get("/me").await.ok()["unread"], 0);
    assert_eq!(mine.get("/inbox").await.ok()["items"][0]["is_read"], true);
    assert_eq!(other.get("/inbox").await.ok()["items"], json!([]), "messages are their person's alone");
}

#[tokio::test]
async fn a_message_is_read_in_the_language_of_its_reader() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let resident = app.resident(compound.homes[0]).await;
    let message = Message {
        kind: "notice",
        title: Words::from(["有新公示", "A new notice"]),
        body: Words::from(["请在公示期内查看。", "Read it while it is on display."]),
        link: "/notices",
    };
    let person = resident.person_id.expect("a person");
    app.state
        .write_secret(&Writer::system(), async |tx| deliver(tx, &[person], &message).await)
        .await
        .expect("a message");
    for (tag, title, body) in
        [("zh-CN", "有新公示", "请在公示期内查看。"), ("en", "A new notice", "Read it while it is on display.")]
    {
        let request = resident.request(Method::GET, "/inbox").header("accept-language", tag);
        let told = Answer::of(request).await.ok()["items"][0].clone();
        assert_eq!((&told["title"], &told["body"]), (&json!(title), &json!(body)), "{tag}");
    }
}

#[tokio::test]
async fn what_residents_are_told_of_a_notice_is_in_both_languages() {
    let app = TestApp::start().await;
    let compound = app.compound().named("甲小区").homes(1).at(Stage::Consultation).build().await;
    let resident = app.resident(compound.homes[0]).await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let kind = NoticeKind::Consultation;
    let text = "演示单位甲 0379-00000000";
    let fields: Map<String, Value> = kind.written_fields().map(|field| (field.key.to_owned(), text.into())).collect();
    let draft = json!({"kind": kind, "title": "征求意见", "body": "请您说说。", "fields": fields});
    let id = staff.post(&format!("/projects/{}/notices", compound.project), draft).await.created()["id"].clone();
    staff.post(&format!("/notices/{}/publish", id.as_str().expect("an id")), json!({})).await.ok();
    let request = resident.request(Method::GET, "/inbox").header("accept-language", "en");
    let told = Answer::of(request).await.ok()["items"][0].clone();
    assert_eq!(told["title"], "征求意见", "a headline stays as it was written");
    let body = told["body"].as_str().expect("a body");
    assert!(body.starts_with("甲小区: call for opinions. Read it by "), "{body}");
}

#[tokio::test]
async fn the_inbox_is_for_people_with_an_account() {
    let app = TestApp::start().await;
    app.anonymous().get("/inbox").await.refused(Code::SignInRequired);
    app.anonymous().post("/inbox/read", json!({})).await.refused(Code::SignInRequired);
}
