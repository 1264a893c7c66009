//! The pages, as the server renders them.

use linyi_tests::{Caller, TestApp};
use serde_json::json;

use super::{answer, opened};

/// A page's HTML.
async fn html(caller: &Caller, path: &str) -> String {
    let page = caller.get(&format!("/{path}")).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    page.body
}

fn assert_all(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word} is not in {page}");
    }
}

#[tokio::test]
async fn a_resident_reads_answers_and_reads_the_outcome() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 2).await;
    let visitor = html(&app.anonymous(), &path).await;
    assert_all(&visitor, &["想改哪些", "请您说说小区里最该改的。", "登录或绑定住房", "共 2 户"]);
    assert!(!visitor.contains("wishes["), "a visitor has no form");

    let resident = app.resident(here.homes[0]).await;
    let form = html(&resident, &path).await;
    assert_all(&form, &["wishes[roof]", "wishes[lift]", "value=\"essential\"", "name=\"photos[]\"", "提交意见"]);
    resident.post(&format!("{path}/answers"), answer(here.homes[0])).await.ok();
    assert_all(&html(&resident, &path).await, &["已提交，截止前可以修改。", "修改意见", "顶楼漏雨"]);

    staff.post(&format!("{path}/close"), json!({"reason": "住户已答复"})).await.ok();
    assert_all(&html(&app.anonymous(), &path).await, &["提前结束的原因：住户已答复", "大家想改什么", "100.00%（1/1）"]);
    assert_all(&html(&resident, &path).await, &["您家的意见已计入。"]);
    let outcomes = json!({"outcomes": {
        "roof": {"adopted": true}, "drainage": {"adopted": true},
        "lift": {"adopted": false, "reason": "楼间距不够"},
    }});
    staff.post(&format!("{path}/publish"), outcomes).await.ok();
    assert_all(&html(&app.anonymous(), &path).await, &["没有采纳的", "楼间距不够"]);
    let list = html(&app.anonymous(), &format!("/projects/{}/consultations", here.project)).await;
    assert_all(&list, &["想改哪些", "结果已公布"]);
}

#[tokio::test]
async fn with_several_homes_the_one_to_answer_for_is_chosen() {
    let app = TestApp::start().await;
    let (here, _, path) = opened(&app, 2).await;
    let resident = app.resident_of(&here.homes).await;
    let second = html(&resident, &format!("{path}?home={}", here.homes[1])).await;
    assert_all(&second, &["您有几套住房", &format!("name=\"home_id\" value=\"{}\"", here.homes[1])]);
    assert!(!second.contains(&format!("name=\"home_id\" value=\"{}\"", here.homes[0])));
}

#[tokio::test]
async fn the_desk_opens_visits_closes_and_publishes() {
    let app = TestApp::start().await;
    let (here, staff, path) = opened(&app, 2).await;
    assert_all(&html(&staff, "/desk/consultations").await, &["甲小区", "想改哪些", "0/2 户"]);
    let new = html(&staff, &format!("/desk/projects/{}/consultations/new", here.project)).await;
    assert_all(&new, &["name=\"offered[]\"", "datetime-local", "确认开始"]);
    let desk = format!("/desk{path}");
    assert_all(&html(&staff, &desk).await, &["逐户登记", "各楼栋情况", "确认结束", "保存修改"]);
    let homes = html(&staff, &format!("{desk}/homes?building={}", here.buildings[0])).await;
    assert_all(&homes, &[&format!("{desk}/homes/{}", here.homes[1]), "还没有联系"]);
    let home = html(&staff, &format!("{desk}/homes/{}", here.homes[0])).await;
    assert_all(&home, &["name=\"result\"", "name=\"channel\"", "wishes[drainage]", "还没有上门或答复"]);
    staff.post(&format!("{path}/close"), json!({"reason": "住户已答复"})).await.ok();
    assert_all(&html(&staff, &desk).await, &["outcomes[lift][adopted]", "outcomes[roof][budget]", "确认公布"]);
    let resident = app.resident(here.homes[0]).await;
    assert_eq!(resident.get(&format!("/{desk}")).await.status, 403);
}
