//! Refusals on their way out: in the caller's language, with the request's id.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse};
use linyi_shared::problem::{Code, Problem};

use super::caller::Caller;
use crate::error::problem_response;

/// Puts every problem of the API into the caller's language and names the request in it.
pub async fn translate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let caller = request.extensions().get::<Caller>().cloned();
    let response = next.call(request).await?.map_into_boxed_body();
    let problem = response.response().extensions().get::<Problem>().cloned();
    let problem = match problem {
        Some(problem) => problem,
        None if response.status().is_client_error() || response.status().is_server_error() => {
            of_status(response.status().as_u16())
        }
        None => return Ok(response),
    };
    let mut told = tell(problem, caller.as_ref());
    for cookie in response.response().cookies() {
        told.add_cookie(&cookie).map_err(actix_web::error::ErrorInternalServerError)?;
    }
    for name in ["retry-after", "allow"] {
        if let Some(value) = response.headers().get(name) {
            told.headers_mut().insert(actix_web::http::header::HeaderName::from_static(name), value.clone());
        }
    }
    Ok(ServiceResponse::new(response.request().clone(), told))
}

/// The answer that tells a problem: in the caller's language, with the request's id.
pub fn tell(problem: Problem, caller: Option<&Caller>) -> HttpResponse {
    problem_response(match caller {
        Some(caller) => Problem { instance: Some(caller.request_id.to_string()), ..problem.in_language(caller.lang) },
        None => problem,
    })
}

/// The problem of a refusal made by actix itself, such as a payload that is too large.
fn of_status(status: u16) -> Problem {
    Problem::new(match status {
        400 => Code::MalformedBody,
        401 => Code::SignInRequired,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        413 => Code::TooLarge,
        415 => Code::UnsupportedMediaType,
        503 => Code::Unavailable,
        500.. => Code::Internal,
        _ => Code::InvalidQuery,
    })
}

/// Answers 405.
pub async fn method_not_allowed() -> HttpResponse {
    problem_response(Code::MethodNotAllowed.into())
}

/// Answers 404.
pub async fn not_found() -> HttpResponse {
    problem_response(Code::NotFound.into())
}
