//! The same by plain forms.

use linyi_tests::TestApp;

use super::{disputes, enter, open, voted};

#[tokio::test]
async fn without_a_script_a_home_disputes_and_staff_answer_by_plain_forms() {
    let app = TestApp::start().await;
    let vote = open(&app, 2).await;
    let home = vote.place.homes[0];
    let resident = app.resident(home).await;
    enter(&vote, &vote.staff().await, home, "agree").await;
    let page = format!("//decisions/{}/receipt", vote.id);
    let shown = resident.get(&page).await.body;
    let action = format!("/api/v1/decisions/{}/disputes", vote.id);
    for part in ["这不是我的意思", &format!(r#"action="{action}""#), r#"name="version" value="1""#] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    let (id, back) = (home.to_string(), format!("/decisions/{}/receipt", vote.id));
    let steering = [("_return", back.as_str()), ("_page", back.as_str()), ("_key", "form-key")];
    let mut fields = steering.to_vec();
    fields.extend([("home_id", id.as_str()), ("version", "1"), ("words", "那天家里没有人。")]);
    assert_eq!(resident.post_form(&disputes(&vote), &fields).await.sees_other(), back);
    let shown = resident.get(&page).await.body;
    assert!(shown.contains("正在核实") && !shown.contains(r#"name="words""#), "{shown}");

    let staff = vote.staff().await;
    let desk = format!("//desk/decisions/{}/disputes", vote.id);
    let shown = staff.get(&desk).await.body;
    for part in ["那天家里没有人。", "开门的人说的", r#"value="void""#] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    let dispute = staff.get(&disputes(&vote)).await.ok()["cases"][0]["id"].as_str().expect("an id").to_owned();
    let mut fields = steering.to_vec();
    fields.extend([("answer", "void"), ("reason", "看了上门登记。")]);
    assert_eq!(staff.post_form(&format!("{}/{dispute}/answer", disputes(&vote)), &fields).await.sees_other(), back);
    assert!(staff.get(&desk).await.body.contains("录入作废"));
    assert!(resident.get(&page).await.body.contains("核实后已作废"));
    assert_eq!(voted(&vote).await["persons"], 0);
}
