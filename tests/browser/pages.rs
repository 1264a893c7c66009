//! Every page, cold, in both languages, by everybody who has a link to it: it answers, it is alive, it fits the
//! window in both modes, and the console is silent.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_web::app::Bundle;
use linyi_web::pages;
use linyi_web::route::PageRoute;
use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

use crate::form::Form;
use crate::samples::{Samples, own_decision, sign_in, sign_in_as};

/// The pages of every browser module.
const TABLES: [&[&[PageRoute]]; 4] = [pages::RESIDENT, pages::VOICE, pages::VOTE, pages::DESK];

/// A page nobody has a plain link to: the code of a letter leads there, and opening it changes nothing.
const LETTER: &str = "/bind/ABCD2345EFGH";

/// A roster to be looked through: the page of its preview follows from the upload.
const ROSTER: &str = "楼栋,单元,楼层,房号,面积,面积来源,业主,业主标识,户主称呼,成年人数\n\
                      99,1,1,101,58.5,实测,演示业主 owner-1,owner-1,演示户1,3\n";

/// A file of adults to be looked through; its home is none of the compound's.
const ADULTS: &str = "楼栋,单元,房号,姓名,出生日期\n99,1,101,演示居民甲,1970-05-01\n";

/// What a page says about itself; the id of a field begins with its form's, or with a dash when the field was not
/// made inside of the form. The table of a lift is a plain document without an app, which lifts.rs reads.
const LOOK: &str = r#"
    const all = css => Array.from(document.querySelectorAll(css));
    const root = document.documentElement;
    const signs = all('head title, head meta, head link[rel="stylesheet"]').map(element =>
        [element.localName, ...['name', 'property', 'media', 'href'].map(name => element.getAttribute(name))].join(' '));
    return {
        status: performance.getEntriesByType('navigation')[0].responseStatus,
        title: document.title,
        lang: root.lang,
        headings: all('main h1').length,
        repeated: signs.filter((sign, place) => signs.indexOf(sign) !== place),
        elder: all("button[name='elder']").length,
        stray: all('form[action^="/api/"] [id^="-"]').map(field => field.id),
        wide: root.scrollWidth - root.clientWidth,
        links: all('a[href^="/"]:not([href^="/media"]):not([href^="/api"]):not([href$="/lift"]):not([download])')
            .map(link => link.getAttribute('href')),
    };
"#;

/// Clicks the first link to an address; answers whether there was one.
const CLICK: &str = r#"
    window.stayed = true;
    const link = document.querySelector(`a[href='${arguments[0]}']`);
    link?.click();
    return link !== null;
"#;

/// Answers whether the address changed while the document stayed.
const HANDLED: &str = r#"
    const [target, done] = arguments;
    const end = Date.now() + 10000;
    (function look() {
        if (location.pathname === target) done(window.stayed === true);
        else if (Date.now() > end) done(false);
        else requestAnimationFrame(look);
    })();
"#;

#[derive(Deserialize)]
struct Look {
    status: u16,
    title: String,
    lang: String,
    headings: usize,
    repeated: Vec<String>,
    elder: usize,
    stray: Vec<String>,
    wide: i64,
    links: Vec<String>,
}

/// What the visits of all people found.
#[derive(Default)]
struct Findings {
    /// The kinds of pages visited.
    seen: BTreeSet<String>,
    /// What is wrong, each with its page.
    faults: Vec<String>,
}

/// One person's walk along the links.
struct Walk<'a> {
    browser: &'a Browser,
    who: String,
    /// Whether the desk answers this person.
    desk: bool,
}

impl Walk<'_> {
    /// Visits one page of each kind, from `start` along the links; what others visited is not clicked again.
    async fn visit_all(&self, start: &[&str], findings: &mut Findings) {
        let mut visited: BTreeMap<String, String> = BTreeMap::new();
        let mut queue: VecDeque<(String, String)> =
            start.iter().map(|path| ((*path).to_owned(), "the start".to_owned())).collect();
        while let Some((path, from)) = queue.pop_front() {
            let kind = kind_of(&path);
            let desk = kind.starts_with("/desk") || kind.starts_with("/demo");
            if visited.contains_key(&kind) || desk && !self.desk {
                continue;
            }
            visited.insert(kind.clone(), path.clone());
            let context = format!("{} at {path} (from {from})", self.who);
            let look = self.look(&path, "zh-CN", &context, findings).await;
            self.keep_pictures(&kind).await;
            let links = look.links;
            queue.extend(links.iter().map(|link| (link.clone(), path.clone())));
            if !findings.seen.contains(&kind) {
                self.click(&path, &links, &context, findings).await;
            }
        }
        let fresh: Vec<_> = visited.iter().filter(|(kind, _)| !findings.seen.contains(*kind)).collect();
        self.set_cookie("lang=en").await;
        for (_, path) in &fresh {
            self.look(path, "en", &format!("{} at {path} in English", self.who), findings).await;
        }
        self.set_cookie("lang=zh-CN").await;
        self.set_cookie("elder=1").await;
        for (kind, path) in &fresh {
            self.look(path, "zh-CN", &format!("{} at {path} in elder mode", self.who), findings).await;
            self.browser.keep_picture(&format!("elder-{}{}", self.who, file_name(kind))).await;
        }
        self.set_cookie("elder=; max-age=0").await;
        findings.seen.extend(visited.into_keys());
    }

    /// Opens a page, waits until it is alive, and notes what is wrong with it.
    async fn look(&self, path: &str, lang: &str, context: &str, findings: &mut Findings) -> Look {
        self.browser.goto_alive(path).await;
        let look = self.browser.client.execute(LOOK, vec![]).await.expect("a look");
        let look: Look = serde_json::from_value(look).expect("a look");
        let mut fault = |what: String| findings.faults.push(format!("{context}: {what}"));
        if look.status != 200 {
            fault(format!("answers {}", look.status));
        }
        if look.lang != lang {
            fault(format!("is in {}", look.lang));
        }
        if look.headings != 1 || look.title.is_empty() {
            fault(format!("has {} first headings and the title “{}”", look.headings, look.title));
        }
        if !look.repeated.is_empty() {
            fault(format!("repeats in its head: {:?}", look.repeated));
        }
        if look.elder == 0 {
            fault("has no switch of the size of type".to_owned());
        }
        if !look.stray.is_empty() {
            fault(format!("has fields made outside of their form: {:?}", look.stray));
        }
        if look.wide > 1 {
            fault(format!("is {} pixels wider than the window", look.wide));
        }
        for message in self.browser.console().await {
            fault(format!("the console says {message}"));
        }
        look
    }

    /// A click is handled by the app itself: the page changes without being loaded anew.
    async fn click(&self, path: &str, links: &[String], context: &str, findings: &mut Findings) {
        let Some(target) = neighbour(path, links) else {
            findings.faults.push(format!("{context}: has no link inside its module"));
            return;
        };
        let clicked = self.browser.client.execute(CLICK, vec![json!(target)]).await.expect("a click");
        if clicked != true {
            findings.faults.push(format!("{context}: has no link to {target}"));
            return;
        }
        let handled = self.browser.client.execute_async(HANDLED, vec![json!(target)]).await.expect("an answer");
        if handled != true {
            findings.faults.push(format!("{context}: the click on {target} was not handled by the app"));
        }
        for message in self.browser.console().await {
            findings.faults.push(format!("{context}: after a click on {target} the console says {message}"));
        }
    }

    async fn set_cookie(&self, cookie: &str) {
        let script = "document.cookie = arguments[0] + '; path=/';";
        self.browser.client.execute(script, vec![json!(cookie)]).await.expect("a cookie");
    }

    async fn keep_pictures(&self, kind: &str) {
        self.browser.keep_picture(&format!("{}{}", self.who, file_name(kind))).await;
    }
}

/// A path with its ids taken out, so that one page of each kind is visited.
fn kind_of(path: &str) -> String {
    let plain = path.split(['?', '#']).next().unwrap_or(path);
    if plain.starts_with("/bind/") {
        return "/bind/:code".to_owned();
    }
    let parts = plain.split('/').map(|part| if part.len() == 36 && part.contains('-') { ":id" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn file_name(kind: &str) -> String {
    kind.replace('/', "_").replace(':', "")
}

/// Whether a path without ids fits a pattern of the tables.
fn fits(pattern: &str, kind: &str) -> bool {
    let (pattern, kind): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), kind.split('/').collect());
    pattern.len() == kind.len() && pattern.iter().zip(&kind).all(|(a, b)| a == b || a.starts_with(':'))
}

/// The first link of a page to another page of the browser module that draws it.
fn neighbour<'a>(path: &str, links: &'a [String]) -> Option<&'a str> {
    let plain = path.split(['?', '#']).next().unwrap_or(path);
    let is_beside = |link: &&str| {
        let is_plain = !link.contains(['?', '#']) && *link != plain;
        is_plain && Bundle::of_path(link) == Bundle::of_path(plain) && is_page(&kind_of(link))
    };
    links.iter().map(String::as_str).find(is_beside)
}

/// Whether a path without ids is a page of any module.
fn is_page(kind: &str) -> bool {
    let kind = if kind.is_empty() { "/" } else { kind };
    TABLES.iter().copied().flatten().copied().flatten().any(|page| fits(page.pattern(), kind))
}

/// Uploads a file as the staff of a compound do; answers the page of its preview, on which these words stand.
pub async fn preview_file(browser: &Browser, page: &str, action: &str, content: &str, words: &str) -> String {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("roster.csv");
    std::fs::write(&file, content).expect("a file");
    let form = Form::open(browser, page, action).await;
    form.add_files(&[file]).await;
    browser.click(&format!("form[action$='{action}'] button[type='submit']")).await;
    browser.sees(words).await;
    browser.path().await.split('?').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_alive_in_both_languages_and_silent_on_the_console() {
    let app = TestApp::start_demo().await;
    let samples = Samples::read(&app).await;
    let mut findings = Findings::default();

    let phone = Browser::open(&app, Device::Phone).await;
    let compounds: Vec<String> = [Stage::Warranty, Stage::Works, Stage::Decision, Stage::Consultation]
        .map(|stage| format!("/compounds/{}", samples.at(stage).id))
        .to_vec();
    let starts: Vec<&str> = ["/", LETTER].into_iter().chain(compounds.iter().map(String::as_str)).collect();
    let visitor = Walk { browser: &phone, who: "visitor".to_owned(), desk: false };
    visitor.visit_all(&starts, &mut findings).await;
    for stage in [Stage::Decision, Stage::Consultation, Stage::Warranty] {
        let compound = samples.at(stage);
        sign_in(&phone, &[("home_id", &samples.home(compound))]).await;
        let own = format!("/compounds/{}", compound.id);
        let resident = Walk { browser: &phone, who: format!("resident-{}", stage.as_str()), desk: false };
        let decision = own_decision(&phone, compound).await;
        let starts: Vec<&str> = decision.iter().map(String::as_str).chain(["/", "/me", &own]).collect();
        resident.visit_all(&starts, &mut findings).await;
    }
    phone.close().await;

    let desktop = Browser::open(&app, Device::Desktop).await;
    for (role, stage) in [
        (Role::CommunityStaff, Stage::Decision),
        (Role::CommunityStaff, Stage::Consultation),
        (Role::GridWorker, Stage::Consultation),
        (Role::HousingBureau, Stage::Works),
        (Role::Contractor, Stage::Works),
        (Role::CommunityStaff, Stage::Warranty),
        (Role::CommitteeMember, Stage::Warranty),
        (Role::Auditor, Stage::Warranty),
    ] {
        sign_in_as(&desktop, role, samples.at(stage)).await;
        let who = format!("{}-{}", role.as_str(), stage.as_str());
        let staff = Walk { browser: &desktop, who, desk: true };
        let preview = match (role, stage) {
            (Role::CommunityStaff, Stage::Consultation) => {
                let page = format!("/desk/places/{}/roster", samples.at(stage).id);
                preview_file(&desktop, &page, "/roster/preview", ROSTER, "99号楼").await
            }
            (Role::CommunityStaff, Stage::Decision) => {
                let page = format!("/desk/places/{}/registers/adults", samples.at(stage).id);
                preview_file(&desktop, &page, "/registers/adults/preview", ADULTS, "99号楼1单元101").await
            }
            _ => "/demo".to_owned(),
        };
        staff.visit_all(&["/desk", "/demo", &preview], &mut findings).await;
    }
    desktop.close().await;

    let unseen = TABLES
        .iter()
        .copied()
        .flatten()
        .copied()
        .flatten()
        .map(PageRoute::pattern)
        .filter(|pattern| !findings.seen.iter().any(|kind| fits(pattern, if kind.is_empty() { "/" } else { kind })))
        .map(|pattern| format!("nobody came to {pattern}"));
    let faults: Vec<_> = findings.faults.iter().cloned().chain(unseen).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
