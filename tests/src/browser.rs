//! A real browser: a chromedriver of its own with a headless Chromium of its own profile.
//!
//! A test ends with [`Browser::close`], which fails on any message on the console.

use std::process::Stdio;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use fantoccini::elements::Element;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::app::TestApp;
use crate::wire::Wire;

/// Where chromedriver is; `chromedriver` on the path when unset.
const DRIVER: &str = "LINYI_CHROMEDRIVER";
/// The folder where pictures of pages are kept, to be looked at.
const PICTURES: &str = "LINYI_PICTURES";
/// What the console says of a script that a window without scripts does not load.
const BLOCKED: &str = "net::ERR_BLOCKED_BY_CLIENT";
/// What it says there after a few seconds of a module that no script asked for.
const UNUSED: &str = "was preloaded using link preload but not used";
/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A window size.
#[derive(Clone, Copy, Debug)]
pub enum Device {
    /// 360 × 740, as an old phone.
    Phone,
    /// 1280 × 800, as an office PC.
    Desktop,
}

/// A browser window.
pub struct Browser {
    /// The session.
    pub client: Client,
    address: String,
    has_scripts: bool,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Opens a window.
    pub async fn open(app: &TestApp, device: Device) -> Self {
        Self::open_at(&app.address, device).await
    }

    /// Opens a window that reaches the server by a wire.
    pub async fn open_by(wire: &Wire, device: Device) -> Self {
        Self::open_at(&wire.address, device).await
    }

    /// Opens a window in which scripts are switched off.
    pub async fn open_without_javascript(app: &TestApp, device: Device) -> Self {
        let mut browser = Self::open_at(&app.address, device).await;
        browser.has_scripts = false;
        // Not by the browser's own switch: chromedriver itself waits for pages by script. Every script of ours is a file.
        browser.devtools("Network.enable", json!({})).await;
        browser.devtools("Network.setBlockedURLs", json!({"urls": ["*.js"]})).await;
        browser
    }

    async fn open_at(address: &str, device: Device) -> Self {
        let profile = TempDir::new().expect("a temporary folder");
        let (driver, url) = start_driver().await;
        let (width, height) = match device {
            Device::Phone => (360, 740),
            Device::Desktop => (1280, 800),
        };
        let options = json!({
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN",
                "--hide-scrollbars", "--force-device-scale-factor=1",
                format!("--window-size={width},{height}"),
                format!("--user-data-dir={}", profile.path().display()),
            ],
            "prefs": {"intl.accept_languages": "zh-CN,zh"},
            // Headless windows have a least width of 500 pixels; an emulated screen has none.
            "mobileEmulation": {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0, "mobile": matches!(device, Device::Phone)}},
        });
        let capabilities: Capabilities = serde_json::from_value(json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        }))
        .expect("capabilities");
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&url)
            .await
            .expect("a browser session");
        Self { client, address: address.to_owned(), has_scripts: true, driver, _profile: profile }
    }

    /// Goes to a path of the server and waits until the page is loaded and, with scripts, alive.
    pub async fn goto(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.address)).await.expect("a page");
    }

    /// Goes to a path and waits until the app has taken the page over.
    pub async fn goto_alive(&self, path: &str) {
        self.goto(path).await;
        self.alive().await;
    }

    /// Waits until the app has taken the page over.
    pub async fn alive(&self) {
        self.find("html[data-ready]").await;
    }

    /// Waits for an element.
    pub async fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE);
        match wait.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("{css} did not appear: {error}\n{}", self.report().await),
        }
    }

    /// Waits until the page's text contains `text`.
    pub async fn sees(&self, text: &str) {
        let xpath = format!("//body[contains(normalize-space(.), {})]", xpath_text(text));
        let wait = self.client.wait().at_most(PATIENCE);
        if let Err(error) = wait.for_element(Locator::XPath(&xpath)).await {
            panic!("“{text}” did not appear: {error}\n{}", self.report().await);
        }
    }

    /// Clicks the first element of `css`.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        self.bring(&element).await;
        element.click().await.unwrap_or_else(|error| panic!("{css} cannot be clicked: {error}"));
    }

    /// Clicks every element of `css`; answers how many there are.
    pub async fn click_all(&self, css: &str) -> usize {
        let elements = self.client.find_all(Locator::Css(css)).await.expect("elements");
        for element in &elements {
            self.bring(element).await;
            element.clone().click().await.unwrap_or_else(|error| panic!("{css} cannot be clicked: {error}"));
        }
        elements.len()
    }

    /// Clicks the first link or button with this text.
    pub async fn click_text(&self, text: &str) {
        let text = xpath_text(text);
        let xpath = format!(
            "//*[self::a or self::button or self::label or self::summary][contains(normalize-space(.), {text})]"
        );
        let wait = self.client.wait().at_most(PATIENCE);
        match wait.for_element(Locator::XPath(&xpath)).await {
            Ok(element) => {
                self.bring(&element).await;
                element.click().await.unwrap_or_else(|error| panic!("{text} cannot be clicked: {error}"));
            }
            Err(error) => panic!("nothing to click says {text}: {error}\n{}", self.report().await),
        }
    }

    /// Types into the field named `name`, replacing what is there.
    pub async fn fill(&self, name: &str, text: &str) {
        let css = format!("[name='{name}']");
        let field = self.find(&css).await;
        self.bring(&field).await;
        // By script: date fields take typed keys in the order of the browser's language.
        let script = "arguments[0].value = arguments[1]; \
                      arguments[0].dispatchEvent(new Event('input', {bubbles: true})); \
                      arguments[0].dispatchEvent(new Event('change', {bubbles: true}));";
        let arguments = vec![serde_json::to_value(&field).expect("an element"), json!(text)];
        self.client.execute(script, arguments).await.expect("a filled field");
    }

    /// Chooses the radio button or check box with this name and value.
    pub async fn choose(&self, name: &str, value: &str) {
        let field = self.find(&format!("[name='{name}'][value='{value}']")).await;
        let arguments = vec![serde_json::to_value(&field).expect("an element")];
        self.client.execute("if (!arguments[0].checked) arguments[0].click();", arguments).await.expect("a choice");
    }

    /// The page's path and query.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url[url::Position::BeforePath..].to_owned()
    }

    /// Whether the page is wider than the window.
    pub async fn overflows(&self) -> bool {
        let script = "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;";
        self.client.execute(script, vec![]).await.expect("a measure").as_bool().unwrap_or(true)
    }

    /// A PNG of the whole page, also of what is below the window.
    pub async fn picture(&self) -> Vec<u8> {
        let answer = self.devtools("Page.captureScreenshot", json!({"captureBeyondViewport": true})).await;
        BASE64.decode(answer["data"].as_str().expect("a picture")).expect("a picture in base64")
    }

    /// Keeps a picture of the page where `LINYI_PICTURES` names a folder.
    pub async fn keep_picture(&self, name: &str) {
        let Some(folder) = std::env::var_os(PICTURES) else { return };
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(path, self.picture().await).expect("a kept picture");
    }

    /// Keeps the page as it is printed on A4, where `LINYI_PICTURES` names a folder.
    pub async fn keep_print(&self, name: &str) {
        let Some(folder) = std::env::var_os(PICTURES) else { return };
        std::fs::create_dir_all(&folder).expect("a folder");
        let paper = json!({"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true});
        let answer = self.devtools("Page.printToPDF", paper).await;
        let print = BASE64.decode(answer["data"].as_str().expect("a print")).expect("a print in base64");
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), print).expect("a kept print");
    }

    /// A command of Chromium's own protocol.
    async fn devtools(&self, command: &str, parameters: serde_json::Value) -> serde_json::Value {
        let command = DevTools(json!({"cmd": command, "params": parameters}));
        self.client.issue_cmd(command).await.expect("an answer of the browser")
    }

    /// Messages on the console since the last call.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.client.issue_cmd(ConsoleLog).await.expect("the console");
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry["level"] != "DEBUG" && entry["level"] != "INFO")
            .filter(|entry| {
                let message = entry["message"].as_str().unwrap_or_default();
                !message.contains(BLOCKED) && (self.has_scripts || !message.contains(UNUSED))
            })
            .map(|entry| format!("{} {}", entry["level"], entry["message"]))
            .collect()
    }

    /// Expects a quiet console.
    pub async fn expect_quiet_console(&self, context: &str) {
        let messages = self.console().await;
        assert!(messages.is_empty(), "{context}: the console says\n{}", messages.join("\n"));
    }

    /// Expects a quiet console and closes the window.
    pub async fn close(mut self) {
        self.expect_quiet_console("at the end").await;
        let client = self.client.clone();
        client.close().await.expect("a closed session");
        self.driver.kill().await.expect("a stopped chromedriver");
    }

    async fn bring(&self, element: &Element) {
        let arguments = vec![serde_json::to_value(element).expect("an element")];
        let script = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'});";
        self.client.execute(script, arguments).await.expect("a scrolled page");
    }

    async fn report(&self) -> String {
        let url = self.client.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        let text = match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        format!("{url}\nconsole: {:?}\n{text}", self.console().await)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // After a failed test: chromedriver ends its Chromium on SIGTERM, but not when it is killed.
        if let Some(id) = self.driver.id() {
            let _ = std::process::Command::new("kill").arg(id.to_string()).status();
        }
    }
}

async fn start_driver() -> (Child, String) {
    let path = std::env::var(DRIVER).unwrap_or_else(|_| "chromedriver".to_owned());
    let mut driver = Command::new(&path)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{path} does not start: {error}"));
    let mut lines = BufReader::new(driver.stdout.take().expect("its output")).lines();
    while let Some(line) = lines.next_line().await.expect("its output") {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port = port.trim_end_matches('.').to_owned();
            // What it says later is read away, so that it never waits for us.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return (driver, format!("http://127.0.0.1:{port}"));
        }
    }
    panic!("{path} ended before it listened");
}

/// A text as an XPath literal.
fn xpath_text(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}

/// A command of Chromium's protocol, carried by chromedriver.
#[derive(Debug)]
struct DevTools(serde_json::Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}

/// Chromium's own command for the console's messages.
#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({"type": "browser"}).to_string()))
    }
}
