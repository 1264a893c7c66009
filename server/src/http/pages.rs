//! The pages: rendered here by the web app, with the caller's identity and preferences.

use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::{Next, from_fn};
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};
use leptos::prelude::*;
use linyi_shared::id::DecisionId;
use linyi_shared::people::api::Letters;
use linyi_shared::problem::Code;
use linyi_web::api::SharedApi;
use linyi_web::app::Bundle;
use linyi_web::context::{Assets, FormKeys, Preferences, SetStatus, Submission};
use linyi_web::shell;
use uuid::Uuid;

use super::caller::Caller;
use super::local::LocalApi;
use super::site::Site;
use super::{problems, submissions};
use crate::features::decisions;
use crate::state::State;

/// Registers the pages: every path that is nothing else is one, found or not.
pub fn register(config: &mut web::ServiceConfig) {
    config.route("/shell", web::get().to(find_shell));
    config.route("/decisions/{decision_id}/lift", web::get().to(find_lift)).default_service(
        leptos_actix::render_app_async_with_context(provide, shell::page, leptos_router::Method::Get)
            .wrap(from_fn(prepare)),
    );
}

/// Finds what a page needs before it is drawn: the refused form it shows again. Hides the demonstration elsewhere.
///
/// Whoever does not ask for a page is told as a problem that there is none, or that a page takes no writes.
async fn prepare(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let accepted = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let wants_page = accepted.is_some_and(|accepted| accepted.contains("text/html"));
    let is_safe = request.method().is_safe();
    let caller = request.extensions().get::<Caller>().cloned();
    let mut shows_submission = false;
    let state = request.app_data::<web::Data<State>>().cloned();
    if let Some(state) = state {
        let is_demo = Bundle::of_path(request.path()) == Bundle::Desk && request.path().starts_with("/demo");
        if is_demo && !state.options.demo {
            request.head_mut().uri = actix_web::http::Uri::from_static("/not-found");
            request.match_info_mut().get_mut().update(&actix_web::http::Uri::from_static("/not-found"));
        }
        if let Some(reference) = submission_reference(request.query_string())
            && let Some(found) = submissions::find(&state, reference).await?
        {
            request.extensions_mut().insert(found);
            shows_submission = true;
        }
    }
    let is_signed_in = caller.as_ref().is_some_and(|caller| caller.principal.is_some());
    let mut response = next.call(request).await?.map_into_boxed_body();
    let refusal = match response.status() {
        StatusCode::NOT_FOUND => Some(Code::NotFound),
        status if status.is_success() && !is_safe => Some(Code::MethodNotAllowed),
        _ => None,
    };
    if let Some(code) = refusal.filter(|_| !wants_page) {
        let request = response.request().clone();
        return Ok(ServiceResponse::new(request, problems::tell(code.into(), caller.as_ref())));
    }
    // What somebody entered is not left behind on a shared computer.
    let cache = if is_signed_in || shows_submission { "private, no-store" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    Ok(response)
}

fn submission_reference(query: &str) -> Option<&str> {
    query.split('&').find_map(|pair| pair.strip_prefix("submission="))
}

/// Gives the pages their contexts, from the request that leptos holds.
fn provide() {
    let Some(request) = use_context::<leptos_actix::Request>() else { return };
    let (Some(state), Some(caller)) =
        (request.app_data::<web::Data<State>>().cloned(), request.extensions().get::<Caller>().cloned())
    else {
        return;
    };
    provide_context(preferences(&request, &caller));
    provide_context(assets(&request));
    provide_context(FormKeys(Arc::new(|| Uuid::new_v4().to_string())));
    if let Some(submission) = request.extensions().get::<Submission>().cloned() {
        provide_context(submission);
    }
    let api: SharedApi = Arc::new(LocalApi::new(state.into_inner(), caller));
    provide_context(api);
    if let Some(options) = use_context::<leptos_actix::ResponseOptions>() {
        options.insert_header(HeaderName::from_static("content-security-policy"), policy());
        provide_context(SetStatus(Arc::new(move |status| {
            if let Ok(status) = StatusCode::from_u16(status) {
                options.set_status(status);
            }
        })));
    }
}

fn preferences(request: &HttpRequest, caller: &Caller) -> Preferences {
    let elder = request.cookie("elder").is_some_and(|cookie| cookie.value() == "1");
    Preferences { lang: caller.lang, elder }
}

fn assets(request: &HttpRequest) -> Assets {
    let site = request.app_data::<web::Data<Site>>();
    Assets { base: site.map(|site| site.base.clone()).unwrap_or_default() }
}

/// What a page may load: ourselves alone, scripts of ours and the one that carries the page's data.
fn policy() -> HeaderValue {
    let nonce = leptos::nonce::use_nonce().map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    let policy = format!(
        "default-src 'self'; script-src 'self'{nonce} 'wasm-unsafe-eval'; img-src 'self' data: blob:; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'self'"))
}

/// Letters as a page to print, for a browser without JavaScript; kept nowhere, because it shows the codes.
pub fn print_letters(request: &HttpRequest, caller: &Caller, letters: Letters) -> HttpResponse {
    let html = Owner::new().with(|| {
        provide_context(preferences(request, caller));
        provide_context(assets(request));
        shell::letters_document(letters).to_html()
    });
    HttpResponse::Created()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'self'; object-src 'none'; base-uri 'none'"))
        .body(html)
}

/// Who pays what for a lift, as a plain document: it is read, printed and needs no script.
async fn find_lift(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
) -> HttpResponse {
    let page = match decisions::lift_views::lift_page(&state, &caller, path.into_inner()).await {
        Ok(page) => page,
        Err(failure) => return problems::tell(failure.into_problem(), Some(&caller)),
    };
    let html = Owner::new().with(|| {
        provide_context(preferences(&request, &caller));
        provide_context(assets(&request));
        shell::lift_document(page).to_html()
    });
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'self'; object-src 'none'; base-uri 'none'"))
        .body(html)
}

/// The document without an app, which the service worker keeps for reading offline.
async fn find_shell(request: HttpRequest, caller: Caller) -> HttpResponse {
    let html = Owner::new().with(|| {
        provide_context(preferences(&request, &caller));
        provide_context(assets(&request));
        shell::offline_shell(Bundle::Resident).to_html()
    });
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; object-src 'none'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ))
        .body(html)
}
