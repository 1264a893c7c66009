//! Everything that is neither API nor page: browser files, service worker, photos, health, preferences.

use std::collections::HashMap;
use std::path::Path;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::{Next, from_fn};
use actix_web::{Error, HttpRequest, HttpResponse, Route, web};
use anyhow::Context;
use bytes::Bytes;
use linyi_shared::lang::Lang;
use linyi_shared::problem::Code;
use serde::Deserialize;

use super::caller::Caller;
use super::endpoint::Access;
use super::form::is_local;
use super::{fault, guard, problems};
use crate::error::{Failure, Result};
use crate::features::{inbox, media};
use crate::state::State;

/// The files of a built site, by their paths in it.
pub type Files = HashMap<String, Bytes>;

/// The browser files of one build, in memory.
#[derive(Debug, Default)]
pub struct Site {
    /// The content-hashed directory: `/pkg/<hash>`; empty when no browser build exists.
    pub base: String,
    files: Files,
    worker: String,
}

#[derive(Deserialize)]
struct Manifest {
    base: String,
}

impl Site {
    /// Reads the site of `folder`, or takes the embedded one.
    pub fn load(folder: Option<&Path>, embedded: Files) -> anyhow::Result<Self> {
        let files = folder.map_or(Ok(embedded), read_folder)?;
        let Some(manifest) = files.get("manifest.json") else {
            tracing::warn!("no browser site is embedded: pages work, without scripts and styles");
            return Ok(Self::default());
        };
        let manifest: Manifest = serde_json::from_slice(manifest).context("manifest.json of the browser site")?;
        let worker = service_worker(&manifest.base, &files)?;
        Ok(Self { base: manifest.base, files, worker })
    }
}

fn read_folder(folder: &Path) -> anyhow::Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                files.insert(name, Bytes::from(std::fs::read(&path)?));
            }
        }
    }
    Ok(files)
}

/// The service worker with the list of files to keep and the version they belong to.
fn service_worker(base: &str, files: &Files) -> anyhow::Result<String> {
    let Some(template) = files.get("sw.js") else { return Ok(String::new()) };
    let folder = format!("{}/", base.trim_start_matches('/'));
    let mut kept: Vec<String> = files
        .keys()
        .filter(|name| name.starts_with(&folder) && !name.ends_with(".br") && !name.ends_with(".gz"))
        // The desk's module is for offices with a network, not for phones.
        .filter(|name| !name.contains("/desk"))
        .map(|name| format!("/{name}"))
        .collect();
    kept.sort();
    kept.push("/shell".to_owned());
    let template = String::from_utf8(template.to_vec()).context("sw.js")?;
    let version = base.rsplit('/').next().unwrap_or_default();
    Ok(template.replace("__PRECACHE__", &serde_json::to_string(&kept)?).replace("__VERSION__", version))
}

/// Registers what this file serves.
pub fn register(config: &mut web::ServiceConfig) {
    serve(config, "/healthz", web::get().to(find_health));
    serve(config, "/api/docs", web::get().to(super::docs::find_docs));
    serve(config, "/pkg/{path:.*}", web::get().to(find_file));
    serve(config, "/sw.js", web::get().to(find_worker));
    serve(config, "/favicon.ico", web::get().to(find_icon));
    let preferences = web::post().to(save_preferences);
    serve(
        config,
        "/preferences",
        preferences.wrap(from_fn(|request, next| guard::admit(Access::Public, request, next))),
    );
    serve(config, "/media/{id}/{size}", web::get().to(media::serve::find_photo));
}

/// Serves one method of a path; refusals, other methods among them, are told as problems.
fn serve(config: &mut web::ServiceConfig, path: &str, route: Route) {
    let resource = web::resource(path).route(route).default_service(web::to(problems::method_not_allowed));
    config.service(resource.wrap(from_fn(problems::translate)));
}

/// Answers whether the database answers.
async fn find_health(state: web::Data<State>) -> Result<HttpResponse> {
    use sea_orm::ConnectionTrait;
    state.database.reader().execute_unprepared("SELECT 1").await?;
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(serde_json::json!({"status": "ok"})))
}

async fn find_file(request: HttpRequest, site: web::Data<Site>) -> Result<HttpResponse> {
    let name = request.path().trim_start_matches('/');
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepts =
        |coding: &str| accepted.is_some_and(|list| list.split(',').any(|item| item.trim().starts_with(coding)));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"))
        .content_type(media_type(name));
    for (coding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(coding)
            && let Some(body) = site.files.get(&format!("{name}{suffix}"))
        {
            return Ok(response.insert_header((header::CONTENT_ENCODING, coding)).body(body.clone()));
        }
    }
    match site.files.get(name) {
        Some(body) => Ok(response.body(body.clone())),
        None => Err(Code::NotFound.into()),
    }
}

async fn find_worker(site: web::Data<Site>) -> Result<HttpResponse> {
    if site.worker.is_empty() {
        return Err(Code::NotFound.into());
    }
    Ok(HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(site.worker.clone()))
}

async fn find_icon(site: web::Data<Site>) -> Result<HttpResponse> {
    let name = format!("{}/icons/icon.svg", site.base.trim_start_matches('/'));
    let icon = site.files.get(&name).ok_or(Code::NotFound)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(icon.clone()))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Language and elder mode, from the form in the header; what is absent stays as it is.
#[derive(Debug, Deserialize)]
struct SavePreferences {
    lang: Option<Lang>,
    elder: Option<String>,
    back: Option<String>,
}

async fn save_preferences(
    state: web::Data<State>,
    caller: Caller,
    web::Form(input): web::Form<SavePreferences>,
) -> Result<HttpResponse> {
    let cookies = state.cookies();
    let back = input.back.filter(|path| is_local(path)).unwrap_or_else(|| "/".to_owned());
    let mut response = HttpResponse::SeeOther();
    response.insert_header((header::LOCATION, back));
    if let Some(lang) = input.lang {
        inbox::subscribe::speak(&state, &caller, lang).await?;
        response.cookie(cookies.preference("lang", lang.tag().to_owned()));
    }
    if let Some(elder) = input.elder {
        response.cookie(cookies.preference("elder", if elder == "1" { "1" } else { "0" }.to_owned()));
    }
    Ok(response.finish())
}

/// Adds the headers every response carries.
pub async fn harden(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Ok(response)
}

/// Tells a wrong id in a path as a problem.
pub fn path_config() -> web::PathConfig {
    web::PathConfig::default().error_handler(|_, _| Failure::from(Code::NotFound).into())
}

/// Tells a wrong query as a problem.
pub fn query_config() -> web::QueryConfig {
    web::QueryConfig::default().error_handler(|error, _| Failure::from(fault::query_refusal(&error.to_string())).into())
}
