//! Who tells the story: the people of the demonstration, on the server's clock.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use linyi_shared::id::{HomeId, PhotoId, PlaceId, ProjectId};
use linyi_shared::page::Page;
use linyi_shared::people::api::Tokens;
use linyi_shared::people::rules::Role;
use linyi_shared::places::api::CompoundCard;
use linyi_shared::projects::rules::Stage;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::{homes_told_of, pictures};
use crate::entities::home;
use crate::features::places;
use crate::state::State;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Somebody of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Staff in a role.
    Staff(Role),
    /// The resident of a home.
    Resident(HomeId),
}

/// The teller of one compound.
pub struct Teller<'a> {
    state: &'a Arc<State>,
    client: reqwest::Client,
    address: &'a str,
    tokens: HashMap<Who, Tokens>,
    /// The compound.
    pub compound: PlaceId,
    /// Its name.
    pub name: String,
    /// Its project.
    pub project: ProjectId,
    /// The homes people live in.
    pub homes: Vec<HomeId>,
    /// The entrances, each with the homes people live in; those with the fewest other homes first.
    pub entrances: Vec<(PlaceId, Vec<HomeId>)>,
}

impl<'a> Teller<'a> {
    /// The compounds in the order of their names.
    pub async fn compounds(address: &str) -> anyhow::Result<Vec<CompoundCard>> {
        let page: Page<CompoundCard> =
            reqwest::get(format!("{address}/api/v1/compounds?per_page=20")).await?.error_for_status()?.json().await?;
        Ok(page.items)
    }

    /// Begins `days_ago` days before today.
    pub async fn start(
        state: &'a Arc<State>,
        address: &'a str,
        compound: &CompoundCard,
        days_ago: i64,
    ) -> anyhow::Result<Self> {
        let homes = places::queries::list_homes(state.database.reader(), compound.id).await?;
        state.clock.set_ahead(state.clock.ahead() - days_ago * DAY);
        Ok(Self {
            state,
            client: reqwest::Client::new(),
            address,
            tokens: HashMap::new(),
            compound: compound.id,
            name: compound.name.clone(),
            project: compound.project_id,
            homes: homes_told_of(&homes).map(|home| HomeId(home.id)).collect(),
            entrances: entrances_of(&homes),
        })
    }

    /// The story's now, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        self.state.now()
    }

    /// Lets days pass, and `minutes` more.
    pub fn pass(&self, days: i64, minutes: i64) {
        let seconds = Duration::days(days) + Duration::minutes(minutes);
        self.state.clock.set_ahead(self.state.clock.ahead() + seconds.num_seconds());
    }

    /// Lets time pass until `at`, when that is ahead.
    pub fn wait_until(&self, at: DateTime<Utc>) {
        let ahead = (at - self.now()).num_seconds();
        if ahead > 0 {
            self.state.clock.set_ahead(self.state.clock.ahead() + ahead + 60);
        }
    }

    /// Reads what `who` may read.
    pub async fn get(&mut self, who: Who, path: &str) -> anyhow::Result<Value> {
        let request = self.request(who, Method::GET, path).await?;
        answer(request, path).await
    }

    /// Writes as `who`.
    pub async fn post(&mut self, who: Who, path: &str, body: Value) -> anyhow::Result<Value> {
        let request = self.request(who, Method::POST, path).await?.json(&body);
        answer(request, path).await
    }

    /// Uploads drawn pictures as `who`.
    pub async fn photos(&mut self, who: Who, seeds: &[u32]) -> anyhow::Result<Vec<PhotoId>> {
        let mut form = reqwest::multipart::Form::new();
        for seed in seeds {
            let part = reqwest::multipart::Part::bytes(pictures::draw(*seed)?).file_name(format!("demo-{seed}.jpg"));
            form = form.part("photos[]", part);
        }
        let request = self.request(who, Method::POST, "/photos").await?.multipart(form);
        let answer = answer(request, "/photos").await?;
        Ok(serde_json::from_value(answer["photos"].clone())?)
    }

    /// Closes a step of the way as `role`.
    pub async fn close(&mut self, role: Role, stage: Stage, evidence: Value) -> anyhow::Result<()> {
        let path = format!("/projects/{}/stages/{}/close", self.project, stage.as_str());
        self.post(Who::Staff(role), &path, json!({ "evidence": evidence })).await?;
        Ok(())
    }

    async fn request(&mut self, who: Who, method: Method, path: &str) -> anyhow::Result<RequestBuilder> {
        let token = self.token(who).await?;
        Ok(self.client.request(method, format!("{}/api/v1{path}", self.address)).bearer_auth(token))
    }

    async fn token(&mut self, who: Who) -> anyhow::Result<String> {
        let now = self.now();
        if let Some(tokens) = self.tokens.get(&who).filter(|tokens| tokens.expires_at > now) {
            return Ok(tokens.access_token.clone());
        }
        let body = match who {
            Who::Staff(role) => json!({"role": role, "compound_id": self.compound}),
            Who::Resident(home) => json!({"home_id": home}),
        };
        let request = self.client.post(format!("{}/api/v1/demo/sessions", self.address)).json(&body);
        let tokens: Tokens = serde_json::from_value(answer(request, "/demo/sessions").await?)?;
        let access_token = tokens.access_token.clone();
        self.tokens.insert(who, tokens);
        Ok(access_token)
    }
}

/// The entrances of homes that stand in the order of their addresses.
fn entrances_of(homes: &[home::Model]) -> Vec<(PlaceId, Vec<HomeId>)> {
    let entrances = homes.chunk_by(|one, next| one.entrance_id == next.entrance_id);
    let mut entrances: Vec<_> = entrances
        .map(|homes| {
            let told: Vec<_> = homes_told_of(homes).map(|home| HomeId(home.id)).collect();
            (homes.len() - told.len(), PlaceId(homes[0].entrance_id), told)
        })
        .collect();
    entrances.sort_by_key(|(others, ..)| *others);
    entrances.into_iter().map(|(_, entrance, told)| (entrance, told)).collect()
}

async fn answer(request: RequestBuilder, path: &str) -> anyhow::Result<Value> {
    let response = request.send().await?;
    let status = response.status();
    let text = response.text().await?;
    anyhow::ensure!(status.is_success(), "{path} answered {status}: {text}");
    if text.is_empty() { Ok(Value::Null) } else { Ok(serde_json::from_str(&text)?) }
}
