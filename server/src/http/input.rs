//! Bodies: the same type from JSON, from a form and from a form with files.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use bytes::{Bytes, BytesMut};
use futures::TryStreamExt;
use linyi_shared::problem::Code;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::caller::Caller;
use super::fault;
use super::form::{FormPost, Posted};
use super::identify::{bounded_key, hex};
use super::multipart;
use crate::error::{Failure, Result};

/// Bytes the texts of a body may have, where its type does not say otherwise.
const TEXT_LIMIT: usize = 1024 * 1024;

/// A body parsed into `T`, its texts at most `LIMIT` bytes; what cannot be parsed is refused with the place of the fault.
#[derive(Debug)]
pub struct Input<T, const LIMIT: usize = TEXT_LIMIT>(pub T);

impl<T: DeserializeOwned + 'static, const LIMIT: usize> FromRequest for Input<T, LIMIT> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move { read(&request, payload, LIMIT).await.map(Self) })
    }
}

async fn read<T: DeserializeOwned>(request: &HttpRequest, payload: Payload, limit: usize) -> Result<T> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => {
            let body = collect(payload, limit).await?;
            note_content(request, &body);
            of_json(&body)
        }
        "application/x-www-form-urlencoded" => {
            let body = collect(payload, limit).await?;
            let pairs = form_urlencoded::parse(&body).into_owned().collect();
            of_form(request, pairs)
        }
        "multipart/form-data" => {
            let pairs = multipart::read_pairs(request, payload, limit).await?;
            of_form(request, pairs)
        }
        // A write without content, such as signing out.
        "" => {
            let body = collect(payload, limit).await?;
            if !body.is_empty() {
                return Err(Code::UnsupportedMediaType.into());
            }
            note_content(request, b"{}");
            of_json(b"{}")
        }
        _ => Err(Code::UnsupportedMediaType.into()),
    }
}

async fn collect(mut payload: Payload, limit: usize) -> Result<Bytes> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.try_next().await.map_err(|_| Failure::from(Code::MalformedBody))? {
        if body.len() + chunk.len() > limit {
            return Err(Code::TooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// Parses JSON; a fault is told with its JSON pointer.
fn of_json<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let parsed = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let inner = error.inner();
        if inner.is_data() {
            Failure::from(fault::refusal(error.path(), &inner.to_string()))
        } else {
            Code::MalformedBody.into()
        }
    })?;
    deserializer.end().map_err(|_| Failure::from(Code::MalformedBody))?;
    Ok(parsed)
}

/// Parses form fields; those starting with `_` steer the answer and are kept aside, empty ones count as absent.
fn of_form<T: DeserializeOwned>(request: &HttpRequest, pairs: Vec<(String, String)>) -> Result<T> {
    request.extensions_mut().insert(FormPost(Posted::of(&pairs)));
    let (steering, fields): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| name.starts_with('_'));
    let steer = |name: &str| steering.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if let (Some(key), Some(caller)) =
        (steer("_key").filter(|key| !key.is_empty()), request.extensions().get::<Caller>())
    {
        let _ = caller.repeat.key.set(bounded_key(&key));
    }
    let filled = fields.iter().filter(|(_, value)| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(filled).finish();
    note_content(request, query.as_bytes());
    let config = serde_qs::Config::new(5, false);
    let deserializer = serde_qs::Deserializer::with_config(&config, query.as_bytes())
        .map_err(|_| Failure::from(Code::MalformedBody))?;
    serde_path_to_error::deserialize(deserializer)
        .map_err(|error| fault::refusal(error.path(), &error.inner().to_string()).into())
}

/// Notes what the write is about, so that a key cannot be used for other content; what was noted first stands.
pub fn note_content(request: &HttpRequest, body: &[u8]) {
    if let Some(caller) = request.extensions().get::<Caller>() {
        let mut hash = Sha256::new();
        hash.update(request.method().as_str());
        hash.update([0]);
        hash.update(request.path());
        hash.update([0]);
        hash.update(body);
        let _ = caller.repeat.content.set(hex(&hash.finalize()));
    }
}
