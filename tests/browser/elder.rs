//! 长辈版: one tap, on every page, remembered.

use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};

#[tokio::test(flavor = "multi_thread")]
async fn elder_mode_is_one_tap_away_and_stays() {
    let app = TestApp::start().await;
    app.compound().named("测试家属院").homes(2).build().await;
    let browser = Browser::open(&app, Device::Phone).await;
    for path in ["/", "/compounds", "/notices", "/sign-in"] {
        browser.goto_alive(path).await;
        browser.click("button[name='elder'][value='1']").await;
        browser.find("html[data-elder]").await;
        assert_eq!(browser.path().await.split('?').next(), Some(path));
        let script = "return parseFloat(getComputedStyle(document.body).fontSize);";
        let size = browser.client.execute(script, vec![]).await.expect("a size").as_f64().unwrap_or(0.0);
        assert!(size >= 22.0, "{path}: {size}");
        assert!(!browser.overflows().await, "{path} is wider than the window in elder mode");
        browser.click("button[name='elder'][value='0']").await;
        browser.find("html:not([data-elder])").await;
    }
    browser.close().await;
}
