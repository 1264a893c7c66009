//! The desk's registers of single residents: an adult and a representative are registered, and one entry is ended.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};

use crate::form::Form;
use crate::samples::{Samples, sign_in_as};

#[tokio::test(flavor = "multi_thread")]
async fn staff_keep_the_registers_of_residents_on_the_desk() {
    let app = TestApp::start_demo().await;
    let samples = Samples::read(&app).await;
    let compound = samples.at(Stage::Decision);
    let home = samples.home(compound);
    let desk = Browser::open(&app, Device::Desktop).await;
    sign_in_as(&desk, Role::CommunityStaff, compound).await;

    let adults = format!("/desk/homes/{home}/adults");
    let form = Form::open(&desk, &adults, "/adults").await;
    form.fill(&[("name", "演示居民甲"), ("birth_date", "1960-01-31")]).await;
    form.send().await;
    desk.sees("已成年").await;
    desk.keep_picture("desk-adults").await;
    desk.expect_quiet_console("the adults of a home").await;

    let representatives = format!("/desk/places/{}/representatives", compound.id);
    let today = local_date(app.now());
    let (elected_on, term_ends_on) =
        ((today - chrono::Days::new(30)).to_string(), (today + chrono::Days::new(900)).to_string());
    let form = Form::open(&desk, &representatives, "/representatives").await;
    let fields = [
        ("name", "演示居民乙"),
        ("home_id", home.as_str()),
        ("seat", "resident"),
        ("elected_on", elected_on.as_str()),
        ("term_ends_on", term_ends_on.as_str()),
    ];
    form.fill(&fields).await;
    form.send().await;
    desk.sees("演示居民乙").await;
    desk.sees("1 名成员").await;
    desk.keep_picture("desk-representatives").await;
    let form = Form::open(&desk, &representatives, "/end").await;
    form.fill(&[("reason", "辞去代表职务")]).await;
    form.send().await;
    desk.sees("辞去代表职务").await;
    desk.expect_quiet_console("the representatives of a compound").await;
    desk.close().await;
}
