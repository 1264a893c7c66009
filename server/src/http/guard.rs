//! Admission: who may use a route, and writes only from our own pages.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, ResponseError, web};
use linyi_shared::problem::Code;

use super::caller::Caller;
use super::endpoint::Access;
use super::identify::CameByCookie;
use crate::error::{Failure, Result};
use crate::state::State;

/// Refuses callers whose kind the route is not for, and cross-site writes; then runs the handler.
pub async fn admit<B: MessageBody + 'static>(
    access: Access,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    match check(access, &request) {
        // A response rather than an error: errors pass by the middleware that puts refusals into words.
        Err(refused) => Ok(request.into_response(refused.error_response())),
        Ok(()) => {
            let policy = cache_policy(access, &request);
            let mut response = next.call(request).await?.map_into_boxed_body();
            if response.status().is_success() && !response.headers().contains_key(header::CACHE_CONTROL) {
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
            }
            Ok(response)
        }
    }
}

/// Who may keep an answer: anybody what everybody reads, the person's own browser the rest; always asking again.
///
/// A signed-in person's answer of a public route may name the person's homes, so it is private too.
fn cache_policy(access: Access, request: &ServiceRequest) -> &'static str {
    let extensions = request.extensions();
    let is_signed_in = extensions.get::<Caller>().is_none_or(|caller| caller.principal.is_some());
    match (access, is_signed_in, request.method().is_safe()) {
        (_, _, false) => "no-store",
        (Access::Public, false, true) => "public, no-cache",
        _ => "private, no-cache",
    }
}

fn check(access: Access, request: &ServiceRequest) -> Result<()> {
    let extensions = request.extensions();
    let caller = extensions.get::<Caller>().ok_or_else(|| anyhow::anyhow!("the request was not identified"))?;
    let state =
        request.app_data::<web::Data<State>>().ok_or_else(|| anyhow::anyhow!("the application has no state"))?;
    if !request.method().is_safe() {
        refuse_cross_site(request, state, extensions.contains::<CameByCookie>())?;
    }
    let has_home = || caller.principal.as_ref().is_some_and(|principal| !principal.homes.is_empty());
    let has_duty = |duty: linyi_shared::people::rules::Duty| {
        caller.principal.as_ref().is_some_and(|p| p.grants.iter().any(|grant| duty.roles().contains(&grant.role)))
    };
    let admitted = match access {
        Access::Public => return Ok(()),
        Access::Demo if state.options.demo => return Ok(()),
        Access::Demo => return Err(Code::NotFound.into()),
        Access::SignedIn => caller.principal.is_some(),
        Access::Resident => has_home(),
        Access::Duty(duty) => has_duty(duty),
        Access::ResidentOr(duty) => has_home() || has_duty(duty),
    };
    match (admitted, &caller.principal) {
        (true, _) => Ok(()),
        (false, None) => Err(Code::SignInRequired.into()),
        (false, Some(_)) => Err(Failure::from(Code::Forbidden)),
    }
}

/// Refuses a write that a browser sent on behalf of another site.
///
/// `Sec-Fetch-Site` is sent by every current browser; older ones send `Origin` with a POST.
/// A request with neither is no browser's, and is refused only when it came with our cookies.
pub fn refuse_cross_site(request: &ServiceRequest, state: &State, came_by_cookie: bool) -> Result<()> {
    let header = |name: header::HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header(header::HeaderName::from_static("sec-fetch-site")) {
        return if matches!(site, "same-origin" | "none") { Ok(()) } else { Err(Code::CrossSite.into()) };
    }
    if let Some(origin) = header(header::ORIGIN) {
        let host = header(header::HOST).unwrap_or_default();
        let own = origin.split_once("://").is_some_and(|(_, authority)| authority == host)
            || state.options.public_url.as_deref() == Some(origin);
        return if own { Ok(()) } else { Err(Code::CrossSite.into()) };
    }
    if came_by_cookie { Err(Code::CrossSite.into()) } else { Ok(()) }
}
