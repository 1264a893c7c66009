//! The desk's registers of single residents: an adult and a representative are registered, another adult comes by a file,
//! and one entry is ended.

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};

use crate::form::Form;
use crate::pages::preview_file;
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

    let staff = app.staff(Role::CommunityStaff, compound.id).await;
    let label = staff.get(&format!("/desk/homes/{home}/adults")).await.ok()["label"].clone();
    let (building, rest) = label.as_str().and_then(|label| label.split_once("号楼")).expect("a building");
    let (entrance, room) = rest.split_once("单元").expect("an entrance");
    let file = format!("楼栋,单元,房号,姓名,出生日期\n{building},{entrance},{room},演示居民丙,1965-02-03\n");
    let import = format!("/desk/places/{}/registers/adults", compound.id);
    let preview = preview_file(&desk, &import, "/registers/adults/preview", &file, "没有错误，可以导入").await;
    desk.keep_picture("desk-adults-preview").await;
    Form::open(&desk, &preview, "/registers/adults/imports").await.send().await;
    desk.goto_alive(&adults).await;
    // Two of one home whose masks are the same are told apart.
    desk.sees("演示居民丙").await;
    desk.expect_quiet_console("the import of adults").await;

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
