//! The housing bureau adds a voting rule of its district, whoever sets up a decision reads it, and the bureau ends it.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};

use crate::form::Form;
use crate::samples::sign_in;

#[tokio::test(flavor = "multi_thread")]
async fn r29_the_housing_bureau_adds_a_rule_of_its_district_and_ends_it() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let place = app.compound().named("演示家属院").homes(2).at(Stage::Decision).build().await;
    let compound = place.id.to_string();
    let page = format!("/desk/places/{}/rule-sets", place.district);
    let add = format!("/api/v1/places/{}/rule-sets", place.district);

    let desk = Browser::open(&app, Device::Desktop).await;
    sign_in(&desk, &[("role", Role::HousingBureau.as_str()), ("compound_id", &compound)]).await;
    let form = Form::open(&desk, &format!("{page}?kind=owners_major"), &add).await;
    form.fill(&[
        ("document_number", "演示建〔2026〕12号"),
        ("document_title", "关于老旧小区改造表决的规定（演示）"),
        ("basis_zh", "演示区规定第三条"),
        ("majority[0][threshold][numerator]", "4"),
        ("majority[0][threshold][denominator]", "5"),
    ])
    .await;
    desk.keep_picture("desk-rule-sets-form").await;
    form.send().await;
    desk.goto_alive(&page).await;
    for words in ["演示区规定第三条", "演示建〔2026〕12号", "尚未生效", "不少于参与表决的80%"]
    {
        desk.sees(words).await;
    }
    assert!(!desk.overflows().await, "the rules are wider than the window");
    desk.keep_picture("desk-rule-sets").await;
    desk.expect_quiet_console("the rules").await;

    sign_in(&desk, &[("role", Role::CommunityStaff.as_str()), ("compound_id", &compound)]).await;
    desk.goto_alive(&format!("/desk/projects/{}/decisions/new", place.project)).await;
    desk.sees("演示区规定第三条").await;

    sign_in(&desk, &[("role", Role::HousingBureau.as_str()), ("compound_id", &compound)]).await;
    let form = Form::open(&desk, &page, "/end").await;
    let today = local_date(app.now()).to_string();
    form.fill(&[("last_day", &today), ("reason", "文件有误，不再施行。")]).await;
    form.send().await;
    desk.goto_alive(&page).await;
    desk.sees("以前的规则").await;
    let body = app.anonymous().get(&format!("/{page}")).await.body;
    assert!(body.contains("没有施行过") && body.contains("文件有误，不再施行。"), "{body}");
    desk.expect_quiet_console("the end of a rule").await;
    desk.close().await;
}
