//! Identification of every request: language, request id, and the person behind a bearer token or the cookies.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use linyi_shared::lang::Lang;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::address;
use super::caller::{Caller, Principal, Repeat};
use crate::features::people::{principals, sessions};
use crate::state::State;

/// Marks a request whose person came by our cookies, so that writes must come from our own pages.
#[derive(Clone, Copy, Debug)]
pub struct CameByCookie;

/// Finds out who calls, renews a browser's access token where its refresh token allows, and goes on.
pub async fn identify(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let state = request
        .app_data::<web::Data<State>>()
        .cloned()
        .ok_or_else(|| crate::error::Failure::from(anyhow::anyhow!("the application has no state")))?;
    let mut renewed: Vec<Cookie<'static>> = Vec::new();
    let principal = if let Some(token) = bearer(&request) {
        principals::of_token(&state, &token).await?
    } else {
        let by_cookie = of_cookies(&state, &request, &mut renewed).await?;
        if by_cookie.is_some() {
            request.extensions_mut().insert(CameByCookie);
        }
        by_cookie
    };
    let address = address::of_request(&request, &state.options.trusted_proxies);
    let caller = Caller {
        principal,
        lang: language(&request),
        request_id: Uuid::now_v7(),
        address,
        address_hash: address.map(|address| state.address_hash(&address)),
        repeat: Arc::new(repeat(&request)),
    };
    request.extensions_mut().insert(caller);
    let mut response = next.call(request).await?;
    for cookie in &renewed {
        // A response that sets its own session cookies (signing in or out) has the last word.
        let own = response.response().cookies().any(|set| set.name() == cookie.name());
        if !own {
            response.response_mut().add_cookie(cookie).map_err(actix_web::error::ErrorInternalServerError)?;
        }
    }
    Ok(response)
}

async fn of_cookies(
    state: &State,
    request: &ServiceRequest,
    renewed: &mut Vec<Cookie<'static>>,
) -> crate::error::Result<Option<Arc<Principal>>> {
    let cookies = state.cookies();
    if let Some(access) = request.cookie(cookies.access())
        && let Some(principal) = principals::of_token(state, access.value()).await?
    {
        return Ok(Some(principal));
    }
    let Some(refresh) = request.cookie(cookies.refresh()) else { return Ok(None) };
    match sessions::renew(state, refresh.value()).await? {
        Some(tokens) => {
            let principal = principals::of_token(state, &tokens.access_token).await?;
            renewed.push(cookies.secret(cookies.access(), tokens.access_token));
            if !tokens.refresh_token.is_empty() {
                renewed.push(cookies.secret(cookies.refresh(), tokens.refresh_token));
            }
            Ok(principal)
        }
        None => {
            renewed.push(cookies.removal(cookies.access()));
            renewed.push(cookies.removal(cookies.refresh()));
            Ok(None)
        }
    }
}

fn bearer(request: &ServiceRequest) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::to_owned)
}

/// The language: the cookie a person chose, else the browser's, else Chinese.
pub fn language(request: &ServiceRequest) -> Lang {
    let chosen = request.cookie("lang").and_then(|cookie| Lang::negotiate(cookie.value()));
    let accepted = || {
        let value = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Lang::negotiate(value)
    };
    chosen.or_else(accepted).unwrap_or_default()
}

fn repeat(request: &ServiceRequest) -> Repeat {
    let repeat = Repeat::default();
    if let Some(value) = request.headers().get("idempotency-key").and_then(|value| value.to_str().ok()) {
        let _ = repeat.key.set(bounded_key(value));
    }
    repeat
}

/// A key as it is kept: a long one as its hash, so that the column stays bounded.
pub fn bounded_key(value: &str) -> String {
    if value.len() <= 64 { value.to_owned() } else { hex(&Sha256::digest(value)) }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
