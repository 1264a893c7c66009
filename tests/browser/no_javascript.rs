//! Without JavaScript: reading every answer of a project, and casting a ballot.

use fantoccini::Locator;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};

use crate::samples::{Samples, deep};

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_is_cast_without_javascript() {
    let app = TestApp::start_demo().await;
    let samples = Samples::read(&app).await;
    let compound = samples.at(Stage::Decision);
    let browser = Browser::open_without_javascript(&app, Device::Phone).await;

    // The one-tap button of a home on the demonstration's page is a plain form.
    browser.goto(&format!("/demo?compound_id={}", compound.id)).await;
    let forms = browser.client.find_all(Locator::Css("form[action='/api/v1/demo/sessions']")).await.expect("forms");
    let mut signed_in = false;
    for form in forms {
        if form.find(Locator::Css("[name='home_id']")).await.is_ok() {
            form.find(Locator::Css("button")).await.expect("a button").click().await.expect("a click");
            signed_in = true;
            break;
        }
    }
    assert!(signed_in, "a home is one tap away");

    let list = app.anonymous().get(&format!("/projects/{}/items", compound.project_id)).await.ok();
    assert!(deep(&list, "title").is_some());
    browser.goto(&format!("/compounds/{}", compound.id)).await;
    browser.sees(&compound.name).await;
    browser.goto("/decisions").await;
    let link = browser.find("main a[href^='/decisions/']").await;
    let href = link.attr("href").await.expect("an attribute").expect("a link");
    let id = href.split('/').nth(2).expect("an id").to_owned();
    browser.goto(&format!("/decisions/{id}/ballot")).await;
    let choices = browser.client.find_all(Locator::Css("input[type='radio'][value='agree']")).await.expect("choices");
    assert!(!choices.is_empty(), "there is something to choose");
    for choice in choices {
        let id = choice.attr("id").await.expect("an attribute").unwrap_or_default();
        let label = browser.client.find(Locator::Css(&format!("label[for='{id}']"))).await;
        match label {
            Ok(label) => label.click().await.expect("a click"),
            Err(_) => choice.click().await.expect("a click"),
        }
    }
    for consent in
        browser.client.find_all(Locator::Css("form[action$='/ballots'] input[type='checkbox']")).await.expect("boxes")
    {
        consent.click().await.expect("a click");
    }
    browser.click("form[action$='/ballots'] button[type='submit']").await;
    browser.find(".receipt").await;
    assert!(browser.path().await.contains("/receipt"), "{}", browser.path().await);
    browser.close().await;
}
