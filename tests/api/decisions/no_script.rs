//! Voting by plain pages and form posts.

use linyi_tests::TestApp;

use super::given::{Vote, body, compound};

#[tokio::test]
async fn a_resident_votes_by_a_form_post_and_sees_the_receipt() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    let home = vote.place.homes[0];
    let voter = app.resident(home).await;
    let page = voter.get(&format!("//decisions/{}/ballot", vote.id)).await;
    assert_eq!(page.status, 200);
    let item = vote.page().await["items"][0]["id"].as_str().expect("an id").to_owned();
    for part in [
        format!(r#"action="/api/v1/decisions/{}/ballots""#, vote.id),
        format!(r#"name="choices[0][item_id]" value="{item}""#),
        r#"name="choices[0][choice]" value="abstain""#.to_owned(),
    ] {
        assert!(page.body.contains(&part), "{part} is missing in {}", page.body);
    }
    assert!(!page.body.contains(" checked"), "nothing is chosen beforehand");
    let receipt = format!("/decisions/{}/receipt?done=1", vote.id);
    let (home, action) = (home.to_string(), format!("/decisions/{}/ballots", vote.id));
    let back = format!("/decisions/{}/ballot", vote.id);
    let steering = [("_return", receipt.as_str()), ("_page", back.as_str()), ("_key", "form-key"), ("home_id", &home)];
    let incomplete = voter.post_form(&action, &steering).await;
    let refused = incomplete.sees_other().to_owned();
    assert!(refused.starts_with(&format!("{back}?submission=")), "{refused}");
    let shown = voter.get(&format!("/{refused}")).await;
    assert!(shown.body.contains(r#"role="alert""#), "{}", shown.body);
    let mut fields = steering.to_vec();
    fields[2].1 = "form-key-2";
    fields.push(("choices[0][item_id]", &item));
    fields.push(("choices[0][choice]", "agree"));
    let done = voter.post_form(&action, &fields).await;
    assert_eq!(done.sees_other(), receipt);
    let shown = voter.get(&format!("/{receipt}")).await;
    assert!(shown.body.contains("已记录") && shown.body.contains("同意"), "{}", shown.body);
}

#[tokio::test]
async fn the_pages_of_residents_and_desk_are_complete_without_a_script() {
    let app = TestApp::start().await;
    let place = compound(&app, 2).await;
    let body = body(&app, &place, "owners_ordinary");
    let vote = Vote::open(&app, place, body).await;
    vote.cast(vote.place.homes[0], "agree").await.created();
    let visitor = app.anonymous();
    let list = visitor.get("//decisions").await;
    assert!(list.status == 200 && list.body.contains("屋面改造表决"), "{}", list.body);
    let read = visitor.get(&format!("//decisions/{}", vote.id)).await;
    assert!(read.status == 200 && read.body.contains("至少需要 2 人"), "{}", read.body);
    assert_eq!(visitor.get(&format!("//decisions/{}/ballot", vote.id)).await.status, 401);
    let staff = vote.staff().await;
    for path in ["//desk/decisions".to_owned(), format!("//desk/decisions/{}", vote.id)] {
        let page = staff.get(&path).await;
        assert!(page.status == 200 && page.body.contains("屋面改造表决"), "{path} {}", page.body);
    }
    for path in [
        format!("//desk/decisions/{}/ballots/new", vote.id),
        format!("//desk/projects/{}/decisions/new", vote.place.project),
        format!("//desk/projects/{}/decisions/new?kind=consent_gate", vote.place.project),
    ] {
        let page = staff.get(&path).await;
        assert!(page.status == 200 && page.body.contains(r#"method="post""#), "{path} {}", page.body);
    }
    vote.go_to(vote.closes_at);
    vote.step("outcome").await.ok();
    let read = visitor.get(&format!("//decisions/{}", vote.id)).await;
    assert!(read.body.contains("参与不足，未通过"), "{}", read.body);
    let desk = vote.staff().await.get(&format!("//desk/decisions/{}", vote.id)).await;
    assert!(desk.body.contains("写初步结果公示"), "{}", desk.body);
}
