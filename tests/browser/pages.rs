//! Every page, cold, in both languages, by everybody who has a link to it: it answers, it is alive, it fits, and the
//! console is silent.

use std::collections::{BTreeMap, VecDeque};

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_web::pages;
use serde_json::json;

use crate::samples::{Samples, sign_in, sign_in_as};

/// Pages nobody has a plain link to: they follow from a letter or from an upload, and have tests of their own.
const WITHOUT_LINK: [&str; 3] = ["/bind", "/bind/:code", "/desk/places/:id/roster/:preview_id"];

/// A path with its ids taken out, so that one page of each kind is visited.
fn kind_of(path: &str) -> String {
    let plain = path.split(['?', '#']).next().unwrap_or(path);
    let parts = plain.split('/').map(|part| if part.len() == 36 && part.contains('-') { ":id" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a path without ids fits a pattern of the tables.
fn fits(pattern: &str, kind: &str) -> bool {
    let (pattern, kind): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), kind.split('/').collect());
    pattern.len() == kind.len() && pattern.iter().zip(&kind).all(|(a, b)| a == b || a.starts_with(':'))
}

/// What a page says about itself after it came alive.
const LOOK: &str = "return {status: performance.getEntriesByType('navigation')[0].responseStatus, \
    title: document.title, headings: document.querySelectorAll('main h1').length, \
    lang: document.documentElement.lang, wide: document.documentElement.scrollWidth - document.documentElement.clientWidth, \
    links: Array.from(document.querySelectorAll('a[href^=\"/\"]:not([href^=\"/media\"]):not([href^=\"/api\"]):not([download])'), a => a.getAttribute('href'))};";

async fn look(browser: &Browser, path: &str) -> serde_json::Value {
    browser.goto_alive(path).await;
    let seen = browser.client.execute(LOOK, vec![]).await.expect("a look");
    assert_eq!(seen["status"], 200, "{path}");
    assert_eq!(seen["headings"], 1, "{path} has one heading of the first order");
    assert!(seen["title"].as_str().is_some_and(|title| !title.is_empty()), "{path} has a title");
    assert!(seen["wide"].as_i64().unwrap_or(99) <= 1, "{path} is wider than the window: {}", seen["wide"]);
    browser.expect_quiet_console(path).await;
    seen
}

/// A click handled by the app itself: the page changes without being loaded anew.
async fn click_is_handled(browser: &Browser, path: &str) {
    browser.client.execute("window.stayed = true;", vec![]).await.expect("a mark");
    let target = if path.starts_with("/desk") || path.starts_with("/demo") { "/desk" } else { "/notices" };
    if path.split('?').next() == Some(target) {
        return;
    }
    let script = "const link = document.querySelector(`a[href='${arguments[0]}']`); if (!link) return false; link.click(); return true;";
    let clicked = browser.client.execute(script, vec![json!(target)]).await.expect("a click");
    assert_eq!(clicked, true, "{path} has a link to {target}");
    // Resolved by the browser itself when the page has changed, or after ten seconds.
    let arrived = "const [target, done] = arguments; const end = Date.now() + 10000; (function look() { \
        if (location.pathname === target && window.stayed === true) done(true); \
        else if (Date.now() > end) done(false); else requestAnimationFrame(look); })();";
    let handled = browser.client.execute_async(arrived, vec![json!(target)]).await.expect("an answer");
    assert_eq!(handled, true, "{path}: a click was not handled by the app");
    browser.expect_quiet_console(path).await;
}

/// Visits one page of each kind, from `start` along the links.
async fn crawl(browser: &Browser, who: &str, start: &[&str], seen: &mut BTreeMap<String, String>) {
    let mut visited: BTreeMap<String, String> = BTreeMap::new();
    let mut queue: VecDeque<String> = start.iter().map(|path| (*path).to_owned()).collect();
    while let Some(path) = queue.pop_front() {
        let kind = kind_of(&path);
        if visited.contains_key(&kind) || kind.starts_with("/bind") {
            continue;
        }
        visited.insert(kind.clone(), path.clone());
        let page = look(browser, &path).await;
        keep_picture(browser, who, &kind).await;
        for link in page["links"].as_array().into_iter().flatten().filter_map(|link| link.as_str()) {
            if !visited.contains_key(&kind_of(link)) {
                queue.push_back(link.to_owned());
            }
        }
        if !seen.contains_key(&kind) {
            click_is_handled(browser, &path).await;
        }
    }
    browser.goto("/").await;
    browser.client.execute("document.cookie = 'lang=en; path=/';", vec![]).await.expect("a cookie");
    for (kind, path) in &visited {
        if !seen.contains_key(kind) {
            let page = look(browser, path).await;
            assert_eq!(page["lang"], "en", "{path}");
        }
    }
    browser.client.execute("document.cookie = 'lang=zh-CN; path=/';", vec![]).await.expect("a cookie");
    seen.extend(visited);
}

/// Keeps a picture of the page where `LINYI_PICTURES` names a folder.
async fn keep_picture(browser: &Browser, who: &str, kind: &str) {
    let Some(folder) = std::env::var_os("LINYI_PICTURES") else { return };
    let name = format!("{who}{}.png", kind.replace('/', "_").replace(':', ""));
    let height =
        browser.client.execute("return document.documentElement.scrollHeight;", vec![]).await.expect("a height");
    let _ = height;
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(std::path::Path::new(&folder).join(name), browser.screenshot().await).expect("a picture");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_alive_in_both_languages_and_silent_on_the_console() {
    let app = TestApp::start_demo().await;
    let samples = Samples::read(&app).await;
    let mut seen = BTreeMap::new();

    let phone = Browser::open(&app, Device::Phone).await;
    let compounds: Vec<String> = [Stage::Warranty, Stage::Works, Stage::Decision, Stage::Consultation]
        .map(|stage| format!("/compounds/{}", samples.at(stage).id))
        .to_vec();
    let starts: Vec<&str> = ["/", "/demo"].into_iter().chain(compounds.iter().map(String::as_str)).collect();
    crawl(&phone, "visitor", &starts, &mut seen).await;

    for stage in [Stage::Decision, Stage::Consultation, Stage::Warranty] {
        let compound = samples.at(stage);
        sign_in(&phone, &[("home_id", &samples.home(&app, compound).await)]).await;
        let own = format!("/compounds/{}", compound.id);
        crawl(&phone, &format!("resident-{}", stage.as_str()), &["/", "/me", &own], &mut seen).await;
    }
    phone.close().await;

    let desktop = Browser::open(&app, Device::Desktop).await;
    for (role, stage) in [
        (Role::CommunityStaff, Stage::Decision),
        (Role::CommunityStaff, Stage::Consultation),
        (Role::GridWorker, Stage::Consultation),
        (Role::HousingBureau, Stage::Works),
        (Role::Contractor, Stage::Works),
        (Role::CommitteeMember, Stage::Warranty),
        (Role::Auditor, Stage::Warranty),
    ] {
        sign_in_as(&desktop, role, samples.at(stage)).await;
        crawl(&desktop, role.as_str(), &["/desk"], &mut seen).await;
    }
    desktop.close().await;

    let tables = pages::RESIDENT.iter().chain(pages::DESK).flat_map(|table| table.iter());
    let unseen: Vec<_> = tables
        .map(linyi_web::route::PageRoute::pattern)
        .filter(|pattern| !WITHOUT_LINK.contains(pattern))
        .filter(|pattern| !seen.keys().any(|kind| fits(pattern, if kind.is_empty() { "/" } else { kind })))
        .collect();
    assert!(unseen.is_empty(), "nobody came to {unseen:?}; seen: {:?}", seen.keys().collect::<Vec<_>>());
}
