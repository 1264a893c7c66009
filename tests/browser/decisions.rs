//! The pages around a vote: the receipt checked on the phone, the board on the wall, the outcome on paper.

use chrono::Duration;
use fantoccini::Locator;
use linyi_server::entities::ballot_version;
use linyi_server::features::decisions::ballot_log::sequencer;
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::browser::{Browser, Device};
use linyi_tests::builders::{BuiltCompound, HomeSpec};
use linyi_tests::{Caller, TestApp};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Map, Value, json};

use crate::look::look_at;
use crate::samples::sign_in;

/// A vote of homes of 60 ㎡ in two buildings that is open now.
struct Vote<'a> {
    app: &'a TestApp,
    place: BuiltCompound,
    id: String,
}

impl<'a> Vote<'a> {
    async fn open(app: &'a TestApp, homes: u32) -> Self {
        let mut builder = app.compound().named("演示家属院").at(Stage::Decision);
        for number in 0..homes {
            let owners = vec![format!("owner of {number}")];
            let building = if number * 2 < homes { 1 } else { 2 };
            builder = builder.home_spec(HomeSpec { area: 6_000, owners, status: "sold_delivered", building });
        }
        let place = builder.build().await;
        let opens = app.now() + Duration::days(17);
        let body = json!({
            "title": "屋面改造表决",
            "explanation": "屋面漏水多年，这次要不要改造。",
            "kind": "owners_ordinary",
            "scope_id": place.id,
            "opens_at": opens,
            "closes_at": opens + Duration::days(10),
            "questions": [{"title": "您是否同意改造屋面？"}, {"title": "您是否同意同时更换落水管？"}],
            "contact": "演示联系人 0379-00000000",
        });
        let staff = app.staff(Role::CommunityStaff, place.community).await;
        let created = staff.post(&format!("/projects/{}/decisions", place.project), body).await.created();
        let id = created["id"].as_str().expect("an id").to_owned();
        let vote = Self { app, place, id };
        vote.step("notice", json!({})).await;
        app.advance(Duration::days(17) + Duration::minutes(5));
        vote
    }

    async fn staff(&self) -> Caller {
        self.app.staff(Role::CommunityStaff, self.place.community).await
    }

    async fn step(&self, step: &str, body: Value) {
        self.staff().await.post(&format!("/decisions/{}/{step}", self.id), body).await.ok();
    }

    async fn cast(&self, home: usize, choice: &str) {
        let page = self.app.anonymous().get(&format!("/decisions/{}", self.id)).await.ok();
        let items = page["items"].as_array().expect("items").clone();
        let choices: Vec<_> = items.iter().map(|item| json!({"item_id": item["id"], "choice": choice})).collect();
        let resident = self.app.resident(self.place.homes[home]).await;
        let ballot = json!({"home_id": self.place.homes[home], "choices": choices});
        resident.post(&format!("/decisions/{}/ballots", self.id), ballot).await.created();
        sequencer::place_waiting(&self.app.state).await;
    }

    /// Closes by the clock, publishes, posts, waits and makes final.
    async fn finish(&self) {
        self.app.advance(Duration::days(11));
        self.step("outcome", json!({})).await;
        let kind = NoticeKind::ProvisionalResult;
        let fields: Map<String, Value> =
            kind.written_fields().map(|field| (field.key.to_owned(), "见表决页".into())).collect();
        let draft = json!({"kind": kind, "title": "屋面改造表决初步结果", "body": "公示如下。", "fields": fields});
        let staff = self.staff().await;
        let path = format!("/projects/{}/notices", self.place.project);
        let drafted = staff.post(&path, draft).await.created();
        let notice = drafted["id"].as_str().expect("an id").to_owned();
        staff.post(&format!("/notices/{notice}/publish"), json!({})).await.ok();
        self.app.advance(Duration::days(20));
        self.step("final", json!({"signatories": "社区居委会主任 演示甲\n社区监督委员会主任 演示乙"})).await;
    }

    fn page(&self, part: &str) -> String {
        format!("/decisions/{}{part}", self.id)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_checked_on_the_phone_and_kept_as_a_picture() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let vote = Vote::open(&app, 4).await;
    vote.cast(0, "agree").await;
    vote.cast(1, "against").await;
    let phone = Browser::open(&app, Device::Phone).await;
    sign_in(&phone, &[("home_id", &vote.place.homes[1].to_string())]).await;
    phone.goto_alive(&vote.page("/receipt")).await;
    phone.sees("已记录").await;
    phone.sees("这台手机核对过了").await;
    phone.sees("公开记录共 2 条").await;
    look_at(&phone, &vote.page("/receipt"), "receipt").await;
    phone.click("button[data-picture]").await;
    phone.find(".kept img").await;
    phone.sees("长按图片").await;
    let script = "const image = document.querySelector('.kept img'); \
                  return image.complete && image.naturalWidth === 720 && image.naturalHeight > 600;";
    let drawn = phone.client.execute(script, vec![]).await.expect("a look at the picture");
    assert_eq!(drawn, true, "the picture is drawn");
    phone.keep_picture("receipt-kept").await;
    phone.expect_quiet_console("the receipt").await;

    // What the server says afterwards of the ballot is not what it promised: the phone finds out.
    let tx = app.state.database.begin().await.expect("a transaction");
    let rows = ballot_version::Entity::find().all(&tx).await.expect("rows");
    for row in rows {
        let choices = row.choices.to_string().replace("against", "agree");
        let choices: Value = serde_json::from_str(&choices).expect("choices");
        ballot_version::Entity::update_many()
            .col_expr(ballot_version::Column::Choices, sea_orm::sea_query::Expr::value(choices))
            .filter(ballot_version::Column::ElectorId.eq(row.elector_id))
            .exec(&tx)
            .await
            .expect("an update");
    }
    tx.commit().await.expect("a commit");
    phone.goto_alive(&vote.page("/receipt")).await;
    phone.sees("核对不上").await;
    phone.sees("和收票时登记的不是同一张票").await;
    phone.keep_picture("receipt-fault").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_receipt_says_how_to_check_it() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let vote = Vote::open(&app, 2).await;
    vote.cast(0, "agree").await;
    let phone = Browser::open_without_javascript(&app, Device::Phone).await;
    sign_in(&phone, &[("home_id", &vote.place.homes[0].to_string())]).await;
    phone.goto(&vote.page("/receipt")).await;
    phone.sees("您的选票是公开记录的第 1 条").await;
    phone.sees("自己核对").await;
    assert!(phone.client.find(Locator::Css("button[data-picture]")).await.is_err(), "nothing that needs a script");
    phone.keep_picture("receipt-no-script").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_home_says_that_an_entered_ballot_is_not_its_own_and_reads_the_answer() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let vote = Vote::open(&app, 4).await;
    let home = vote.place.homes[0].to_string();
    let phone = Browser::open(&app, Device::Phone).await;
    sign_in(&phone, &[("home_id", &home)]).await;
    // Somebody of the office who is not the one who signs in below.
    let page = app.anonymous().get(&vote.page("")).await.ok();
    let items = page["items"].as_array().expect("items").clone();
    let choices: Vec<_> = items.iter().map(|item| json!({"item_id": item["id"], "choice": "against"})).collect();
    let visit = json!({"home_id": home, "choices": choices, "channel": "visit", "note": "开门的人说的。"});
    vote.staff().await.post(&format!("/decisions/{}/entered-ballots", vote.id), visit).await.created();
    sequencer::place_waiting(&app.state).await;

    phone.goto_alive("/inbox").await;
    phone.click_text("您家的选票已录入").await;
    phone.sees("上门登记").await;
    phone.click_text("这不是我的意思").await;
    phone.fill("words", "那天家里没有人。").await;
    phone.keep_picture("dispute-form").await;
    phone.click("form[action$='/disputes'] button[type='submit']").await;
    phone.sees("您家说这不是自己的意思：那天家里没有人。").await;
    phone.sees("正在核实，答复前不公布结果").await;
    look_at(&phone, &vote.page("/receipt"), "dispute-waits").await;

    let desk = Browser::open(&app, Device::Desktop).await;
    sign_in(&desk, &[("role", "community_staff"), ("compound_id", &vote.place.id.to_string())]).await;
    desk.goto_alive(&format!("/desk/decisions/{}", vote.id)).await;
    desk.sees("有 1 张代录的选票").await;
    desk.click_text("住户说不是本人意思").await;
    desk.sees("那天家里没有人。").await;
    desk.sees("开门的人说的。").await;
    desk.keep_picture("desk-dispute").await;
    desk.choose("answer", "void").await;
    desk.fill("reason", "看了上门登记，开门的是租客。").await;
    desk.click("form[action$='/answer'] details.confirm > summary").await;
    desk.click("form[action$='/answer'] details.confirm button[type='submit']").await;
    desk.sees("现在不计入").await;
    desk.expect_quiet_console("the disputes").await;
    desk.keep_picture("desk-dispute-answered").await;
    desk.close().await;

    phone.goto_alive(&vote.page("/receipt")).await;
    phone.sees("核实后已作废").await;
    phone.sees("已答复：录入作废。看了上门登记，开门的是租客。").await;
    phone.sees("去投票").await;
    phone.expect_quiet_console("the answered dispute").await;
    phone.keep_picture("dispute-answered").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_on_the_wall_counts_along_and_says_when_it_is_cut_off() {
    let app = TestApp::start().await;
    let vote = Vote::open(&app, 9).await;
    vote.cast(0, "agree").await;
    let wall = Browser::open(&app, Device::Desktop).await;
    wall.goto_alive(&vote.page("/turnout")).await;
    wall.sees("还差 5 人、300.00 ㎡").await;
    wall.sees("离截止还有").await;
    wall.sees("1 / 5 户").await;
    assert!(figure_pixels(&wall).await >= 100.0, "the figures are read from the last row");
    wall.keep_picture("board").await;
    vote.cast(6, "against").await;
    wall.sees("还差 4 人、240.00 ㎡").await;
    wall.sees("1 / 4 户").await;
    for home in 1..5 {
        vote.cast(home, "abstain").await;
    }
    wall.sees("参与数已经达到要求").await;
    wall.keep_picture("board-reached").await;
    assert!(!wall.overflows().await, "the board is wider than the wall");
    wall.expect_quiet_console("the board").await;

    let phone = Browser::open(&app, Device::Phone).await;
    look_at_board(&phone, &vote).await;
    phone.close().await;

    app.stop().await;
    wall.sees("连不上网").await;
    wall.sees("参与数已经达到要求").await;
    wall.keep_picture("board-lost").await;
    let messages = wall.console().await;
    let others: Vec<_> = messages.iter().filter(|message| !message.contains("net::ERR_")).collect();
    assert!(others.is_empty(), "the console says {others:?}");
    // Where it leads to, nothing asks the server any more.
    wall.client.goto("about:blank").await.expect("an empty page");
    wall.console().await;
    wall.close().await;
}

/// How large the first figure of the board is.
async fn figure_pixels(browser: &Browser) -> f64 {
    let script = "return parseFloat(getComputedStyle(document.querySelector('.board-figure')).fontSize);";
    browser.client.execute(script, vec![]).await.expect("a measure").as_f64().expect("pixels")
}

async fn look_at_board(phone: &Browser, vote: &Vote<'_>) {
    phone.goto_alive(&vote.page("/turnout")).await;
    phone.sees("参与数已经达到要求").await;
    assert!(!phone.overflows().await, "the board is wider than the phone");
    phone.keep_picture("board-phone").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_outcome_is_a_sheet_with_every_figure_and_the_rooms_beside_it() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let vote = Vote::open(&app, 9).await;
    for (home, choice) in ["agree", "agree", "agree", "agree", "agree", "against", "abstain"].iter().enumerate() {
        vote.cast(home, choice).await;
    }
    vote.finish().await;
    let phone = Browser::open(&app, Device::Phone).await;
    phone.goto_alive(&vote.page("")).await;
    phone.click_text("完整结果").await;
    phone.sees("屋面改造表决：表决结果").await;
    for words in ["9 人", "77.77%", "演示联系人", "社区监督委员会主任 演示乙", "没有更正过", "一年内请求法院撤销"]
    {
        phone.sees(words).await;
    }
    look_at(&phone, &vote.page("/outcome"), "outcome-sheet").await;
    look_at(&phone, &vote.page(""), "outcome-page").await;
    phone.goto_alive(&vote.page("/outcome")).await;
    phone.click_text("哪些住房参加了").await;
    phone.sees("共 9 户，参加 7 户").await;
    look_at(&phone, &vote.page("/participants"), "participants").await;
    sign_in(&phone, &[("home_id", &vote.place.homes[5].to_string())]).await;
    phone.goto_alive(&vote.page("/receipt")).await;
    phone.sees("已计入").await;
    phone.sees("这台手机核对过了").await;
    phone.close().await;

    let desk = Browser::open(&app, Device::Desktop).await;
    for page in ["/outcome", "/participants", "/turnout", ""] {
        desk.goto_alive(&vote.page(page)).await;
        desk.keep_picture(&format!("desktop{}", page.replace('/', "-"))).await;
        desk.expect_quiet_console(page).await;
    }
    desk.goto_alive(&vote.page("/outcome")).await;
    desk.keep_print("outcome-print").await;
    sign_in(&desk, &[("role", "community_staff"), ("compound_id", &vote.place.id.to_string())]).await;
    desk.goto_alive(&format!("/desk/decisions/{}", vote.id)).await;
    desk.sees("最终结果公示满期之后，可以归档").await;
    desk.keep_picture("desk-final").await;
    desk.click_text("重新表决").await;
    desk.sees("新建表决").await;
    desk.keep_picture("desk-repeat").await;
    desk.close().await;
}
