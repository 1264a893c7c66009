//! A page as different readers see it: on an old phone, there in 长辈版, and on an office PC.

use linyi_tests::browser::Browser;
use serde_json::json;

/// Looks at a page, switches to 长辈版, looks again, and back.
pub async fn look_at(browser: &Browser, page: &str, name: &str) {
    look_by(browser, page, name, true).await;
    browser.goto_alive(page).await;
}

/// The same for a document without an app.
pub async fn look_at_document(browser: &Browser, page: &str, name: &str) {
    look_by(browser, page, name, false).await;
    browser.goto(page).await;
}

/// Looks at the page a wide window shows.
pub async fn look_wide(desk: &Browser, name: &str) {
    let name = format!("{name}-wide");
    assert!(!desk.overflows().await, "{name} is wider than the window");
    desk.keep_picture(&name).await;
    desk.expect_quiet_console(&name).await;
}

async fn look_by(browser: &Browser, page: &str, name: &str, has_app: bool) {
    for (cookie, name) in [("elder=0; path=/", name.to_owned()), ("elder=1; path=/", format!("{name}-elder"))] {
        browser.client.execute("document.cookie = arguments[0];", vec![json!(cookie)]).await.expect("a cookie");
        if has_app {
            browser.goto_alive(page).await;
        } else {
            browser.goto(page).await;
        }
        assert!(!browser.overflows().await, "{name} is wider than the window");
        browser.keep_picture(&name).await;
        browser.expect_quiet_console(&name).await;
    }
    browser.client.execute("document.cookie = 'elder=0; path=/';", vec![]).await.expect("a cookie");
}
