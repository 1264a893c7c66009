//! Callers as values: whoever holds one calls with that person's token.

use std::sync::Arc;

use linyi_server::entities::{home_binding, person, role_grant};
use linyi_server::features::people::{self, sessions};
use linyi_server::features::places;
use linyi_server::state::State;
use linyi_shared::id::{HomeId, PersonId, PlaceId, SessionId};
use linyi_shared::people::rules::Role;
use reqwest::{Client, Method, RequestBuilder};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};
use serde_json::Value;
use uuid::Uuid;

use crate::answer::Answer;
use crate::app::TestApp;

/// How a caller proves who it is.
#[derive(Clone)]
enum Identity {
    Nobody,
    /// An access token as it was given.
    Token(String),
    /// A session; its access token is fresh at every call, however far the clock was advanced.
    Session(Arc<State>, PersonId, SessionId),
}

/// Somebody who calls the API.
#[derive(Clone)]
pub struct Caller {
    client: Client,
    address: String,
    identity: Identity,
    /// The person, if it has an account.
    pub person_id: Option<PersonId>,
}

impl Caller {
    /// Without an account.
    pub(crate) fn anonymous(app: &TestApp) -> Self {
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { client, address: app.address.clone(), identity: Identity::Nobody, person_id: None }
    }

    pub(crate) async fn staff(app: &TestApp, role: Role, place: PlaceId) -> Self {
        let caller = Self::person(app, role.as_str()).await;
        let transaction = app.state.database.begin().await.expect("a transaction");
        role_grant::ActiveModel {
            id: Set(Uuid::now_v7()),
            person_id: Set(caller.person_id.expect("a person").0),
            role: Set(role.as_str().to_owned()),
            place_id: Set(place.0),
            since: Set(app.now()),
            until: Set(None),
        }
        .insert(&transaction)
        .await
        .expect("a grant");
        transaction.commit().await.expect("a commit");
        caller
    }

    pub(crate) async fn resident(app: &TestApp, homes: &[HomeId]) -> Self {
        let transaction = app.state.database.begin().await.expect("a transaction");
        let caller = Self::anonymous(app).bound(app, &transaction, homes).await;
        transaction.commit().await.expect("a commit");
        caller
    }

    pub(crate) async fn residents(app: &TestApp, homes: &[HomeId]) -> Vec<Self> {
        let transaction = app.state.database.begin().await.expect("a transaction");
        let nobody = Self::anonymous(app);
        let mut residents = Vec::with_capacity(homes.len());
        for home in homes {
            residents.push(nobody.bound(app, &transaction, &[*home]).await);
        }
        transaction.commit().await.expect("a commit");
        residents
    }

    async fn person(app: &TestApp, name: &str) -> Self {
        let transaction = app.state.database.begin().await.expect("a transaction");
        let caller = Self::anonymous(app).signed_in(app, &transaction, name).await;
        transaction.commit().await.expect("a commit");
        caller
    }

    /// A new resident who speaks for `homes` and calls as this caller does.
    async fn bound(&self, app: &TestApp, transaction: &DatabaseTransaction, homes: &[HomeId]) -> Self {
        let caller = self.signed_in(app, transaction, "测试居民").await;
        for home in homes {
            let row = places::queries::find_home(transaction, *home).await.expect("a query").expect("a home");
            home_binding::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(row.compound_id),
                home_id: Set(home.0),
                person_id: Set(caller.person_id.expect("a person").0),
                basis: Set("letter".to_owned()),
                relation: Set("owner".to_owned()),
                since: Set(app.now()),
                until: Set(None),
            }
            .insert(transaction)
            .await
            .expect("a binding");
        }
        caller
    }

    /// A new person with a session who calls as this caller does.
    async fn signed_in(&self, app: &TestApp, transaction: &DatabaseTransaction, name: &str) -> Self {
        let id = PersonId(Uuid::now_v7());
        person::ActiveModel { id: Set(id.0), name: Set(name.to_owned()), created_at: Set(app.now()) }
            .insert(transaction)
            .await
            .expect("a person");
        let tokens = sessions::open(&app.state, transaction, id, "test").await.expect("a session");
        // Tests advance the clock by years; that sessions end is tested with sessions that were signed in.
        let row = people::queries::find_session(transaction, tokens.session_id).await.expect("a query");
        let mut row = row.expect("a session").into_active_model();
        row.expires_at = Set(app.now() + chrono::Duration::days(36_500));
        row.update(transaction).await.expect("a longer session");
        let identity = Identity::Session(Arc::clone(&app.state), id, tokens.session_id);
        Self { identity, person_id: Some(id), ..self.clone() }
    }

    /// A request to `path`: `/api/v1` is put before it unless it names the site's root with `//`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = match path.strip_prefix('/') {
            Some(root) if root.starts_with('/') => format!("{}{root}", self.address),
            _ => format!("{}/api/v1{path}", self.address),
        };
        let request = self.client.request(method, url);
        match &self.identity {
            Identity::Nobody => request,
            Identity::Token(token) => request.bearer_auth(token),
            Identity::Session(state, person, session) => {
                request.bearer_auth(sessions::access_token(state, *person, *session).expect("an access token"))
            }
        }
    }

    /// The same caller at another server of the same installation.
    pub fn at(&self, address: &str) -> Self {
        Self { address: address.to_owned(), ..self.clone() }
    }

    /// The same caller with another access token.
    pub fn with_token(&self, token: &str) -> Self {
        Self { identity: Identity::Token(token.to_owned()), ..self.clone() }
    }

    /// Any method, with an empty JSON object where it writes.
    pub async fn request_as(&self, method: &str, path: &str) -> Answer {
        let method: Method = method.parse().expect("a method");
        let request = self.request(method.clone(), path);
        Answer::of(if method == Method::GET { request } else { request.json(&serde_json::json!({})) }).await
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// POST of JSON.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(&body)).await
    }

    /// POST of JSON with an idempotency key.
    pub async fn post_keyed(&self, path: &str, key: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).header("idempotency-key", key).json(&body)).await
    }

    /// PUT of JSON.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::PUT, path).json(&body)).await
    }

    /// POST as a browser's form without JavaScript does it.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, path);
        Answer::of(request.header("accept", "text/html").header("sec-fetch-site", "same-origin").form(fields)).await
    }

    /// Uploads a small photo and answers its id.
    pub async fn upload_photo(&self) -> String {
        let part = reqwest::multipart::Part::bytes(SMALL_PNG.to_vec()).file_name("photo.png");
        let form = reqwest::multipart::Form::new().part("photos[]", part);
        let answer = Answer::of(self.request(Method::POST, "/photos").multipart(form)).await.created();
        answer["photos"][0].as_str().expect("a photo's id").to_owned()
    }
}

/// A PNG of one red pixel.
pub const SMALL_PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, b'I', b'D', b'A', b'T', 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0,
    0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];
