//! Staff change their own password; their other devices are signed out.

use actix_web::{HttpResponse, web};
use linyi_shared::people::api::ChangePassword;
use linyi_shared::problem::{Code, Problem};
use serde_json::json;

use super::{passwords, queries, staff_accounts};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Changes the caller's password; the old one is asked for, so that an open screen is not enough.
#[utoipa::path(post, path = "/me/password", tag = "people", request_body = ChangePassword, responses((status = 204)))]
pub async fn change_password(
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<ChangePassword>,
) -> Result<HttpResponse> {
    state.limits.count_try(caller.address)?;
    let principal = caller.principal()?;
    let account = queries::find_account_of(state.database.reader(), principal.person_id).await?;
    let account = account.ok_or(Code::Forbidden)?;
    if !passwords::is_right(input.password.to_string(), Some(account.password_hash)).await? {
        let detail = Code::WrongCredentials.sentence(caller.lang);
        return Err(Problem::new(Code::InvalidInput).with_field("/password", detail).into());
    }
    staff_accounts::check_password(&input.new_password, &account.login, &caller)?;
    let password_hash = passwords::hash(input.new_password.to_string()).await?;
    state
        .write_secret(&caller, async |tx| {
            staff_accounts::store_password(tx, &account.login, password_hash.clone()).await?;
            queries::revoke_sessions(&**tx, principal.person_id, Some(principal.session_id), tx.now).await?;
            tx.change_principal(principal.person_id).await?;
            tx.audit("people.change_password", "person", principal.person_id, None, &json!({})).await
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
