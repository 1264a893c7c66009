//! A resident binds to a home with the one-time code of a printed letter.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::Duration;
use linyi_shared::id::{PersonId, PlaceId};
use linyi_shared::people::api::{BindHome, Tokens};
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::people::rules::canonical_letter_code;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::sign_in::{device, with_cookies};
use super::{queries, sessions};
use crate::entities::{home_binding, idempotency_key, letter_code, person};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// How long a device whose answer was lost may send the same again, in minutes.
const REPEAT_MINUTES: i64 = 15;

/// Binds the home of a letter to the caller, or to a new person, and signs in.
///
/// The same device sending the same with the same key, because the answer was lost, is signed in again.
#[utoipa::path(post, path = "/home-bindings", tag = "people", request_body = BindHome, responses((status = 201, body = Tokens)))]
pub async fn bind_home(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<BindHome>,
) -> Result<HttpResponse> {
    state.limits.count_try(caller.address)?;
    let code = canonical_letter_code(&input.code).ok_or(Code::WrongLetterCode)?;
    let code_hash = sessions::hash(&code);
    let device = device(&request);
    let tokens = state
        .write_secret(&caller, async |tx| {
            let letter = queries::find_letter(&**tx, &code_hash).await?.ok_or(Code::WrongLetterCode)?;
            if let Some(person) = bound_before(tx, &letter, &device).await? {
                return sessions::open(&state, &**tx, person, &device).await;
            }
            check_usable(tx, &letter)?;
            let person = match tx.caller.person_id() {
                Some(person) => person,
                None => create_person(tx, &input.name).await?,
            };
            remember(tx, &letter, &device).await?;
            bind(tx, person, letter, input.relation).await?;
            sessions::open(&state, &**tx, person, &device).await
        })
        .await?;
    Ok(with_cookies(&state, tokens))
}

/// Whom this device bound by this letter a moment ago, with the same key and the same content.
async fn bound_before(tx: &Write<'_>, letter: &letter_code::Model, device: &str) -> Result<Option<PersonId>> {
    let (Some(key), Some(person), Some(used_at)) = (repeat_key(tx, device), letter.used_by, letter.used_at) else {
        return Ok(None);
    };
    if used_at + Duration::minutes(REPEAT_MINUTES) <= tx.now {
        return Ok(None);
    }
    let before = queries::find_key(&**tx, PersonId(Uuid::nil()), &key).await?;
    let is_same = before.is_some_and(|before| {
        Some(&before.request_hash) == tx.caller.repeat.content.get()
            && before.response == serde_json::json!({"letter_id": letter.id})
    });
    let is_caller = tx.caller.person_id().is_none_or(|caller| caller.0 == person);
    let is_bound =
        queries::list_bindings(&**tx, PersonId(person)).await?.iter().any(|row| row.home_id == letter.home_id);
    Ok((is_same && is_caller && is_bound).then_some(PersonId(person)))
}

/// Remembers which letter a key was used for; tokens are stored nowhere.
async fn remember(tx: &Write<'_>, letter: &letter_code::Model, device: &str) -> Result<()> {
    let Some(key) = repeat_key(tx, device) else { return Ok(()) };
    let row = idempotency_key::ActiveModel {
        person_id: Set(Uuid::nil()),
        key: Set(key),
        request_hash: Set(tx.caller.repeat.content.get().cloned().unwrap_or_default()),
        response: Set(serde_json::json!({"letter_id": letter.id})),
        created_at: Set(tx.now),
    };
    queries::put_key(&**tx, row).await?;
    Ok(())
}

/// The key of this write as it is kept: hashed, since with the code it signs in, and good for this device alone.
fn repeat_key(tx: &Write<'_>, device: &str) -> Option<String> {
    tx.caller.repeat.key.get().map(|key| sessions::hash(&format!("{key}\0{device}")))
}

fn check_usable(tx: &Write<'_>, letter: &letter_code::Model) -> Result<()> {
    let refusal = match letter {
        letter if letter.revoked_at.is_some() => Code::WrongLetterCode,
        letter if letter.used_at.is_some() => Code::LetterCodeUsed,
        letter if letter.expires_at <= tx.now => Code::LetterCodeExpired,
        _ => return Ok(()),
    };
    Err(refusal.into())
}

/// Makes a person.
pub async fn create_person(tx: &Write<'_>, name: &str) -> Result<PersonId> {
    let id = Uuid::now_v7();
    person::ActiveModel { id: Set(id), name: Set(name.to_owned()), created_at: Set(tx.now) }.insert(&**tx).await?;
    Ok(PersonId(id))
}

async fn bind(tx: &Write<'_>, person: PersonId, letter: letter_code::Model, relation: HomeRelation) -> Result<()> {
    let compound = PlaceId(letter.compound_id);
    let binding = home_binding::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(letter.compound_id),
        home_id: Set(letter.home_id),
        person_id: Set(person.0),
        basis: Set("letter".to_owned()),
        relation: Set(relation.as_str().to_owned()),
        since: Set(tx.now),
        until: Set(None),
    }
    .insert(&**tx)
    .await?;
    let mut letter = letter.into_active_model();
    letter.used_at = Set(Some(tx.now));
    letter.used_by = Set(Some(person.0));
    letter.update(&**tx).await?;
    tx.change_principal(person).await?;
    let details = serde_json::json!({"home_id": binding.home_id, "person_id": person, "relation": relation});
    tx.audit("people.bind_home", "home_binding", binding.id, Some(compound), &details).await
}
