//! A resident binds to a home with the one-time code of a printed letter.

use actix_web::{HttpRequest, HttpResponse, web};
use linyi_shared::id::{PersonId, PlaceId};
use linyi_shared::people::api::{BindHome, Tokens};
use linyi_shared::people::relation::HomeRelation;
use linyi_shared::people::rules::canonical_letter_code;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

use super::sign_in::{device, with_cookies};
use super::{queries, sessions};
use crate::entities::{home_binding, letter_code, person};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Binds the home of a letter to the caller, or to a new person, and signs in.
#[utoipa::path(post, path = "/home-bindings", tag = "people", request_body = BindHome, responses((status = 201, body = Tokens)))]
pub async fn bind_home(
    request: HttpRequest,
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<BindHome>,
) -> Result<HttpResponse> {
    state.limits.count_try(request.peer_addr().map(|address| address.ip()))?;
    let code = canonical_letter_code(&input.code).ok_or(Code::WrongLetterCode)?;
    let code_hash = sessions::hash(&code);
    let device = device(&request);
    let tokens = state
        .write_secret(&caller, async |tx| {
            let letter = usable_letter(tx, &code_hash).await?;
            let person = match tx.caller.person_id() {
                Some(person) => person,
                None => create_person(tx, &input.name).await?,
            };
            bind(tx, person, letter, input.relation).await?;
            sessions::open(&state, &**tx, person, &device).await
        })
        .await?;
    Ok(with_cookies(&state, tokens))
}

async fn usable_letter(tx: &Write<'_>, code_hash: &str) -> Result<letter_code::Model> {
    let letter = queries::find_letter(&**tx, code_hash).await?;
    let letter = letter.filter(|letter| letter.revoked_at.is_none()).ok_or(Code::WrongLetterCode)?;
    if letter.used_at.is_some() {
        return Err(Code::LetterCodeUsed.into());
    }
    if letter.expires_at <= tx.now {
        return Err(Code::LetterCodeExpired.into());
    }
    Ok(letter)
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
    let details = serde_json::json!({"home_id": binding.home_id, "person_id": person, "relation": relation});
    tx.audit("people.bind_home", "home_binding", binding.id, Some(compound), &details).await
}
