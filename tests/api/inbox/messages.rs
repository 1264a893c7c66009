//! Messages of the inbox.

use linyi_server::features::inbox::deliver::{Message, deliver};
use linyi_server::http::caller::Caller as Writer;
use linyi_shared::id::PersonId;
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

async fn tell(app: &TestApp, person: PersonId, title: &str) {
    let message = Message { kind: "notice", title, body: "", link: "/notices" };
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
async fn the_inbox_is_for_people_with_an_account() {
    let app = TestApp::start().await;
    app.anonymous().get("/inbox").await.refused(Code::SignInRequired);
    app.anonymous().post("/inbox/read", json!({})).await.refused(Code::SignInRequired);
}
