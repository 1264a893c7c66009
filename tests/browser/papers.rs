//! The paper desk: numbers given out and printed, a signed paper back with its photo, entered by two people by the
//! keyboard (R22).

use std::path::PathBuf;

use chrono::Duration;
use fantoccini::Locator;
use linyi_server::demo::story::pictures;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_tests::builders::BuiltCompound;
use serde_json::json;
use tempfile::TempDir;

use crate::form::Form;
use crate::look::{look_at, look_wide};
use crate::samples::sign_in;

/// Presses a key where the hand is.
const PRESS: &str = "document.activeElement.dispatchEvent(\
                     new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true}));";

/// The marks that are set on the form, in the order of the questions.
const MARKS: &str = "return Array.from(document.querySelectorAll('.paper-entry input:checked')).map(one => one.value);";

/// An open vote of three homes on two questions, and the windows it is looked at through.
struct Given {
    app: TestApp,
    place: BuiltCompound,
    id: String,
    desk: Browser,
    phone: Browser,
    photo: PathBuf,
    _folder: TempDir,
}

impl Given {
    async fn begin() -> Self {
        let app = TestApp::start_with(|options| options.demo = true).await;
        let place = app.compound().named("演示家属院").homes(3).at(Stage::Decision).build().await;
        let opens = app.now() + Duration::days(17);
        let body = json!({
            "title": "屋面改造表决", "explanation": "屋面漏水多年，这次要不要改造。", "kind": "owners_ordinary",
            "scope_id": place.id, "opens_at": opens, "closes_at": opens + Duration::days(10),
            "questions": [{"title": "您是否同意改造屋面？"}, {"title": "您是否同意同时更换落水管？"}],
        });
        let staff = app.staff(Role::CommunityStaff, place.community).await;
        let created = staff.post(&format!("/projects/{}/decisions", place.project), body).await.created();
        let id = created["id"].as_str().expect("an id").to_owned();
        staff.post(&format!("/decisions/{id}/notice"), json!({})).await.ok();
        app.advance(Duration::days(17) + Duration::minutes(5));
        let folder = TempDir::new().expect("a temporary folder");
        let photo = folder.path().join("paper.jpg");
        std::fs::write(&photo, pictures::draw(7).expect("a picture")).expect("a photo");
        let desk = Browser::open(&app, Device::Desktop).await;
        let phone = Browser::open(&app, Device::Phone).await;
        Self { app, place, id, desk, phone, photo, _folder: folder }
    }

    async fn sign_in(&self, window: &Browser, role: Role) {
        sign_in(window, &[("role", role.as_str()), ("compound_id", &self.place.id.to_string())]).await;
    }

    fn papers(&self, part: &str) -> String {
        format!("/desk/decisions/{}/papers{part}", self.id)
    }

    /// Somebody enters the paper that waits, by these keys, and sends it.
    async fn enter(&self, keys: [&str; 2], marks: [&str; 2]) {
        let desk = &self.desk;
        desk.goto_alive(&self.papers("/entry")).await;
        for (question, key) in keys.iter().enumerate() {
            desk.find(&format!(".paper-entry fieldset:focus-within [name='marks[{question}][mark]']")).await;
            desk.client.execute(PRESS, vec![json!(key)]).await.expect("a pressed key");
        }
        desk.find(".paper-entry button[type='submit']:focus").await;
        assert_eq!(desk.client.execute(MARKS, vec![]).await.expect("marks"), json!(marks));
        desk.expect_quiet_console("the entry of a paper").await;
        desk.click(".paper-entry button[type='submit']").await;
    }

    async fn voted(&self) -> i64 {
        let page = self.app.anonymous().get(&format!("/decisions/{}", self.id)).await.ok();
        page["turnout"]["voted"]["persons"].as_i64().expect("a figure")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r22_a_paper_is_issued_printed_taken_back_and_entered_by_two_people() {
    let given = Given::begin().await;
    let (desk, phone) = (&given.desk, &given.phone);
    given.sign_in(phone, Role::CommunityStaff).await;
    look_at(phone, &given.papers(""), "papers-none").await;
    given.sign_in(desk, Role::CommunityStaff).await;
    let form = Form::open(desk, &given.papers(""), "/papers").await;
    form.fill(&[("to", "missing")]).await;
    form.send().await;
    desk.sees("发出 3 张").await;

    // What is printed: a number, whose it is, every question, and what not voting means.
    desk.goto_alive(&given.papers("/print")).await;
    for words in ["0001", "0003", "您是否同意改造屋面？", "不投票不算同意，也不算反对。", "共 3 张"]
    {
        desk.sees(words).await;
    }
    let sheets = desk.client.find_all(Locator::Css(".letters article.paper")).await.expect("sheets");
    assert_eq!(sheets.len(), 3, "one sheet a paper");
    look_wide(desk, "papers-print").await;
    desk.keep_print("papers-print").await;
    look_at(phone, &given.papers("/print"), "papers-print").await;

    given.sign_in(desk, Role::GridWorker).await;
    let form = Form::open(desk, &given.papers(""), "/papers/returns").await;
    form.fill(&[("serial", "2")]).await;
    form.add_files(std::slice::from_ref(&given.photo)).await;
    form.send().await;
    desk.goto_alive(&given.papers("")).await;
    desk.sees("收回 1 ＋").await;
    look_wide(desk, "papers-back").await;
    look_at(phone, &given.papers(""), "papers-back").await;
    look_at(phone, &given.papers("/entry"), "papers-entry").await;
    desk.goto_alive(&given.papers("/entry")).await;
    look_wide(desk, "papers-entry").await;

    // The first entry counts for nothing and is not shown to the second person, whose own makes it count.
    given.enter(["1", "0"], ["agree", "unclear"]).await;
    desk.sees("等第二人核对").await;
    assert_eq!(given.voted().await, 0);
    given.sign_in(desk, Role::CommunityStaff).await;
    desk.goto_alive(&given.papers("/entry")).await;
    desk.find(".paper-entry fieldset").await;
    assert_eq!(desk.client.execute(MARKS, vec![]).await.expect("marks"), json!([]), "nobody sees another's entry");
    given.enter(["1", "0"], ["agree", "unclear"]).await;
    desk.sees("两次录入一致").await;
    assert_eq!(given.voted().await, 1);
    desk.goto_alive(&given.papers("?show=counted")).await;
    desk.sees("编号 0002").await;
    look_wide(desk, "papers-counted").await;
    let Given { desk, phone, .. } = given;
    desk.close().await;
    phone.close().await;
}
