//! A leaf of the log: a commitment to one version of one ballot.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::hex::{Hash, Salt};
use crate::decisions::rules::Choice;
use crate::id::{DecisionId, DecisionItemId};
use crate::people::rules::LETTER_ALPHABET;

/// One version of a ballot, as it is committed to.
///
/// The canonical text, with the questions in the order of their ids:
///
/// ```text
/// linyi ballot 1
/// decision: 0198c0de-0000-7000-8000-000000000001
/// elector: 0198c0de-0000-7000-8000-000000000002
/// version: 1
/// 0198c0de-0000-7000-8000-000000000003: agree
/// 0198c0de-0000-7000-8000-000000000004: against
/// salt: 5f0c…64 digits…
/// ```
#[derive(Clone, Copy, Debug)]
pub struct BallotLeaf<'a> {
    /// The decision.
    pub decision: DecisionId,
    /// The elector's pseudonym: an id that stands in this decision alone.
    pub elector: Uuid,
    /// Which version of the elector's ballot, from 1.
    pub version: u32,
    /// The choice of every question.
    pub choices: &'a [(DecisionItemId, Choice)],
    /// What hides the choices.
    pub salt: Salt,
}

impl BallotLeaf<'_> {
    /// The canonical text.
    pub fn text(&self) -> String {
        let mut choices: Vec<_> = self.choices.iter().collect();
        choices.sort_unstable_by_key(|(item, _)| *item);
        let mut text = String::with_capacity(200 + 50 * choices.len());
        // Writing to a String does not fail.
        let _ = writeln!(text, "linyi ballot 1");
        let _ = writeln!(text, "decision: {}", self.decision);
        let _ = writeln!(text, "elector: {}", self.elector);
        let _ = writeln!(text, "version: {}", self.version);
        for (item, choice) in choices {
            let _ = writeln!(text, "{item}: {}", choice.as_str());
        }
        let _ = writeln!(text, "salt: {}", self.salt);
        text
    }

    /// The leaf: SHA-256 of the canonical text.
    pub fn commitment(&self) -> Hash {
        super::hex::Hex(Sha256::digest(self.text()).into())
    }
}

/// The short name of a leaf, for people: twelve characters that are not mistaken on paper, in groups (`K7QM-2XWA-9FHT`).
///
/// The first eight bytes of the commitment, written in base 31 by the letter alphabet. It finds the leaf in the public
/// log and proves nothing by itself.
pub fn receipt_number(commitment: Hash) -> String {
    short_name(&commitment.0[..8], 12)
}

/// The first bytes of a hash, at most sixteen, as `length` characters of the letter alphabet: a number in base 31, the
/// lowest digit first, in groups of four.
pub(super) fn short_name(head: &[u8], length: usize) -> String {
    let mut rest = head.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    let base = LETTER_ALPHABET.len() as u128;
    let mut name = String::with_capacity(length + length / 4);
    for place in 0..length {
        if place > 0 && place % 4 == 0 {
            name.push('-');
        }
        name.push(char::from(LETTER_ALPHABET[(rest % base) as usize]));
        rest /= base;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::super::hex::Hex;
    use super::*;

    fn id(last: u128) -> Uuid {
        Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_0000 + last)
    }

    fn leaf(choices: &[(DecisionItemId, Choice)]) -> BallotLeaf<'_> {
        BallotLeaf { decision: DecisionId(id(1)), elector: id(2), version: 1, choices, salt: Hex([0x5f; 32]) }
    }

    #[test]
    fn the_text_is_the_documented_one_whatever_the_order_of_the_answers() {
        let first = (DecisionItemId(id(3)), Choice::Agree);
        let second = (DecisionItemId(id(4)), Choice::Against);
        let expected = format!(
            "linyi ballot 1\n\
             decision: 0198c0de-0000-7000-8000-000000000001\n\
             elector: 0198c0de-0000-7000-8000-000000000002\n\
             version: 1\n\
             0198c0de-0000-7000-8000-000000000003: agree\n\
             0198c0de-0000-7000-8000-000000000004: against\n\
             salt: {}\n",
            "5f".repeat(32)
        );
        assert_eq!(leaf(&[first, second]).text(), expected);
        assert_eq!(leaf(&[second, first]).text(), expected);
        // Computed once with `sha256sum` over the text above: the format may not change in silence.
        assert_eq!(leaf(&[first, second]).commitment().to_string(), COMMITMENT);
    }

    const COMMITMENT: &str = "8a2821381f2eae391cd6bd4df25417b411744a3ff661abe0242af432fc42f9ee";

    #[test]
    fn a_receipt_number_is_short_and_follows_from_the_leaf() {
        assert_eq!(receipt_number(Hex([0; 32])), "2222-2222-2222");
        let number = receipt_number(Hex([0xff; 32]));
        assert_eq!(number.len(), 14);
        assert!(number.bytes().all(|byte| byte == b'-' || LETTER_ALPHABET.contains(&byte)), "{number}");
        let mut other = [0xff; 32];
        other[7] = 0xfe;
        assert_ne!(receipt_number(Hex(other)), number);
    }

    #[test]
    fn every_part_changes_the_commitment() {
        let choices = [(DecisionItemId(id(3)), Choice::Agree)];
        let one = leaf(&choices);
        let other = [(DecisionItemId(id(3)), Choice::Abstain)];
        let changed = [
            BallotLeaf { decision: DecisionId(id(9)), ..one },
            BallotLeaf { elector: id(9), ..one },
            BallotLeaf { version: 2, ..one },
            BallotLeaf { choices: &other, ..one },
            BallotLeaf { salt: Hex([0x60; 32]), ..one },
        ];
        for leaf in changed {
            assert_ne!(leaf.commitment(), one.commitment(), "{leaf:?}");
        }
    }
}
