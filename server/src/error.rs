//! Failures inside the server.
//!
//! Features return [`Failure`]: a refusal the caller is told, or a fault of ours that is logged once, here, and told only as a code.

use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, ResponseError};
use linyi_shared::problem::{Code, Problem};
use sea_orm::{DbErr, SqlErr};

/// Why a feature did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A refusal with its stable code.
    #[error("refused: {}", .0.code.as_str())]
    Refused(Box<Problem>),
    /// A fault of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// What features return.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// The refusal to tell; a fault is logged and told as [`Code::Internal`].
    pub fn into_problem(self) -> Problem {
        match self {
            Self::Refused(problem) => *problem,
            Self::Fault(fault) => {
                tracing::error!(error = format!("{fault:#}"), "a request failed");
                Problem::new(Code::Internal)
            }
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Problem::new(code).into()
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        match (&error, error.sql_err()) {
            (_, Some(SqlErr::UniqueConstraintViolation(_))) => Code::Conflict.into(),
            (DbErr::ConnectionAcquire(_), _) => Code::Unavailable.into(),
            _ => Self::Fault(error.into()),
        }
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        let status = match self {
            Self::Refused(problem) => problem.status,
            Self::Fault(_) => Code::Internal.status(),
        };
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let problem = match self {
            Self::Refused(problem) => (**problem).clone(),
            Self::Fault(fault) => {
                tracing::error!(error = format!("{fault:#}"), "a request failed");
                Problem::new(Code::Internal)
            }
        };
        problem_response(problem)
    }
}

/// A response that carries `problem` beside its body, so that the edge can put it into the caller's language.
pub fn problem_response(problem: Problem) -> HttpResponse {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status)
        .insert_header(ContentType(PROBLEM_JSON.parse().unwrap_or(actix_web::mime::APPLICATION_JSON)))
        .body(serde_json::to_vec(&problem).unwrap_or_default());
    response.extensions_mut().insert(problem);
    response
}

/// The media type of a problem (RFC 9457).
pub const PROBLEM_JSON: &str = "application/problem+json";
