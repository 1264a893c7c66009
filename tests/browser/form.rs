//! A form of a page, filled in and sent as a person does it.

use std::path::PathBuf;

use fantoccini::Locator;
use fantoccini::elements::Element;
use linyi_tests::browser::Browser;
use serde_json::{Value, json};

/// Opens what is folded around the form and fills its fields in; an empty value for boxes unticks them all.
const FILL: &str = r#"
    const [form, fields] = arguments;
    for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    const missing = [];
    for (const [name, value] of fields) {
        const all = Array.from(form.querySelectorAll(`[name='${name}']`)).filter(field => field.type !== 'hidden');
        const buttons = all.filter(field => field.type === 'radio' || field.type === 'checkbox');
        if (all.length === 0) {
            missing.push(name);
        } else if (buttons.length === 0) {
            const [field] = all;
            field.value = value;
            field.dispatchEvent(new Event('input', {bubbles: true}));
            field.dispatchEvent(new Event('change', {bubbles: true}));
            if (field.value !== value) missing.push(`${name} = ${value}`);
        } else if (value === '') {
            buttons.filter(button => button.checked).forEach(button => button.click());
        } else {
            const button = buttons.find(button => button.value === value);
            if (!button) missing.push(`${name} = ${value}`);
            else if (!button.checked) button.click();
        }
    }
    return missing;
"#;

/// What keeps the browser from sending a form.
const INVALID: &str = r#"
    return Array.from(arguments[0].querySelectorAll(':invalid')).map(field => field.name || field.tagName);
"#;

/// A form on the page a browser shows.
pub struct Form<'a> {
    browser: &'a Browser,
    css: String,
    element: Element,
}

impl<'a> Form<'a> {
    /// Opens a page and finds the form on it that posts to an address with this end.
    pub async fn open(browser: &'a Browser, page: &str, action: &str) -> Self {
        browser.goto_alive(page).await;
        let css = format!("form[action$='{action}']");
        let element = browser.find(&css).await;
        Self { browser, css, element }
    }

    /// Fills in fields by name: texts, days, one of a list, a box or button by its value.
    pub async fn fill(&self, fields: &[(&str, &str)]) {
        let missing = self.run(FILL, vec![json!(fields)]).await;
        assert_eq!(missing, json!([]), "{} lacks fields", self.css);
    }

    /// Chooses files: photos, or a list.
    pub async fn add_files(&self, files: &[PathBuf]) {
        let field = self.element.find(Locator::Css("input[type='file']")).await.expect("a field for files");
        let paths: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        field.send_keys(&paths.join("\n")).await.expect("chosen files");
    }

    /// Sends it, confirming where it asks, and waits until the page says that it is kept.
    pub async fn send(&self) {
        self.send_by("button[type='submit']").await;
    }

    /// Sends it by one of its buttons.
    pub async fn send_by(&self, button: &str) {
        let confirm = self.element.find(Locator::Css("details.confirm > summary")).await;
        if confirm.is_ok() {
            self.browser.click(&format!("{} details.confirm > summary", self.css)).await;
        }
        let invalid = self.run(INVALID, vec![]).await;
        assert_eq!(invalid, json!([]), "{} is not filled in", self.css);
        self.browser.click(&format!("{} {button}", self.css)).await;
        self.browser.find(".done-note, .problem").await;
        if let Ok(problem) = self.browser.client.find(Locator::Css(".problem")).await {
            panic!("{} was refused: {}", self.css, problem.text().await.unwrap_or_default());
        }
        let asked = self.browser.client.find(Locator::Css("details.confirm[open]")).await;
        assert!(asked.is_err(), "{}: the next act is half confirmed already", self.css);
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let form = serde_json::to_value(&self.element).expect("an element");
        let arguments = [vec![form], arguments].concat();
        self.browser.client.execute(script, arguments).await.expect("a script that ran")
    }
}
