//! Without a network: what was opened before is there, what was not says so, and nothing is kept that is not public.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use serde_json::{Map, Value, json};

/// Answers once the service worker answers for the page and holds its files.
pub const CONTROLLED: &str = r#"
    const done = arguments[0];
    const worker = navigator.serviceWorker;
    if (worker.controller) done(true);
    else worker.addEventListener('controllerchange', () => done(true), {once: true});
"#;

/// Answers once the answer to a path of the API is kept on the device.
const KEPT: &str = r#"
    const [path, done] = arguments;
    const end = Date.now() + 20000;
    (async function look() {
        for (const name of await caches.keys()) {
            const requests = await (await caches.open(name)).keys();
            if (requests.some(request => new URL(request.url).pathname === path)) return done(true);
        }
        if (Date.now() > end) done(false);
        else requestAnimationFrame(look);
    })();
"#;

/// Opens a page and waits until what it shows is kept on the device.
pub async fn read(browser: &Browser, page: &str, answer: &str) {
    browser.goto_alive(page).await;
    let kept = browser.client.execute_async(KEPT, vec![json!(answer)]).await.expect("an answer");
    assert_eq!(kept, true, "{answer} is not kept");
}

/// A notice of a compound, published; answers its path.
async fn notice(app: &TestApp) -> String {
    let compound = app.compound().named("甲家属院").homes(2).at(Stage::Consultation).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let kind = NoticeKind::Consultation;
    let text = "演示单位甲 0379-00000000";
    let fields: Map<String, Value> = kind.written_fields().map(|field| (field.key.to_owned(), text.into())).collect();
    let draft = json!({"kind": kind, "title": "请您说说要改什么", "body": "每户一份意见表。", "fields": fields});
    let drafted = staff.post(&format!("/projects/{}/notices", compound.project), draft).await.created();
    let path = format!("/notices/{}", drafted["id"].as_str().expect("an id"));
    staff.post(&format!("{path}/publish"), json!({})).await.ok();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_opened_before_is_there_without_a_network() {
    let app = TestApp::start().await;
    let notice = notice(&app).await;
    let browser = Browser::open(&app, Device::Phone).await;
    browser.goto_alive("/").await;
    browser.client.execute_async(CONTROLLED, vec![]).await.expect("a service worker");
    read(&browser, "/", "/api/v1/home").await;
    read(&browser, &notice, &format!("/api/v1{notice}")).await;
    browser.expect_quiet_console("with a network").await;

    app.stop().await;
    browser.goto_alive("/").await;
    browser.sees("1 个小区").await;
    browser.keep_picture("offline-home").await;
    browser.goto_alive(&notice).await;
    browser.sees("请您说说要改什么").await;
    browser.sees("每户一份意见表。").await;
    browser.keep_picture("offline-notice").await;
    browser.goto_alive("/compounds").await;
    browser.sees("现在没有网络，这一页还没有存在您的手机里。").await;
    browser.keep_picture("offline-unseen").await;

    // The browser itself reports what it could not load; the app has nothing to add.
    let messages = browser.console().await;
    let others: Vec<_> = messages.iter().filter(|message| !message.contains("net::ERR_")).collect();
    assert!(others.is_empty(), "the console says {others:?}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_device_keeps_the_files_of_residents_and_a_shell_that_shows_nobodys_data() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let worker = nobody.get("//sw.js").await;
    assert_eq!(worker.headers["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(worker.headers["cache-control"], "no-cache", "a new build is found at once");
    assert!(worker.body.contains("\"/shell\"") && worker.body.contains("/app_bg.wasm"), "{}", worker.body);
    assert!(!worker.body.contains("__PRECACHE__") && !worker.body.contains("__VERSION__"));
    assert!(!worker.body.contains("/desk.js"), "the desk is for offices with a network");

    let compound = app.compound().named("甲家属院").homes(1).build().await;
    let shell = nobody.get("//shell").await;
    assert_eq!(shell.headers["cache-control"], "no-cache");
    assert!(shell.body.contains("data-shell") && !shell.body.contains("<main"), "{}", shell.body);
    let resident = app.resident(compound.homes[0]).await;
    assert_eq!(resident.get("//shell").await.body, shell.body, "one document for every visitor");
}
