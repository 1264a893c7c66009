//! The public log of a decision's ballots: append-only, provable, and silent about choices (dossier R24).
//!
//! ```text
//! BallotLeaf ──commitment()──▶ leaf ──▶ Tree ──root──▶ TreeHead ──signed──▶ SignedTreeHead
//!      └── kept by the voter with its salt: the receipt
//! ```
//!
//! Every acknowledged version of a ballot becomes one leaf. The leaf is the SHA-256 of a canonical text with a salt of
//! 256 bits ([`BallotLeaf`]); only the receipt shows the salt, so a leaf says nothing about the choices, and the voter
//! can still prove what was recorded. The leaves of a decision form a Merkle tree as in RFC 6962, whose heads are signed
//! with Ed25519. Two heads of one log are shown to be consistent, and a leaf to be under a head, by proofs that need
//! nothing but the hashes on the way.
//!
//! Casting answers with a [`Promise`]: a signed word that the commitment will be in the log. Whoever holds a promise
//! whose leaf is missing, or two heads that are not consistent, holds evidence against the server.
//!
//! Everything that is signed is a text of lines, UTF-8, each ended by a line feed; moments are RFC 3339 in UTC with
//! milliseconds, ids are hyphenated in lower case, hashes are 64 hexadecimal digits in lower case.

#[cfg(any(feature = "signatures", test))]
mod file;
mod head;
mod hex;
mod leaf;
mod receipt;
mod tree;

#[cfg(any(feature = "signatures", test))]
pub use file::{FileFault, LOG_FORMAT, LogFile};
pub use head::{LogKey, Promise, SignedPromise, SignedTreeHead, TreeHead, WrongSignature};
pub use hex::{Hash, Hex, MalformedHex, Salt, Signature};
pub use leaf::{BallotLeaf, receipt_number};
pub use receipt::{Inclusion, OpenedBallot, ReceiptFault, Recorded};
pub use tree::{ProofFault, Tree, check_consistency, check_inclusion};
