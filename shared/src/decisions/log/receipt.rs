//! What a voter can check of his own ballot, without trusting the server.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::head::{LogKey, SignedPromise, SignedTreeHead};
use super::hex::{Hash, Salt};
use super::leaf::BallotLeaf;
use super::tree::check_inclusion;
use crate::decisions::rules::Choice;
use crate::id::{DecisionId, DecisionItemId};

/// A version of a ballot, opened for its voter: with the salt, everything the leaf is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenedBallot {
    /// The decision.
    pub decision: DecisionId,
    /// The elector's pseudonym.
    pub elector: Uuid,
    /// Which version, from 1.
    pub version: u32,
    /// The choice of every question, by the question's id.
    pub choices: BTreeMap<DecisionItemId, Choice>,
    /// What hides the choices from everybody else.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub salt: Salt,
    /// What the server promised when the ballot arrived.
    pub promise: SignedPromise,
    /// The key the server signs with.
    pub key: LogKey,
    /// Where the leaf stands; nothing in the first moments.
    pub inclusion: Option<Inclusion>,
}

/// Where a leaf stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inclusion {
    /// Its place, from 0.
    pub index: u64,
    /// The head it stands under.
    pub head: SignedTreeHead,
    /// The hashes beside its way up, the lowest first.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub proof: Vec<Hash>,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// The server promised to put it into the log, and has not shown it there yet.
    Promised,
    /// It stands in the log, at this place from 0.
    InLog(u64),
}

/// Why a receipt does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptFault {
    /// The choices and the salt give another leaf than the promised one.
    OtherBallot,
    /// The promise is not signed with the key.
    Promise,
    /// The head is of another decision, or not signed with the key.
    Head,
    /// The leaf is not under the head.
    NotIncluded,
}

impl OpenedBallot {
    /// The leaf that the choices and the salt give.
    pub fn commitment(&self) -> Hash {
        let choices: Vec<_> = self.choices.iter().map(|(item, choice)| (*item, *choice)).collect();
        let Self { decision, elector, version, salt, .. } = *self;
        BallotLeaf { decision, elector, version, choices: &choices, salt }.commitment()
    }

    /// Checks everything there is: leaf, promise, head, and the way from the leaf to the head; signatures where they are
    /// compiled in.
    pub fn check(&self) -> Result<Recorded, ReceiptFault> {
        let commitment = self.commitment();
        if self.promise.promise.decision != self.decision || self.promise.promise.commitment != commitment {
            return Err(ReceiptFault::OtherBallot);
        }
        #[cfg(any(feature = "signatures", test))]
        self.promise.check(self.key).map_err(|_| ReceiptFault::Promise)?;
        let Some(Inclusion { index, head, proof }) = &self.inclusion else { return Ok(Recorded::Promised) };
        if head.head.decision != self.decision {
            return Err(ReceiptFault::Head);
        }
        #[cfg(any(feature = "signatures", test))]
        head.check(self.key).map_err(|_| ReceiptFault::Head)?;
        check_inclusion(&head.head, commitment, *index, proof).map_err(|_| ReceiptFault::NotIncluded)?;
        Ok(Recorded::InLog(*index))
    }
}

impl fmt::Display for ReceiptFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherBallot => "the choices and the salt give another leaf than the promised one",
            Self::Promise => "the promise is not signed with the key",
            Self::Head => "the head is of another decision, or not signed with the key",
            Self::NotIncluded => "the leaf is not under the head",
        })
    }
}

impl std::error::Error for ReceiptFault {}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use ed25519_dalek::Signer;

    use super::super::head::Promise;
    use super::super::head::tests::{head_of, log_key, signed, signing_key};
    use super::super::hex::Hex;
    use super::super::tree::Tree;
    use super::*;

    fn receipt() -> OpenedBallot {
        let decision = DecisionId(Uuid::from_u128(1));
        let choices = BTreeMap::from([(DecisionItemId(Uuid::from_u128(3)), Choice::Against)]);
        let at = DateTime::from_timestamp_millis(1_772_000_000_120).expect("a moment");
        let mut receipt = OpenedBallot {
            decision,
            elector: Uuid::from_u128(2),
            version: 1,
            choices,
            salt: Hex([8; 32]),
            promise: SignedPromise {
                promise: Promise { decision, commitment: Hex([0; 32]), at },
                signature: Hex([0; 64]),
            },
            key: log_key(),
            inclusion: None,
        };
        receipt.promise.promise.commitment = receipt.commitment();
        let text = receipt.promise.promise.text();
        receipt.promise.signature = Hex(signing_key().sign(text.as_bytes()).to_bytes());
        receipt
    }

    fn logged() -> OpenedBallot {
        let receipt = receipt();
        let tree: Tree = [Hex([1; 32]), receipt.commitment(), Hex([2; 32])].into_iter().collect();
        let proof = tree.prove_inclusion(1).expect("a proof");
        OpenedBallot { inclusion: Some(Inclusion { index: 1, head: signed(head_of(&tree)), proof }), ..receipt }
    }

    #[test]
    fn a_ballot_is_promised_at_first_and_then_in_the_log() {
        assert_eq!(receipt().check(), Ok(Recorded::Promised));
        assert_eq!(logged().check(), Ok(Recorded::InLog(1)));
        let json = serde_json::to_string(&logged()).expect("json");
        assert_eq!(serde_json::from_str::<OpenedBallot>(&json).expect("a receipt"), logged());
    }

    #[test]
    fn a_changed_choice_and_a_forged_signature_are_found() {
        let changed = |change: &dyn Fn(&mut OpenedBallot)| {
            let mut receipt = logged();
            change(&mut receipt);
            receipt.check()
        };
        let agree = |receipt: &mut OpenedBallot| receipt.choices.values_mut().for_each(|one| *one = Choice::Agree);
        assert_eq!(changed(&agree), Err(ReceiptFault::OtherBallot));
        assert_eq!(changed(&|receipt| receipt.salt.0[0] ^= 1), Err(ReceiptFault::OtherBallot));
        assert_eq!(changed(&|receipt| receipt.promise.signature.0[0] ^= 1), Err(ReceiptFault::Promise));
        let head = |receipt: &mut OpenedBallot| {
            if let Some(inclusion) = &mut receipt.inclusion {
                inclusion.head.head.size += 1;
            }
        };
        assert_eq!(changed(&head), Err(ReceiptFault::Head));
        let moved = |receipt: &mut OpenedBallot| {
            if let Some(inclusion) = &mut receipt.inclusion {
                inclusion.index = 0;
            }
        };
        assert_eq!(changed(&moved), Err(ReceiptFault::NotIncluded));
    }
}
