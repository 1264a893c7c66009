//! What a visitor sees of a compound.

use linyi_shared::page::Page;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::problem::Code;
use linyi_shared::projects::api::{CompoundPage, ItemStatus, StepState, WorkItemView};
use linyi_shared::projects::rules::Stage;
use linyi_tests::{Answer, TestApp};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_visitor_reads_the_five_answers_and_the_way() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(3).items(&["雨污分流", "屋面防水"]).at(Stage::Motion).build().await;
    let nobody = app.anonymous();
    let page: CompoundPage = nobody.get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!((page.counts.homes, page.counts.buildings, page.counts.area.0), (3, 1, 18_000));
    assert_eq!(page.what.items.len(), 2);
    assert_eq!(page.money.budget.0, 20_000_000);
    assert_eq!((page.money.residents_pay.0, page.money.a_home_pays.0), (0, 0));
    assert_eq!((page.plan.approval_number, page.acceptance.accepted_on, page.when.planned_end), (None, None, None));
    assert_eq!(page.way.len(), Stage::ALL.len());
    assert_eq!(page.way.iter().filter(|step| step.state == StepState::Done).count(), 2);
    let same: CompoundPage = nobody.get(&format!("/projects/{}", compound.project)).await.parse();
    assert_eq!(same.way, page.way);
    let items: Vec<WorkItemView> = nobody.get(&format!("/projects/{}/items", compound.project)).await.parse();
    assert_eq!(items[0].status, ItemStatus::Proposed);
    assert!(!items[0].catalogue_name.is_empty() && items[0].catalogue_name != "drainage");
}

#[tokio::test]
async fn unknown_compounds_and_projects_are_not_found() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(1).build().await;
    let nobody = app.anonymous();
    nobody.get(&format!("/compounds/{}", compound.community)).await.refused(Code::NotFound);
    nobody.get(&format!("/projects/{}", compound.id)).await.refused(Code::NotFound);
    nobody.get(&format!("/projects/{}/items", compound.id)).await.refused(Code::NotFound);
    assert_eq!(nobody.get(&format!("//compounds/{}", compound.community)).await.status, 404);
}

#[tokio::test]
async fn the_page_of_a_compound_is_whole_without_javascript_in_both_languages() {
    let app = TestApp::start().await;
    let compound = app.compound().named("演示小区甲").homes(2).items(&["雨污分流"]).at(Stage::Decision).build().await;
    let page = |lang: &'static str| {
        let request = app.anonymous().request(Method::GET, &format!("//compounds/{}", compound.id));
        Answer::of(request.header("accept-language", lang))
    };
    let zh = page("zh-CN").await;
    assert_eq!(zh.status, 200);
    for part in ["演示小区甲", "改了什么？", "有方案吗？", "钱花在哪里？", "验收了没有？", "什么时候完工？", "雨污分流"]
    {
        assert!(zh.body.contains(part), "{part} is missing");
    }
    let en = page("en").await;
    for part in ["What is changed?", "Is there a plan?", "Where does the money go?", "Was it accepted?"] {
        assert!(en.body.contains(part), "{part} is missing");
    }
}

#[tokio::test]
async fn a_page_that_waits_for_its_data_names_and_describes_itself_once() {
    let app = TestApp::start().await;
    let compound = app.compound().named("演示小区甲").homes(2).at(Stage::Decision).build().await;
    let paths = ["//".to_owned(), "//compounds".to_owned(), format!("//compounds/{}", compound.id)];
    for path in paths {
        let page = app.anonymous().get(&path).await.body;
        let head = page.split("</head>").next().expect("a head");
        for sign in ["<title>", r#"name="description""#, r#"property="og:title""#, r#"property="og:description""#] {
            assert_eq!(head.matches(sign).count(), 1, "{sign} in {head}");
        }
    }
}

#[tokio::test]
async fn compounds_are_found_by_name_with_a_plain_form() {
    let app = TestApp::start().await;
    app.compound().named("东关小区").homes(1).build().await;
    app.compound().named("西关小区").homes(1).build().await;
    let nobody = app.anonymous();
    let found: Page<CompoundCard> = nobody.get("/compounds?q=东关").await.parse();
    assert_eq!(found.items.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["东关小区"]);
    let page = nobody.get("//compounds?q=东关").await;
    assert!(page.body.contains("东关小区") && !page.body.contains("西关小区"), "{}", page.body);
    let none = nobody.get("//compounds?q=北关").await;
    assert!(none.body.contains("没有叫这个名字的小区"), "{}", none.body);
}

#[tokio::test]
async fn what_a_home_pays_is_said_before_anything_is_decided() {
    let app = TestApp::start().await;
    let compound = app.compound().homes(3).items(&["加装电梯"]).at(Stage::Deliberation).build().await;
    let staff = app.staff(Role::CommunityStaff, compound.community).await;
    let path = format!("/projects/{}/items/{}", compound.project, compound.items[0]);
    let body = json!({"title": "加装电梯", "budget": "1000.00", "resident_share": "100.00"});
    staff.post(&path, body).await.ok();
    let page: CompoundPage = app.anonymous().get(&format!("/compounds/{}", compound.id)).await.parse();
    assert_eq!((page.money.residents_pay.0, page.money.a_home_pays.0), (10_000, 3_334));
}
