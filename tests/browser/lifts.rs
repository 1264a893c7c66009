//! A lift: its cost shared by floor on the desk, what a home pays on the phone, consents apart, both readings (F52, E6).

use std::path::PathBuf;

use chrono::Duration;
use linyi_server::demo::story::pictures;
use linyi_shared::decisions::api::DecisionPage;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_tests::builders::BuiltCompound;
use serde_json::json;
use tempfile::TempDir;

use crate::form::Form;
use crate::look::{look_at, look_at_document, look_wide};
use crate::samples::sign_in;

/// Twelve homes of one entrance, and the windows they are looked at through.
struct Given {
    app: TestApp,
    place: BuiltCompound,
    desk: Browser,
    phone: Browser,
    photo: PathBuf,
    _folder: TempDir,
}

impl Given {
    async fn begin() -> Self {
        let app = TestApp::start_with(|options| options.demo = true).await;
        let place = app.compound().named("演示家属院").homes(12).at(Stage::Decision).build().await;
        let folder = TempDir::new().expect("a temporary folder");
        let photo = folder.path().join("consent.jpg");
        std::fs::write(&photo, pictures::draw(6).expect("a picture")).expect("a photo");
        let desk = Browser::open(&app, Device::Desktop).await;
        let phone = Browser::open(&app, Device::Phone).await;
        Self { app, place, desk, phone, photo, _folder: folder }
    }

    async fn staff(&self, window: &Browser) {
        sign_in(window, &[("role", Role::CommunityStaff.as_str()), ("compound_id", &self.place.id.to_string())]).await;
    }

    /// Signs the resident of a home in on the phone; homes are counted from 0.
    async fn resident(&self, home: usize) {
        sign_in(&self.phone, &[("home_id", &self.place.homes[home].to_string())]).await;
    }

    /// Staff set the vote up for the proposed entrance; answers the page of the draft on the desk.
    async fn set_up(&self) -> String {
        let page = format!("/desk/projects/{}/decisions/new?lift=true", self.place.project);
        let form = Form::open(&self.desk, &page, "/decisions").await;
        let fields = [
            ("title", "本单元加装电梯"),
            ("explanation", "本单元准备加装一部电梯，请先看各层分摊多少。"),
            ("questions[0][title]", "您是否同意加装电梯和分摊方案？"),
        ];
        form.fill(&fields).await;
        look_wide(&self.desk, "lift-set-up").await;
        form.send().await;
        self.desk.path().await.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// The decision as everybody reads it.
    async fn page(&self, id: &str) -> DecisionPage {
        self.app.anonymous().get(&format!("/decisions/{id}")).await.parse()
    }

    /// Eight of twelve take part, six of them agree: E6.
    async fn cast_all(&self, id: &str) {
        let items = self.page(id).await.items;
        for (index, home) in self.place.homes.iter().take(8).enumerate() {
            let choice = if index < 6 { "agree" } else { "against" };
            let choices: Vec<_> = items.iter().map(|item| json!({"item_id": item.id, "choice": choice})).collect();
            let ballot = json!({"home_id": home, "choices": choices});
            self.app.resident(*home).await.post(&format!("/decisions/{id}/ballots"), ballot).await.created();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn e6_a_lift_is_shared_by_floor_consented_to_apart_and_read_both_ways() {
    let given = Given::begin().await;
    let (desk, phone) = (&given.desk, &given.phone);
    given.staff(desk).await;
    let draft = given.set_up().await;
    let id = draft.rsplit('/').next().expect("an id").to_owned();
    let form = Form::open(desk, &draft, "/lift").await;
    form.fill(&[("total_yuan", "510000"), ("subsidy_yuan", "153000")]).await;
    look_wide(desk, "lift-scheme").await;
    form.send().await;
    desk.goto_alive(&draft).await;
    for words in ["510,000.00 元", "153,000.00 元", "357,000.00 元", "45,500.00"] {
        desk.sees(words).await;
    }
    given.staff(phone).await;
    look_at(phone, &draft, "lift-scheme").await;
    Form::open(desk, &draft, "/notice").await.send().await;
    given.app.advance(given.page(&id).await.opens_at - given.app.now() + Duration::seconds(2));

    // A home on the third floor reads what it pays, then the table of all floors.
    let public = format!("/decisions/{id}");
    given.resident(4).await;
    look_at(phone, &public, "lift-told").await;
    phone.sees("扣除补贴后分摊 35,000.00 元").await;
    phone.click_text("看每层分摊多少").await;
    phone.sees("3 层，补贴后分摊 35,000.00 元（补贴前 50,000.00 元）").await;
    let table = format!("{public}/lift");
    assert_eq!(phone.path().await, table);
    look_at_document(phone, &table, "lift-table").await;

    given.staff(desk).await;
    let form = Form::open(desk, &draft, "/lift-consents").await;
    let home = given.place.homes[1].to_string();
    let fields = [
        ("home_id", home.as_str()),
        ("effect", "occupies"),
        ("answer", "consents"),
        ("note", "厨房窗外要建连廊，业主看过图纸。"),
    ];
    form.fill(&fields).await;
    form.add_files(std::slice::from_ref(&given.photo)).await;
    look_wide(desk, "lift-consent").await;
    form.send().await;
    desk.goto_alive(&draft).await;
    desk.sees("厨房窗外要建连廊，业主看过图纸。").await;
    look_wide(desk, "lift-consented").await;
    given.staff(phone).await;
    look_at(phone, &draft, "lift-consented").await;

    given.cast_all(&id).await;
    given.app.advance(given.page(&id).await.closes_at - given.app.now() + Duration::seconds(2));
    given.staff(desk).await;
    Form::open(desk, &draft, "/outcome").await.send().await;
    given.resident(4).await;
    for page in [public.clone(), format!("{public}/outcome")] {
        let name = if page == public { "lift-outcome" } else { "lift-sheet" };
        look_at(phone, &page, name).await;
        desk.goto_alive(&page).await;
        for window in [phone, desk] {
            window.sees("按河南省物业管理条例（2017）第五十九条，全体业主三分之二以上同意").await;
        }
        look_wide(desk, name).await;
    }
    desk.goto(&table).await;
    desk.sees("书面同意").await;
    look_wide(desk, "lift-table").await;
    let Given { desk, phone, .. } = given;
    desk.close().await;
    phone.close().await;
}
