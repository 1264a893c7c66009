//! Staff sign in with a password.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::Duration;
use linyi_shared::id::PersonId;
use linyi_shared::people::api::{RenewSession, SignIn, Tokens};
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{passwords, queries, sessions};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Wrong passwords in a row before the account rests (R56).
const FAILURES: i32 = 5;
/// How long it rests, in minutes (R56).
const REST_MINUTES: i64 = 15;

/// Signs a staff member in; browsers get cookies, API clients use the tokens of the body.
#[utoipa::path(post, path = "/sessions", tag = "people", request_body = SignIn, responses((status = 201, body = Tokens)))]
pub async fn create_session(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<SignIn>,
) -> Result<HttpResponse> {
    state.limits.count_try(caller.address)?;
    let person = check_password(&state, &caller, &input).await?;
    let device = device(&request);
    let tokens = state
        .write_secret(&caller, async |tx| {
            tx.audit("people.sign_in", "person", person, None, &serde_json::json!({})).await?;
            sessions::open(&state, &**tx, person, &device).await
        })
        .await?;
    Ok(with_cookies(&state, tokens))
}

/// Renews a session; browsers send their cookie, API clients the refresh token.
#[utoipa::path(post, path = "/sessions/renewal", tag = "people", request_body = RenewSession, responses((status = 201, body = Tokens)))]
pub async fn renew_session(
    request: HttpRequest,
    state: web::Data<State>,
    Input(input): Input<RenewSession>,
) -> Result<HttpResponse> {
    let cookie = || request.cookie(state.cookies().refresh()).map(|cookie| cookie.value().to_owned());
    let token = input.refresh_token.or_else(cookie).ok_or(Code::SessionEnded)?;
    let tokens = sessions::renew(&state, &token).await?.ok_or(Code::SessionEnded)?;
    Ok(with_cookies(&state, tokens))
}

async fn check_password(state: &State, caller: &Caller, input: &SignIn) -> Result<PersonId> {
    let now = state.now();
    let account = queries::find_staff_account(state.database.reader(), &input.login).await?;
    if account.as_ref().and_then(|account| account.locked_until).is_some_and(|until| until > now) {
        return Err(Code::TooManyTries.into());
    }
    let hashed = account.as_ref().map(|account| account.password_hash.clone());
    let is_right = passwords::is_right(input.password.to_string(), hashed).await?;
    let Some(account) = account else { return Err(Code::WrongCredentials.into()) };
    let person = PersonId(account.person_id);
    if is_right && account.failures == 0 {
        return Ok(person);
    }
    let failures = if is_right { 0 } else { account.failures + 1 };
    state
        .write_secret(caller, async |tx| {
            let mut row = account.clone().into_active_model();
            row.failures = Set(failures % FAILURES);
            row.locked_until = Set((failures == FAILURES).then(|| now + Duration::minutes(REST_MINUTES)));
            row.update(&**tx).await?;
            if !is_right {
                tx.audit("people.wrong_password", "person", person, None, &serde_json::json!({"in_a_row": failures}))
                    .await?;
            }
            Ok(())
        })
        .await?;
    if is_right { Ok(person) } else { Err(Code::WrongCredentials.into()) }
}

/// What the browser calls itself.
pub fn device(request: &HttpRequest) -> String {
    let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    agent.unwrap_or_default().to_owned()
}

/// The answer that signs in: tokens in the body, and the same as HttpOnly cookies.
pub fn with_cookies(state: &State, tokens: Tokens) -> HttpResponse {
    let cookies = state.cookies();
    let mut response = HttpResponse::Created();
    response.cookie(cookies.secret(cookies.access(), tokens.access_token.clone()));
    if !tokens.refresh_token.is_empty() {
        response.cookie(cookies.secret(cookies.refresh(), tokens.refresh_token.clone()));
    }
    response.insert_header((header::CACHE_CONTROL, "no-store")).json(tokens)
}
