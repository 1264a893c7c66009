//! Records of the story to look at, and signing in to it.

use linyi_shared::decisions::api::DecisionList;
use linyi_shared::page::Page;
use linyi_shared::people::api::DemoPage;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::rules::Stage;
use linyi_tests::TestApp;
use linyi_tests::browser::Browser;
use serde_json::json;

/// Reads the decisions of a compound as whoever is signed in does.
const DECISIONS: &str = r#"
    const [compound, done] = arguments;
    fetch('/api/v1/decisions?compound_id=' + compound).then(answer => answer.json()).then(done, () => done(null));
"#;
/// Fills in the form of the demonstration's page and sends it.
const SIGN_IN: &str = r#"
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/api/v1/demo/sessions';
    for (const [name, value] of arguments[0]) {
        const field = document.createElement('input');
        field.name = name;
        field.value = value;
        form.append(field);
    }
    document.body.append(form);
    form.submit();
"#;

/// The compounds of the story and their people.
pub struct Samples {
    compounds: Vec<CompoundCard>,
    people: DemoPage,
}

impl Samples {
    /// Reads which compound stands where.
    pub async fn read(app: &TestApp) -> Self {
        let page: Page<CompoundCard> = app.anonymous().get("/compounds?per_page=20").await.parse();
        Self { compounds: page.items, people: app.anonymous().get("/demo/people").await.parse() }
    }

    /// The compound of the story that stands at `stage`.
    pub fn at(&self, stage: Stage) -> &CompoundCard {
        self.compounds.iter().find(|card| card.stage == stage).unwrap_or_else(|| panic!("no compound at {stage:?}"))
    }

    /// A home of a compound for which there is something to do.
    pub fn home(&self, compound: &CompoundCard) -> String {
        let offered = self.people.compounds.iter().find(|offered| offered.id == compound.id).expect("it is offered");
        offered.homes.first().expect("a home").id.to_string()
    }
}

/// Signs in with one tap, as the demonstration's page does.
pub async fn sign_in(browser: &Browser, fields: &[(&str, &str)]) {
    browser.goto("/demo").await;
    let fields: Vec<_> = fields.iter().copied().chain([("_return", "/me")]).collect();
    browser.client.execute(SIGN_IN, vec![json!(fields)]).await.expect("a submitted form");
    browser.sees("演示").await;
}

/// The page of a decision of a compound that waits for whoever is signed in, else of one in which they voted.
pub async fn own_decision(browser: &Browser, compound: &CompoundCard) -> Option<String> {
    let answer = browser.client.execute_async(DECISIONS, vec![json!(compound.id)]).await.expect("an answer");
    let list: DecisionList = serde_json::from_value(answer).expect("a list of decisions");
    let cards: Vec<_> = list.open.into_iter().chain(list.rest.items).collect();
    let own = cards.iter().find(|card| card.awaits_me).or_else(|| cards.iter().find(|card| card.i_voted));
    own.map(|card| format!("/decisions/{}", card.id))
}

/// Signs in with a role at a compound.
pub async fn sign_in_as(browser: &Browser, role: Role, compound: &CompoundCard) {
    sign_in(browser, &[("role", role.as_str()), ("compound_id", &compound.id.to_string())]).await;
}
