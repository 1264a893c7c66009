//! What the desk records beside a decision and a defect: the party organisation's study, the terms of a complaint.

use chrono::Duration;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::local_date;
use linyi_shared::works::rules::REQUIRED_PARTIES;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use serde_json::json;

use crate::form::Form;
use crate::samples::sign_in;

#[tokio::test(flavor = "multi_thread")]
async fn r28_the_party_organisations_study_is_recorded_before_the_notice_and_read_by_everybody() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let place = app.compound().named("演示家属院").homes(2).at(Stage::Decision).build().await;
    let opens = app.now() + Duration::days(17);
    let body = json!({
        "title": "小区议事规则表决", "explanation": "这次居民会议表决议事规则。", "kind": "residents_by_household",
        "scope_id": place.id, "opens_at": opens, "closes_at": opens + Duration::days(10),
        "questions": [{"title": "您是否同意议事规则？"}],
    });
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let created = staff.post(&format!("/projects/{}/decisions", place.project), body).await.created();
    let id = created["id"].as_str().expect("an id");
    let page = format!("/desk/decisions/{id}");

    let desk = Browser::open(&app, Device::Desktop).await;
    sign_in(&desk, &[("role", Role::CommunityStaff.as_str()), ("compound_id", &place.id.to_string())]).await;
    desk.goto_alive(&page).await;
    desk.sees("请先在上面登记社区党组织的研究讨论情况").await;
    let form = Form::open(&desk, &page, "/party-study").await;
    let today = local_date(app.now()).to_string();
    let fields = [
        ("studied_on", today.as_str()),
        ("organisation", "演示社区党委"),
        ("attended", "9"),
        ("resolution", "同意提交居民会议表决。"),
    ];
    form.fill(&fields).await;
    form.send().await;
    desk.goto_alive(&page).await;
    desk.sees("同意提交居民会议表决。").await;
    desk.keep_picture("desk-study").await;
    desk.expect_quiet_console("the study").await;
    Form::open(&desk, &page, "/notice").await.send().await;
    desk.goto_alive(&page).await;
    desk.sees("公告后不能更改").await;
    desk.close().await;

    let phone = Browser::open(&app, Device::Phone).await;
    phone.goto_alive(&format!("/decisions/{id}")).await;
    phone.sees("演示社区党委（9 人参加）已研究讨论").await;
    assert!(!phone.overflows().await, "the study is wider than the phone");
    phone.keep_picture("study-public").await;
    phone.expect_quiet_console("the study in public").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r44_the_terms_of_a_complaint_are_kept_on_the_desk_and_read_on_the_phone() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let builder = app.compound().named("演示家属院").homes(1).at(Stage::Acceptance);
    let place = builder.item("drainage", "雨污管网").build().await;
    let bureau = app.staff(Role::HousingBureau, place.district).await;
    for role in REQUIRED_PARTIES {
        let body = json!({"role": role, "unit": "演示单位", "person": "演示负责人甲", "phone": "0379-00000000"});
        bureau.post(&format!("/projects/{}/parties", place.project), body).await.created();
    }
    let today = local_date(app.now());
    let record = json!({"result": "passed", "accepted_on": today, "certificate": "YS-1", "parties": REQUIRED_PARTIES});
    bureau.post(&format!("/projects/{}/acceptance", place.project), record).await.created();
    let staff = app.staff(Role::CommunityStaff, place.community).await;
    let check = json!({
        "work_item_id": place.items[0], "result": "fail", "observers": 2, "photos": [staff.upload_photo().await],
        "description": "雨水井返水", "responsible": "contractor", "due_on": today + chrono::Days::new(7),
    });
    staff.post(&format!("/projects/{}/checks", place.project), check).await.created();

    let desk = Browser::open(&app, Device::Desktop).await;
    sign_in(&desk, &[("role", Role::HousingBureau.as_str()), ("compound_id", &place.id.to_string())]).await;
    let page = format!("/desk/projects/{}/acceptance?tab=defects", place.project);
    let form = Form::open(&desk, &page, "/determination").await;
    form.fill(&[("text", "接口施工不当，属保修范围。")]).await;
    desk.keep_picture("desk-complaint").await;
    form.send().await;
    desk.expect_quiet_console("the determination").await;
    desk.close().await;

    let phone = Browser::open(&app, Device::Phone).await;
    phone.goto_alive(&format!("/projects/{}/acceptance", place.project)).await;
    for words in ["责任认定和通知", "责任单位到现场", "第四十一条"] {
        phone.sees(words).await;
    }
    assert!(!phone.overflows().await, "the terms are wider than the phone");
    phone.keep_picture("complaint-public").await;
    phone.expect_quiet_console("the terms").await;
    phone.close().await;
}
