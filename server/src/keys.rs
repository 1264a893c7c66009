//! Keys of the installation, made on first start and kept in the database, so that several servers share them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use linyi_shared::decisions::log::{Hash, Hex, LogKey, Promise, Signature, SignedPromise, SignedTreeHead, TreeHead};
use linyi_shared::id::DecisionId;
use linyi_shared::time::Instant;
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
    /// Signs the public logs of ballots: promises and tree heads (Ed25519).
    ballot_log: SigningKey,
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
        let ballot_log: Hex<32> = find_or_create(database, "ballot_log_key", || Ok(Hex(rand::rng().random()))).await?;
        Ok(Self {
            token_secret: URL_SAFE_NO_PAD.decode(token_secret)?,
            address_salt: URL_SAFE_NO_PAD.decode(address_salt)?,
            push,
            ballot_log: SigningKey::from_bytes(&ballot_log.0),
        })
    }

    /// What the signatures of the public logs are checked with.
    pub fn log_key(&self) -> LogKey {
        LogKey(Hex(self.ballot_log.verifying_key().to_bytes()))
    }

    /// The signed word that a ballot will be in the log; the same whenever it is asked for.
    pub fn promise(&self, decision: DecisionId, commitment: Hash, at: Instant) -> SignedPromise {
        let promise = Promise { decision, commitment, at };
        SignedPromise { promise, signature: self.sign(&promise.text()) }
    }

    /// Signs a head of a log.
    pub fn sign_head(&self, head: TreeHead) -> SignedTreeHead {
        SignedTreeHead { head, signature: self.sign(&head.text()) }
    }

    fn sign(&self, text: &str) -> Signature {
        Hex(self.ballot_log.sign(text.as_bytes()).to_bytes())
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
