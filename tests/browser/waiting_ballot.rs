//! A ballot confirmed without a network: kept on the phone, never shown as cast, sent once by its own person.

use chrono::{DateTime, Duration, Utc};
use linyi_server::entities::ballot_version;
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::end_words;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_tests::builders::BuiltCompound;
use linyi_tests::wire::Wire;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::offline::{CONTROLLED, read};
use crate::samples::sign_in;

/// What the phone says of a ballot that waits.
const NOT_CAST: &str = "还没有交上：手机没有网";
const IS_KEPT: &str = "选票已经存在这部手机里，有网时会自动交上。";

/// The button that signs out.
const SIGN_OUT: &str = "form[action='/api/v1/sessions/current/end'] button";

/// The keys of this name, as a browser is sent them.
const TAB: &str = "\u{e004}";
const ESCAPE: &str = "\u{e00c}";

/// Tells the page that the network is back, as the phone's system does.
const ONLINE: &str = "window.dispatchEvent(new Event('online'));";

/// Answers once the page has loaded the queue, which comes after the app.
const LOADED: &str = r#"
    const done = arguments[0];
    (function look() {
        if (window.linyiQueue) done(true);
        else requestAnimationFrame(look);
    })();
"#;

/// Tries to send what waits, and answers whether nothing waits any more.
const SEND: &str = "const done = arguments[0]; linyiQueue.send().then(done, error => done(String(error)));";

/// Answers how many ballots the queue knows of.
const COUNT: &str = "const done = arguments[0]; linyiQueue.list().then(kept => done(kept.length));";

/// Answers once the queue is empty.
const EMPTY: &str = r#"
    const done = arguments[0];
    const end = Date.now() + 20000;
    (async function look() {
        const kept = await linyiQueue.list();
        if (!kept.length) done(true);
        else if (Date.now() > end) done(false);
        else requestAnimationFrame(look);
    })();
"#;

/// Answers once the module of the page is kept on the phone.
const MODULE_KEPT: &str = r#"
    const done = arguments[0];
    const end = Date.now() + 20000;
    const {module, wasm} = document.querySelector('script[data-module]').dataset;
    (async function look() {
        const kept = await Promise.all([module, wasm].map(file => caches.match(file)));
        if (kept.every(file => file)) done(true);
        else if (Date.now() > end) done(false);
        else requestAnimationFrame(look);
    })();
"#;

/// A vote that is open now, and a phone on a wire that may be cut.
struct Given {
    app: TestApp,
    wire: Wire,
    place: BuiltCompound,
    id: String,
    closes_at: DateTime<Utc>,
}

impl Given {
    async fn open() -> Self {
        let app = TestApp::start_with(|options| options.demo = true).await;
        let place = app.compound().named("演示家属院").homes(2).at(Stage::Decision).build().await;
        let opens_at = app.now() + Duration::days(17);
        let closes_at = opens_at + Duration::days(10);
        let body = json!({
            "title": "屋面改造表决",
            "explanation": "屋面漏水多年，这次要不要改造。",
            "kind": "owners_ordinary",
            "scope_id": place.id,
            "opens_at": opens_at,
            "closes_at": closes_at,
            "questions": [{"title": "您是否同意改造屋面？"}],
            "contact": "演示联系人 0379-00000000",
        });
        let staff = app.staff(Role::CommunityStaff, place.community).await;
        let created = staff.post(&format!("/projects/{}/decisions", place.project), body).await.created();
        let id = created["id"].as_str().expect("an id").to_owned();
        staff.post(&format!("/decisions/{id}/notice"), json!({})).await.ok();
        // An hour before the close, so that a test may pass it within one session.
        app.advance(Duration::days(27) - Duration::hours(1));
        let wire = Wire::to(&app).await;
        Self { app, wire, place, id, closes_at }
    }

    /// A phone on which somebody of a home is signed in.
    async fn phone(&self, home: usize) -> Browser {
        let phone = Browser::open_by(&self.wire, Device::Phone).await;
        self.sign_in(&phone, home).await;
        phone
    }

    async fn sign_in(&self, phone: &Browser, home: usize) {
        sign_in(phone, &[("home_id", &self.place.homes[home].to_string())]).await;
    }

    fn page(&self) -> String {
        format!("/decisions/{}/ballot", self.id)
    }

    /// Fills the ballot on the page in and confirms it with the wire cut: it is kept, and not shown as cast.
    async fn confirm_offline(&self, phone: &Browser) {
        phone.choose("choices[0][choice]", "agree").await;
        run(phone, LOADED).await;
        self.wire.cut();
        phone.click("details.confirm > summary").await;
        phone.click(".confirm-body button[type='submit']").await;
        phone.sees(NOT_CAST).await;
        phone.sees(IS_KEPT).await;
        phone.sees(&end_words(self.closes_at, Lang::Zh)).await;
        phone.find(".unsent .problem").await;
        let script = "return document.querySelector('form[action$=\"/ballots\"]').hidden;";
        let hidden = phone.client.execute(script, vec![]).await.expect("a look at the form");
        assert_eq!(hidden, true, "no second ballot can be confirmed beside the one that waits");
        assert!(!phone.overflows().await, "what waits is wider than the window");
        assert!(self.channels().await.is_empty(), "nothing arrived");
    }

    /// How each version of a ballot came.
    async fn channels(&self) -> Vec<String> {
        let rows = ballot_version::Entity::find().all(self.app.state.database.reader()).await.expect("versions");
        rows.into_iter().map(|row| row.channel).collect()
    }
}

async fn run(phone: &Browser, script: &str) -> Value {
    phone.client.execute_async(script, vec![]).await.expect("an answer")
}

/// The browser itself reports what it could not load; the app has nothing to add.
async fn close(phone: Browser) {
    close_after(phone, "net::ERR_").await;
}

/// The same after an answer of this kind, which the browser reports as well.
async fn close_after(phone: Browser, reported: &str) {
    let messages = phone.console().await;
    let is_known = |message: &str| message.contains("net::ERR_") || message.contains(reported);
    let others: Vec<_> = messages.iter().filter(|message| !is_known(message)).collect();
    assert!(others.is_empty(), "the console says {others:?}");
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_confirmed_without_a_network_is_kept_and_sent_once() {
    let given = Given::open().await;
    let phone = given.phone(0).await;
    phone.goto_alive(&given.page()).await;
    given.confirm_offline(&phone).await;
    phone.keep_picture("ballot-waits").await;
    phone.click_text("现在再试").await;
    phone.sees("还是没有交上").await;
    assert_eq!(run(&phone, COUNT).await, 1);

    given.wire.mend();
    phone.client.execute(ONLINE, vec![]).await.expect("an event");
    phone.sees("已经交上了").await;
    phone.keep_picture("ballot-sent").await;
    assert_eq!(given.channels().await, ["offline"]);
    phone.click_text("看回执").await;
    phone.sees("离线补传").await;
    assert_eq!(run(&phone, EMPTY).await, true, "the receipt says it now");
    assert_eq!(run(&phone, SEND).await, true);
    assert_eq!(given.channels().await, ["offline"], "sent once");
    close(phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_opened_before_is_filled_in_without_a_network_and_sent_by_any_page() {
    let given = Given::open().await;
    let phone = given.phone(0).await;
    phone.goto_alive("/").await;
    run(&phone, CONTROLLED).await;
    read(&phone, "/me", "/api/v1/me/account").await;
    read(&phone, &given.page(), &format!("/api/v1/decisions/{}/ballot", given.id)).await;
    assert_eq!(run(&phone, MODULE_KEPT).await, true);

    given.wire.cut();
    phone.goto_alive(&given.page()).await;
    given.confirm_offline(&phone).await;
    // Still there when the page is opened again, and told on every other page.
    phone.goto_alive(&given.page()).await;
    phone.sees(NOT_CAST).await;
    phone.sees("您是否同意改造屋面？ — 同意").await;
    phone.client.execute("document.cookie = 'elder=1; path=/';", vec![]).await.expect("a cookie");
    phone.goto_alive("/me").await;
    phone.sees("有 1 张表决票等着交上").await;
    assert!(!phone.overflows().await, "the hint is wider than the window");
    phone.keep_picture("ballot-hint-elder").await;

    // In English too, and back.
    phone.client.execute("document.cookie = 'lang=en; path=/';", vec![]).await.expect("a cookie");
    phone.goto_alive("/me").await;
    phone.sees("1 ballot is waiting to be sent").await;
    phone.click(SIGN_OUT).await;
    phone.sees("Signing out deletes the ballots that wait on this phone (1).").await;
    phone.click_text("Stay signed in").await;
    phone.client.execute("document.cookie = 'lang=zh-CN; path=/';", vec![]).await.expect("a cookie");
    phone.goto_alive("/me").await;
    phone.sees("有 1 张表决票等着交上").await;

    // Signing out would lose it, so it asks first.
    phone.click(SIGN_OUT).await;
    phone.sees("退出登录会把等着交上的表决票（1 张）从这部手机里删除").await;
    phone.keep_picture("ballot-leaving-elder").await;
    let script = "const box = document.querySelector('dialog[open]').getBoundingClientRect(); \
                  const heights = [...document.querySelectorAll('dialog button')].map(one => one.offsetHeight >= 60); \
                  return [box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight, ...heights];";
    let seen = phone.client.execute(script, vec![]).await.expect("a look at the question");
    assert_eq!(seen, json!([true, true, true]), "it stands in the window, with targets for large type");
    // The answer that deletes nothing has the focus; the keyboard reaches both and nothing behind them.
    let focused = phone.client.active_element().await.expect("an element");
    assert_eq!(focused.text().await.expect("its text"), "先不退出");
    focused.send_keys(TAB).await.expect("a key");
    let focused = phone.client.active_element().await.expect("an element");
    assert_eq!(focused.text().await.expect("its text"), "删除并退出");
    focused.send_keys(ESCAPE).await.expect("a key");
    let script =
        "return [!document.querySelector('dialog[open]'), document.activeElement.form?.getAttribute('action')];";
    let seen = phone.client.execute(script, vec![]).await.expect("a look at the page");
    assert_eq!(seen, json!([true, "/api/v1/sessions/current/end"]), "back at the button it came from");
    assert_eq!(run(&phone, COUNT).await, 1);

    given.wire.mend();
    phone.goto_alive("/me").await;
    phone.sees("表决票已经交上").await;
    assert_eq!(given.channels().await, ["offline"]);
    close(phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_all_the_same_takes_what_waits_from_the_phone() {
    let given = Given::open().await;
    let phone = given.phone(0).await;
    phone.goto_alive("/").await;
    run(&phone, CONTROLLED).await;
    read(&phone, "/me", "/api/v1/me/account").await;
    phone.goto_alive(&given.page()).await;
    given.confirm_offline(&phone).await;
    phone.goto_alive("/me").await;
    phone.sees("有 1 张表决票等着交上").await;
    phone.click(SIGN_OUT).await;
    phone.find("dialog[open]").await;
    given.wire.mend();
    phone.click_text("删除并退出").await;
    phone.sees("您已退出登录").await;
    run(&phone, LOADED).await;
    assert_eq!(run(&phone, EMPTY).await, true);
    assert!(given.channels().await.is_empty(), "what was deleted never arrives");
    // The page that was left may have asked once more.
    close_after(phone, "the server responded with a status of 401").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_worker_sends_what_waits_without_a_page_that_asks() {
    let given = Given::open().await;
    let phone = given.phone(0).await;
    phone.goto_alive(&given.page()).await;
    run(&phone, CONTROLLED).await;
    phone.choose("choices[0][choice]", "agree").await;
    // What the form says when no network carried it; the network is back before the browser is asked to sync.
    run(&phone, LOADED).await;
    let script = "const form = document.querySelector('form[action$=\"/ballots\"]'); \
                  const detail = ['kept before', new FormData(form)]; \
                  form.dispatchEvent(new CustomEvent('linyi:unsent', {bubbles: true, detail}));";
    phone.client.execute(script, vec![]).await.expect("an event");
    phone.sees("已经交上了").await;
    assert_eq!(given.channels().await, ["offline"]);
    close(phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_that_is_late_is_refused_with_the_closing_time_and_stays_to_be_read() {
    let given = Given::open().await;
    let phone = given.phone(0).await;
    phone.goto_alive(&given.page()).await;
    given.confirm_offline(&phone).await;
    given.app.advance(Duration::hours(2));
    given.wire.mend();
    phone.client.execute(ONLINE, vec![]).await.expect("an event");
    phone.sees("投票已在下面的时间截止").await;
    phone.goto_alive(&given.page()).await;
    phone.sees("投票已在下面的时间截止").await;
    phone.sees(&end_words(given.closes_at, Lang::Zh)).await;
    phone.sees("您是否同意改造屋面？ — 同意").await;
    phone.keep_picture("ballot-late").await;
    assert!(given.channels().await.is_empty());
    phone.click_text("知道了，删除").await;
    assert_eq!(run(&phone, EMPTY).await, true);
    close_after(phone, "the server responded with a status of 409").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_on_the_phone_neither_sends_nor_sees_it_and_it_can_be_taken_back() {
    let given = Given::open().await;
    let phone = given.phone(0).await;
    phone.goto_alive(&given.page()).await;
    given.confirm_offline(&phone).await;

    // The cookies go before the wire is whole: whatever tries to send meanwhile has nobody signed in.
    phone.client.delete_all_cookies().await.expect("nobody signed in");
    given.wire.mend();
    given.sign_in(&phone, 1).await;
    phone.goto_alive(&given.page()).await;
    run(&phone, LOADED).await;
    assert_eq!(run(&phone, SEND).await, false, "it is not this person's");
    assert!(given.channels().await.is_empty());
    let script = "return [document.querySelector('form[action$=\"/ballots\"]').hidden, \
                  document.body.innerText.includes('等着交上'), document.querySelector('.unsent').childElementCount];";
    let seen = phone.client.execute(script, vec![]).await.expect("a look at the page");
    assert_eq!(seen, json!([false, false, 0]));

    // The person it is of is asked nothing more: it goes out with the next page.
    phone.client.delete_all_cookies().await.expect("nobody signed in");
    given.sign_in(&phone, 0).await;
    phone.goto_alive(&given.page()).await;
    phone.sees("已经交上了").await;
    assert_eq!(given.channels().await, ["offline"]);

    // What has not been sent can be taken back, and the form is there again.
    phone.goto_alive(&format!("/decisions/{}/receipt", given.id)).await;
    run(&phone, LOADED).await;
    assert_eq!(run(&phone, EMPTY).await, true);
    phone.goto_alive(&given.page()).await;
    phone.choose("choices[0][choice]", "against").await;
    run(&phone, LOADED).await;
    given.wire.cut();
    phone.click("details.confirm > summary").await;
    phone.click(".confirm-body button[type='submit']").await;
    phone.sees(NOT_CAST).await;
    phone.click_text("删除，不交了").await;
    assert_eq!(run(&phone, EMPTY).await, true);
    phone.find("form[action$='/ballots']:not([hidden])").await;
    given.wire.mend();
    assert_eq!(run(&phone, SEND).await, true);
    assert_eq!(given.channels().await, ["offline"], "what was taken back never arrives");
    close(phone).await;
}
