//! Refused forms, kept for the way back to their page and sealed: the key stands in the address the browser is sent
//! to and nowhere else, so that the database tells nobody how somebody was about to vote.

use aes_gcm::aead::{Aead, KeyInit, Nonce, Payload};
use aes_gcm::{Aes256Gcm, Error};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use linyi_web::context::Submission;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entities::submission;
use crate::error::Result;
use crate::keys;
use crate::state::State;

/// How long a refused form is kept for being shown again, in minutes.
const KEPT_MINUTES: i64 = 30;

/// Keeps a refused form; answers what finds and opens it: `<id>.<key>`.
pub async fn keep(state: &State, submission: Submission) -> Result<String> {
    // A password is never kept, not even for the way back to its form.
    let fields = submission.fields.into_iter().filter(|(name, _)| !name.contains("password")).collect();
    let text = serde_json::to_vec(&Submission { fields, ..submission }).map_err(anyhow::Error::from)?;
    let (id, key) = (Uuid::new_v4(), keys::random()?);
    let sealed = seal(id, &key, &text)?;
    let row = submission::ActiveModel {
        id: Set(id),
        payload: Set(sealed.into()),
        expires_at: Set(state.now() + Duration::minutes(KEPT_MINUTES)),
    };
    let transaction = state.database.begin().await?;
    row.insert(&transaction).await?;
    transaction.commit().await?;
    if let Err(error) = forget_expired(state).await {
        // The form is kept all the same; the next one tries again.
        tracing::warn!(%error, "expired submissions were not deleted");
    }
    Ok(format!("{id}.{key}"))
}

/// Finds a kept form by what [`keep`] answered; nothing without the right key, or after its time.
pub async fn find(state: &State, reference: &str) -> Result<Option<Submission>> {
    let Some((id, key)) = reference.split_once('.') else { return Ok(None) };
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let row = submission::Entity::find_by_id(id).one(state.database.reader()).await?;
    let row = row.filter(|row| row.expires_at > state.now());
    let text = row.and_then(|row| open(id, key, row.payload.as_str()?));
    text.map(|text| serde_json::from_slice(&text).map_err(|error| anyhow::Error::from(error).into())).transpose()
}

async fn forget_expired(state: &State) -> Result<()> {
    let transaction = state.database.begin().await?;
    submission::Entity::delete_many().filter(submission::Column::ExpiresAt.lte(state.now())).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

fn seal(id: Uuid, key: &str, text: &[u8]) -> anyhow::Result<String> {
    let bytes = URL_SAFE_NO_PAD.decode(key)?;
    let payload = Payload { msg: text, aad: id.as_bytes() };
    let sealed = Aes256Gcm::new_from_slice(&bytes).map_err(anyhow::Error::from)?.encrypt(&nonce(), payload);
    let sealed = sealed.map_err(|Error| anyhow::anyhow!("a submission was not sealed"))?;
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

fn open(id: Uuid, key: &str, sealed: &str) -> Option<Vec<u8>> {
    let cipher = Aes256Gcm::new_from_slice(&URL_SAFE_NO_PAD.decode(key).ok()?).ok()?;
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    cipher.decrypt(&nonce(), Payload { msg: &sealed, aad: id.as_bytes() }).ok()
}

/// A nonce must differ between the messages of one key, and a key seals one submission.
fn nonce() -> Nonce<Aes256Gcm> {
    Nonce::<Aes256Gcm>::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_key_and_under_its_id_only() {
        let (id, key) = (Uuid::new_v4(), keys::random().expect("a key"));
        let sealed = seal(id, &key, b"agree").expect("sealed");
        assert_eq!(open(id, &key, &sealed).as_deref(), Some(&b"agree"[..]));
        assert_eq!(open(id, &keys::random().expect("a key"), &sealed), None);
        assert_eq!(open(Uuid::new_v4(), &key, &sealed), None);
        assert_eq!(open(id, "short", &sealed), None);
    }
}
