//! Records of the story to look at.

use linyi_shared::page::Page;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::Browser;
use serde_json::Value;

/// Ids by the name they have in the patterns of pages.
pub struct Samples {
    compounds: Vec<CompoundCard>,
}

impl Samples {
    /// Reads which compound stands where.
    pub async fn read(app: &TestApp) -> Self {
        let page: Page<CompoundCard> = app.anonymous().get("/compounds?per_page=20").await.parse();
        Self { compounds: page.items }
    }

    /// The compound of the story that stands at `stage`.
    pub fn at(&self, stage: Stage) -> &CompoundCard {
        self.compounds.iter().find(|card| card.stage == stage).unwrap_or_else(|| panic!("no compound at {stage:?}"))
    }

    /// A home of a compound.
    pub async fn home(&self, app: &TestApp, compound: &CompoundCard) -> String {
        let page = app.anonymous().get(&format!("/demo/people?compound_id={}", compound.id)).await.ok();
        page["chosen"]["homes"][0]["id"].as_str().expect("a home").to_owned()
    }
}

/// Signs in with one tap, as the demonstration's page does.
pub async fn sign_in(browser: &Browser, fields: &[(&str, &str)]) {
    browser.goto("/demo").await;
    let script = "const form = document.createElement('form'); form.method = 'post'; form.action = '/api/v1/demo/sessions'; \
                  for (const [name, value] of arguments[0]) { const field = document.createElement('input'); \
                  field.name = name; field.value = value; form.append(field); } document.body.append(form); form.submit();";
    let mut pairs: Vec<(&str, &str)> = fields.to_vec();
    pairs.push(("_return", "/me"));
    let pairs = serde_json::to_value(pairs).expect("pairs");
    browser.client.execute(script, vec![pairs]).await.expect("a submitted form");
    browser.sees("演示").await;
}

/// Signs in with a role at a compound.
pub async fn sign_in_as(browser: &Browser, role: Role, compound: &CompoundCard) {
    sign_in(browser, &[("role", role.as_str()), ("compound_id", &compound.id.to_string())]).await;
}

/// The first text at a key below `value`, however deep.
pub fn deep<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    match value {
        Value::Object(map) => {
            map.get(key).and_then(Value::as_str).or_else(|| map.values().find_map(|inner| deep(inner, key)))
        }
        Value::Array(items) => items.iter().find_map(|inner| deep(inner, key)),
        _ => None,
    }
}
