//! Keys of the installation, made on first start and kept in the database, so that several servers share them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::database::Database;
use crate::entities::setting;

/// Keys of the installation.
pub struct Keys {
    /// Signs access tokens (HS256).
    pub token_secret: Vec<u8>,
    /// Salts address hashes.
    pub address_salt: Vec<u8>,
    /// Signs push messages (VAPID, RFC 8292): an uncompressed P-256 pair.
    pub push: PushKeys,
}

/// The VAPID key pair, base64url without padding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PushKeys {
    /// The private scalar, 32 bytes.
    pub private_key: String,
    /// The public point, uncompressed, 65 bytes: the browser's `applicationServerKey`.
    pub public_key: String,
}

/// The name under which a demonstration keeps how far its clock runs ahead.
const DEMO_CLOCK: &str = "demo_clock_ahead_seconds";

impl Keys {
    /// Reads the keys, making those that are missing.
    pub async fn find_or_create(database: &Database) -> anyhow::Result<Self> {
        let token_secret: String = find_or_create(database, "token_secret", random).await?;
        let address_salt: String = find_or_create(database, "address_salt", random).await?;
        let push = find_or_create(database, "push_keys", new_push_keys).await?;
        Ok(Self {
            token_secret: URL_SAFE_NO_PAD.decode(token_secret)?,
            address_salt: URL_SAFE_NO_PAD.decode(address_salt)?,
            push,
        })
    }

    /// How far a demonstration's clock runs ahead, in seconds.
    pub async fn demo_clock_ahead(&self, database: &Database) -> anyhow::Result<i64> {
        find_or_create(database, DEMO_CLOCK, || Ok(0)).await
    }

    /// Keeps how far a demonstration's clock runs ahead, in seconds.
    pub async fn set_demo_clock_ahead(&self, database: &Database, seconds: i64) -> anyhow::Result<()> {
        let transaction = database.begin().await?;
        setting::ActiveModel { name: Set(DEMO_CLOCK.to_owned()), value: Set(seconds.into()) }
            .update(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// 32 random bytes, base64url.
pub fn random() -> anyhow::Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(rand::rng().random::<[u8; 32]>()))
}

fn new_push_keys() -> anyhow::Result<PushKeys> {
    use p256::elliptic_curve::sec1::ToSec1Point;
    // Not every 32 bytes are a scalar of the curve; the next draw almost surely is.
    let secret = loop {
        let bytes = rand::rng().random::<[u8; 32]>();
        if let Ok(secret) = p256::SecretKey::from_slice(&bytes) {
            break secret;
        }
    };
    let point = secret.public_key().to_sec1_point(false);
    Ok(PushKeys {
        private_key: URL_SAFE_NO_PAD.encode(secret.to_bytes()),
        public_key: URL_SAFE_NO_PAD.encode(point.as_bytes()),
    })
}

async fn find_or_create<T: Serialize + DeserializeOwned>(
    database: &Database,
    name: &str,
    create: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let transaction = database.begin().await?;
    if let Some(row) = setting::Entity::find_by_id(name.to_owned()).one(&transaction).await? {
        return Ok(serde_json::from_value(row.value)?);
    }
    let value = create()?;
    setting::ActiveModel { name: Set(name.to_owned()), value: Set(serde_json::to_value(&value)?) }
        .insert(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(value)
}
