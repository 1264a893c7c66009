//! What the server signs: heads of the log, and the promise that a ballot will be in it.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::hex::{Hash, Hex, Signature};
use super::leaf::short_name;
use crate::id::DecisionId;

/// The state of a log at a moment. Its canonical text:
///
/// ```text
/// linyi tree head 1
/// decision: 0198c0de-0000-7000-8000-000000000001
/// size: 42
/// root: 9a1e…64 digits…
/// at: 2026-03-09T16:00:00.000Z
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TreeHead {
    /// The decision whose log it is.
    pub decision: DecisionId,
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub root: Hash,
    /// When it was made, UTC, to the millisecond.
    pub at: DateTime<Utc>,
}

/// A head with its signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedTreeHead {
    /// The head.
    pub head: TreeHead,
    /// Over the canonical text.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub signature: Signature,
}

/// The word that a commitment will be in the log within the second, if this server and its clock are well. Its
/// canonical text:
///
/// ```text
/// linyi ballot promise 1
/// decision: 0198c0de-0000-7000-8000-000000000001
/// commitment: 2c4f…64 digits…
/// at: 2026-03-09T15:59:59.120Z
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Promise {
    /// The decision.
    pub decision: DecisionId,
    /// The leaf that will be in its log.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub commitment: Hash,
    /// When the ballot was received, UTC, to the millisecond.
    pub at: DateTime<Utc>,
}

/// A promise with its signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedPromise {
    /// The promise.
    pub promise: Promise,
    /// Over the canonical text.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub signature: Signature,
}

/// The public key of the installation's logs (Ed25519, RFC 8032), 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
#[serde(transparent)]
pub struct LogKey(pub Hex<32>);

impl LogKey {
    /// The short code of the key, for people to compare: sixteen characters in groups (`K7QM-2XWA-9FHT-C4RD`), from the
    /// first ten bytes of the key's SHA-256. It stands in the notice of the vote (N3) and on every receipt.
    pub fn code(self) -> String {
        short_name(&Sha256::digest(self.0.0)[..10], 16)
    }
}

/// A signature that is not of this key over this text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongSignature;

impl TreeHead {
    /// The canonical text.
    pub fn text(&self) -> String {
        let Self { decision, size, root, at } = self;
        format!("linyi tree head 1\ndecision: {decision}\nsize: {size}\nroot: {root}\nat: {}\n", moment(*at))
    }
}

impl Promise {
    /// The canonical text.
    pub fn text(&self) -> String {
        let Self { decision, commitment, at } = self;
        format!("linyi ballot promise 1\ndecision: {decision}\ncommitment: {commitment}\nat: {}\n", moment(*at))
    }
}

#[cfg(any(feature = "signatures", test))]
impl SignedTreeHead {
    /// Checks the signature.
    pub fn check(&self, key: LogKey) -> Result<(), WrongSignature> {
        key.check(&self.head.text(), &self.signature)
    }
}

#[cfg(any(feature = "signatures", test))]
impl SignedPromise {
    /// Checks the signature.
    pub fn check(&self, key: LogKey) -> Result<(), WrongSignature> {
        key.check(&self.promise.text(), &self.signature)
    }
}

#[cfg(any(feature = "signatures", test))]
impl LogKey {
    fn check(self, text: &str, signature: &Signature) -> Result<(), WrongSignature> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&self.0.0).map_err(|_| WrongSignature)?;
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        key.verify_strict(text.as_bytes(), &signature).map_err(|_| WrongSignature)
    }
}

impl fmt::Display for WrongSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature is not of this key over this text")
    }
}

impl std::error::Error for WrongSignature {}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
pub(super) mod tests {
    use chrono::TimeDelta;
    use ed25519_dalek::{Signer, SigningKey};
    use uuid::Uuid;

    use super::super::tree::Tree;
    use super::*;

    pub fn signing_key() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    pub fn log_key() -> LogKey {
        LogKey(Hex(signing_key().verifying_key().to_bytes()))
    }

    pub fn head_of(tree: &Tree) -> TreeHead {
        let opened = DateTime::from_timestamp_millis(1_772_000_000_000).expect("a moment");
        let seconds = i64::try_from(tree.len()).expect("a small tree");
        TreeHead {
            decision: DecisionId(Uuid::from_u128(1)),
            size: tree.len(),
            root: tree.root(),
            at: opened + TimeDelta::seconds(seconds),
        }
    }

    pub fn signed(head: TreeHead) -> SignedTreeHead {
        let signature = Hex(signing_key().sign(head.text().as_bytes()).to_bytes());
        SignedTreeHead { head, signature }
    }

    #[test]
    fn a_head_is_signed_as_a_whole() {
        let head = signed(head_of(&[Hex([1; 32])].into_iter().collect()));
        assert_eq!(head.check(log_key()), Ok(()));
        let other = Tree::default();
        let forged = [
            SignedTreeHead { head: TreeHead { size: 2, ..head.head }, ..head },
            SignedTreeHead { head: TreeHead { root: other.root(), ..head.head }, ..head },
            SignedTreeHead { head: TreeHead { at: head.head.at + TimeDelta::milliseconds(1), ..head.head }, ..head },
            SignedTreeHead { head: TreeHead { decision: DecisionId(Uuid::from_u128(2)), ..head.head }, ..head },
        ];
        for head in forged {
            assert_eq!(head.check(log_key()), Err(WrongSignature), "{head:?}");
        }
        assert_eq!(head.check(LogKey(Hex([9; 32]))), Err(WrongSignature), "another key");
    }

    #[test]
    fn the_code_of_a_key_is_short_and_another_key_has_another() {
        let code = log_key().code();
        assert_eq!((code.len(), code.matches('-').count()), (19, 3), "{code}");
        assert_ne!(LogKey(Hex([9; 32])).code(), code);
        // Computed once by hand from SHA-256 of 32 zero bytes: the code may not change in silence.
        assert_eq!(LogKey(Hex([0; 32])).code(), ZERO_KEY_CODE);
    }

    const ZERO_KEY_CODE: &str = "QP25-PK42-QNSC-SVLN";

    #[test]
    fn a_promise_is_no_head_and_travels_whole() {
        let promise = Promise {
            decision: DecisionId(Uuid::from_u128(1)),
            commitment: Hex([2; 32]),
            at: DateTime::from_timestamp_millis(1_772_000_000_120).expect("a moment"),
        };
        assert!(promise.text().ends_with("at: 2026-02-25T06:13:20.120Z\n"), "{}", promise.text());
        let signature = Hex(signing_key().sign(promise.text().as_bytes()).to_bytes());
        let signed = SignedPromise { promise, signature };
        assert_eq!(signed.check(log_key()), Ok(()));
        let json = serde_json::to_string(&signed).expect("json");
        assert!(json.contains("\"commitment\":\"0202"), "{json}");
        assert_eq!(serde_json::from_str::<SignedPromise>(&json).expect("a promise"), signed);
    }
}
