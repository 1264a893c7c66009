//! Forms without JavaScript: POST, then 303 to a page (success), or back to the form with what was entered (refusal).

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, web};
use linyi_shared::problem::Problem;
use linyi_web::context::Submission;

use super::{multipart, submissions};
use crate::error::Result;
use crate::state::State;

/// A form's fields, left in the request by [`super::input::Input`].
#[derive(Clone, Debug)]
pub struct FormPost(pub Posted);

/// What a form said.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// Where to go on success: a local path, `{id}` stands for the `id` of the answer.
    pub return_to: Option<String>,
    /// The page to show again on refusal: a local path.
    pub page: Option<String>,
    /// The fields but those that steer.
    pub fields: Vec<(String, String)>,
}

impl Posted {
    /// What these pairs say; a file is never kept for being shown again.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let steer = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let is_kept = |name: &str| !name.starts_with('_') && name != multipart::ROSTER;
        Self {
            return_to: steer("_return"),
            page: steer("_page"),
            fields: pairs.iter().filter(|(name, _)| is_kept(name)).cloned().collect(),
        }
    }
}

/// Turns the answer to a browser's plain form post into a page to go to.
pub async fn answer_browsers(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let wants_page = header_text(&request, header::ACCEPT).is_some_and(|accept| accept.contains("text/html"));
    let is_form = header_text(&request, header::CONTENT_TYPE).is_some_and(|kind| {
        kind.starts_with("application/x-www-form-urlencoded") || kind.starts_with("multipart/form-data")
    });
    let action = request.path().to_owned();
    let referer = header_text(&request, header::REFERER).and_then(|url| local_part(&url));
    let state = request.app_data::<web::Data<State>>().cloned();
    let response = next.call(request).await?;
    let (true, true, Some(state)) = (wants_page, is_form, state) else { return Ok(response) };
    // Some answers are shown once and cannot be fetched again: they come as a page of their own.
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let answers_itself = response.status().is_success() && kind.is_some_and(|kind| kind.starts_with("text/html"));
    if answers_itself {
        return Ok(response);
    }
    let posted = response.request().extensions().get::<FormPost>().cloned().map(|form| form.0).unwrap_or_default();
    let problem = response.response().extensions().get::<Problem>().cloned();
    let (request, response) = response.into_parts();
    let cookies: Vec<_> = response.cookies().map(|cookie| cookie.into_owned()).collect();
    let location = match problem {
        None => {
            let target = posted.return_to.filter(|path| is_local(path)).or(referer).unwrap_or_else(|| "/".to_owned());
            let id = answered_id(response.into_body());
            target.replace("{id}", &id.unwrap_or_default())
        }
        Some(problem) => {
            let page = posted.page.filter(|path| is_local(path)).or(referer).unwrap_or_else(|| "/".to_owned());
            let kept = submissions::keep(&state, Submission { action, problem, fields: posted.fields }).await?;
            let separator = if page.contains('?') { '&' } else { '?' };
            format!("{page}{separator}submission={kept}")
        }
    };
    let mut redirect = HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish();
    for cookie in &cookies {
        redirect.add_cookie(cookie)?;
    }
    Ok(ServiceResponse::new(request, redirect))
}

fn header_text(request: &ServiceRequest, name: header::HeaderName) -> Option<String> {
    request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// Whether `path` stays on this site: one leading slash, no scheme, no authority, no backslash.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.contains(char::is_control)
}

/// Path and query of a URL, without an earlier `submission`.
fn local_part(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.find('/').map_or("/", |slash| &rest[slash..]);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let query: Vec<_> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("submission=")).collect();
    let path = if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) };
    is_local(&path).then_some(path)
}

fn answered_id(body: BoxBody) -> Option<String> {
    let bytes = body.try_into_bytes().ok()?;
    let json: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    json.get("id")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_gone_to() {
        assert!(is_local("/decisions/1?done=2"));
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "decisions", "/a\nb"] {
            assert!(!is_local(foreign), "{foreign:?}");
        }
        assert_eq!(local_part("https://linyi.test/a?b=1&submission=x"), Some("/a?b=1".into()));
    }
}
