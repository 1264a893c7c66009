//! Without JavaScript: reading the way of a project, and casting a ballot.

use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};

use crate::samples::Samples;

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_is_cast_without_javascript() {
    let app = TestApp::start_demo().await;
    let samples = Samples::read(&app).await;
    let compound = samples.at(Stage::Decision);
    let home = samples.home(compound);
    let browser = Browser::open_without_javascript(&app, Device::Phone).await;

    browser.goto("/compounds?q=003").await;
    browser.click_text(&compound.name).await;
    browser.sees("改了什么").await;
    browser.sees("钱花在哪里").await;

    browser.goto("/demo").await;
    browser.click(&format!("form:has([name='home_id'][value='{home}']) button")).await;
    browser.click("main a.button.primary[href^='/decisions/']").await;
    if browser.path().await.split('/').count() == 3 {
        browser.click("main a[href*='/ballot']").await;
    }
    assert!(browser.click_all(".choice.agree input").await > 0, "there is something to choose");
    browser.keep_picture("no-javascript-ballot").await;
    browser.click("details.confirm > summary").await;
    browser.click("details.confirm button[type='submit']").await;
    browser.find(".receipt").await;
    assert!(browser.path().await.contains("/receipt"), "{}", browser.path().await);
    browser.keep_picture("no-javascript-receipt").await;
    browser.close().await;
}
