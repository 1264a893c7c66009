//! The compound's own rule on silence from the draft to the outcome: set up with its proof, read by residents, ballots
//! handed over home by home, and both readings shown (R13).

use std::path::PathBuf;

use chrono::Duration;
use linyi_server::demo::story::pictures;
use linyi_shared::decisions::api::DecisionPage;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_tests::builders::BuiltCompound;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::form::Form;
use crate::look::{look_at, look_wide};
use crate::samples::sign_in;

/// The words of the rule.
const RULE: &str = "已送达的选票，业主在规定时间内不反馈意见的，视为同意已表决的多数意见";

/// What a resident is told in one sentence.
const TOLD: &str = "纸质选票送到您家、您又不投票的，按多数人的意见计算。";

/// A compound of four homes, and the windows it is looked at through.
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
        let place = app.compound().named("演示家属院").homes(4).at(Stage::Decision).build().await;
        let folder = TempDir::new().expect("a temporary folder");
        let photo = folder.path().join("proof.jpg");
        std::fs::write(&photo, pictures::draw(5).expect("a picture")).expect("a photo");
        let desk = Browser::open(&app, Device::Desktop).await;
        let phone = Browser::open(&app, Device::Phone).await;
        Self { app, place, desk, phone, photo, _folder: folder }
    }

    /// Signs staff in in a window.
    async fn staff(&self, window: &Browser) {
        sign_in(window, &[("role", Role::CommunityStaff.as_str()), ("compound_id", &self.place.id.to_string())]).await;
    }

    /// Signs the resident of a home in on the phone; homes are counted from 0.
    async fn resident(&self, home: usize) {
        sign_in(&self.phone, &[("home_id", &self.place.homes[home].to_string())]).await;
    }

    /// Staff set the decision up with the rule; answers the page of the draft on the desk.
    async fn set_up(&self) -> String {
        let page = format!("/desk/projects/{}/decisions/new?kind=owners_ordinary", self.place.project);
        let form = Form::open(&self.desk, &page, "/decisions").await;
        self.desk.click_text("没有投票的怎样计算").await;
        let adopted_on = (local_date(self.app.now()) - chrono::Days::new(400)).to_string();
        let fields = [
            ("title", "楼道粉刷和加装扶手"),
            ("explanation", "楼道墙面和扶手由业主共同决定。"),
            ("questions[0][title]", "您是否同意粉刷楼道并加装扶手？"),
            ("silence[document]", "rules_of_procedure"),
            ("silence[clause]", "第二十三条"),
            ("silence[text]", RULE),
            ("silence[adopted_on]", adopted_on.as_str()),
            ("silence[adopted_how]", "演示业主大会表决，同意 52 人、4,100 平方米"),
        ];
        form.fill(&fields).await;
        form.add_files(std::slice::from_ref(&self.photo)).await;
        look_wide(&self.desk, "silence-set-up").await;
        form.send().await;
        self.desk.path().await.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// Staff give the notice and post it (N3), and voting opens.
    async fn announce(&self, draft: &str, id: &str) {
        Form::open(&self.desk, draft, "/notice").await.send().await;
        let kind = NoticeKind::VoteCall;
        let fields: Map<String, Value> =
            kind.written_fields().map(|field| (field.key.to_owned(), "见表决页，电话 0379-00000000".into())).collect();
        let notice = json!({"kind": kind, "title": "表决通知", "body": "公示如下。", "fields": fields});
        let staff = self.app.staff(Role::CommunityStaff, self.place.community).await;
        let drafted = staff.post(&format!("/projects/{}/notices", self.place.project), notice).await.created();
        let notice = drafted["id"].as_str().expect("an id");
        staff.post(&format!("/notices/{notice}/publish"), json!({})).await.ok();
        self.app.advance(self.page(id).await.opens_at - self.app.now() + Duration::seconds(2));
    }

    /// The decision as everybody reads it.
    async fn page(&self, id: &str) -> DecisionPage {
        self.app.anonymous().get(&format!("/decisions/{id}")).await.parse()
    }

    async fn cast(&self, id: &str, home: usize) {
        let home = self.place.homes[home];
        let items = self.page(id).await.items;
        let choices: Vec<_> = items.iter().map(|item| json!({"item_id": item.id, "choice": "agree"})).collect();
        let ballot = json!({"home_id": home, "choices": choices});
        self.app.resident(home).await.post(&format!("/decisions/{id}/ballots"), ballot).await.created();
    }

    /// Papers are handed over: one with a photo, one with the word of who signed.
    async fn hand_over(&self, id: &str) {
        let papers = format!("/desk/decisions/{id}/papers");
        let form = Form::open(&self.desk, &papers, "/papers").await;
        form.fill(&[("to", "missing")]).await;
        form.send().await;
        self.desk.sees("发出 2 张").await;
        let form = Form::open(&self.desk, &papers, "/papers/deliveries").await;
        form.fill(&[("serial", "1"), ("method", "left_witnessed")]).await;
        form.add_files(std::slice::from_ref(&self.photo)).await;
        look_wide(&self.desk, "silence-delivery").await;
        form.send().await;
        let form = Form::open(&self.desk, &papers, "/papers/deliveries").await;
        form.fill(&[("serial", "2"), ("method", "in_person"), ("note", "业主本人签收")]).await;
        form.send().await;
        self.desk.goto_alive(&papers).await;
        for words in ["送达照片 1 张", "业主本人签收", "留置送达，有见证人"] {
            self.desk.sees(words).await;
        }
        look_wide(&self.desk, "silence-deliveries").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_silence_is_set_up_told_delivered_and_counted_both_ways() {
    let given = Given::begin().await;
    let (desk, phone) = (&given.desk, &given.phone);
    given.staff(phone).await;
    let new = format!("/desk/projects/{}/decisions/new?kind=owners_ordinary", given.place.project);
    look_at(phone, &new, "silence-set-up").await;
    given.staff(desk).await;
    let draft = given.set_up().await;
    let id = draft.rsplit('/').next().expect("an id").to_owned();
    given.announce(&draft, &id).await;

    // A resident reads what not answering means here, before anything is handed over.
    let public = format!("/decisions/{id}");
    given.resident(3).await;
    look_at(phone, &public, "silence-told").await;
    phone.sees(TOLD).await;
    phone.click_text("看规定原文").await;
    for words in [RULE, "业主大会议事规则第二十三条", "演示业主大会表决，同意 52 人、4,100 平方米"]
    {
        phone.sees(words).await;
    }
    phone.expect_quiet_console("the rule on silence").await;

    for home in 0..2 {
        given.cast(&id, home).await;
    }
    given.staff(desk).await;
    given.hand_over(&id).await;
    given.staff(phone).await;
    look_at(phone, &format!("/desk/decisions/{id}/papers"), "silence-deliveries").await;
    desk.goto_alive(&draft).await;
    desk.sees("纸质选票已送达、还没有投票的：2 人").await;
    desk.sees("四项依据都有").await;
    look_wide(desk, "silence-proven").await;
    look_at(phone, &draft, "silence-proven").await;

    // Two of four are too few; with the two who were handed a ballot it is carried.
    given.app.advance(given.page(&id).await.closes_at - given.app.now() + Duration::seconds(2));
    given.staff(desk).await;
    Form::open(desk, &draft, "/outcome").await.send().await;
    given.resident(3).await;
    for page in [public.clone(), format!("{public}/outcome")] {
        let name = if page == public { "silence-outcome" } else { "silence-sheet" };
        look_at(phone, &page, name).await;
        for window in [phone, desk] {
            window.goto_alive(&page).await;
            for words in ["收到选票而没有投票的：2 人", "一、没有投票的不计算", "二、收到选票而没有投票的"]
            {
                window.sees(words).await;
            }
        }
        look_wide(desk, name).await;
    }
    let Given { desk, phone, .. } = given;
    desk.close().await;
    phone.close().await;
}
