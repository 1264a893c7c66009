//! The demonstration's clock.

use linyi_shared::people::api::{DemoClock, DemoPage, Tokens};
use linyi_shared::problem::Code;
use linyi_tests::TestApp;
use serde_json::json;

#[tokio::test]
async fn the_clock_goes_forward_by_days_and_nobody_is_signed_out() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let nobody = app.anonymous();
    let page: DemoPage = nobody.get("/demo/people").await.parse();
    assert_eq!(page.days_ahead, 0);
    let home = page.compounds[0].homes[0].id;
    let tokens = nobody.post("/demo/sessions", json!({"home_id": home})).await.created();
    let tokens: Tokens = serde_json::from_value(tokens).expect("tokens");
    let before = app.now();
    let clock: DemoClock = nobody.post("/demo/clock", json!({"days": 200})).await.parse();
    assert_eq!(clock.days_ahead, 200);
    assert!((app.now() - before).num_days() >= 200);
    let kept = app.state.keys.demo_clock_ahead(&app.state.database).await.expect("a setting");
    assert_eq!(kept, 200 * 86_400, "the next start goes on from there");
    let renewal = json!({"refresh_token": tokens.refresh_token});
    let renewed = nobody.post("/sessions/renewal", renewal).await.created();
    let renewed: Tokens = serde_json::from_value(renewed).expect("tokens");
    nobody.with_token(&renewed.access_token).get("/sessions").await.ok();
    let clock: DemoClock = nobody.post("/demo/clock", json!({"days": 1})).await.parse();
    assert_eq!(clock.days_ahead, 201);
}

#[tokio::test]
async fn the_clock_never_goes_back_or_too_far() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let nobody = app.anonymous();
    for days in [0, 401] {
        let problem = nobody.post("/demo/clock", json!({"days": days})).await.refused(Code::InvalidInput);
        assert_eq!(problem.errors[0].pointer, "/days");
    }
    nobody.post("/demo/clock", json!({"days": -1})).await.refused(Code::InvalidInput);
}
