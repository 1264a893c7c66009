//! Answers of the API, and what a test expects of them.

use linyi_shared::problem::{Code, Problem};
use reqwest::RequestBuilder;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: String,
}

impl Answer {
    /// Sends a request.
    pub async fn of(request: RequestBuilder) -> Self {
        Self::whole(request).await.expect("an answer")
    }

    /// Sends a request to a server that may be gone before it has answered in full.
    pub async fn whole(request: RequestBuilder) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        Ok(Self { status, headers, body: response.text().await? })
    }

    /// Expects `status` and answers the JSON of the body (`null` when it is empty).
    #[track_caller]
    pub fn with_status(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        if self.body.is_empty() { Value::Null } else { serde_json::from_str(&self.body).expect("JSON") }
    }

    /// Expects 200.
    #[track_caller]
    pub fn ok(self) -> Value {
        self.with_status(200)
    }

    /// Expects 201.
    #[track_caller]
    pub fn created(self) -> Value {
        self.with_status(201)
    }

    /// Expects 200 or 201 or 204.
    #[track_caller]
    pub fn done(self) -> Value {
        assert!(matches!(self.status, 200 | 201 | 204), "{} {}", self.status, self.body);
        if self.body.is_empty() { Value::Null } else { serde_json::from_str(&self.body).expect("JSON") }
    }

    /// Expects 200 and parses the body.
    #[track_caller]
    pub fn parse<T: DeserializeOwned>(self) -> T {
        serde_json::from_value(self.ok()).expect("the type of the API")
    }

    /// Expects a refusal with `code`, as RFC 9457 says it.
    #[track_caller]
    pub fn refused(self, code: Code) -> Problem {
        let kind = self.headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert_eq!(kind, "application/problem+json", "{} {}", self.status, self.body);
        let problem: Problem = serde_json::from_str(&self.body).expect("a problem");
        assert_eq!(problem.code, code, "{}", self.body);
        assert_eq!(problem.status, self.status);
        assert_eq!(problem.status, code.status());
        problem
    }

    /// Expects a redirect to a page and answers its location.
    #[track_caller]
    pub fn sees_other(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.body);
        self.headers.get("location").and_then(|value| value.to_str().ok()).expect("a location")
    }
}
