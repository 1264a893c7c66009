//! The log of a decision as one file, and the check of it that trusts nobody.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::head::{LogKey, SignedTreeHead};
use super::hex::Hash;
use super::tree::Tree;
use crate::id::DecisionId;

/// The name of the format, with its version.
pub const LOG_FORMAT: &str = "linyi ballot log 1";

/// Everything public about a log: a JSON document with these fields.
///
/// Who keeps an older file, head or receipt can hold it against a newer file: see [`LogFile::check`] and
/// [`LogFile::find`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LogFile {
    /// [`LOG_FORMAT`].
    pub format: String,
    /// The decision.
    pub decision: DecisionId,
    /// What it is called.
    pub title: String,
    /// The key the heads are signed with; compare it with one kept earlier, such as that of a receipt.
    pub key: LogKey,
    /// The leaves in their order: one commitment for every acknowledged version of a ballot.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub leaves: Vec<Hash>,
    /// The heads in their order, the last over all leaves.
    pub heads: Vec<SignedTreeHead>,
    /// Leaves of ballots that were entered for a home and withdrawn after the home disputed them; they stay in the log
    /// and count no more. Left out where there is none.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Hash>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is of another format.
    Format,
    /// A head is of another decision; its place, from 0.
    ForeignHead(usize),
    /// A head's signature is not of the file's key; its place, from 0.
    Signature(usize),
    /// A head is smaller or older than the one before it; its place, from 0.
    HeadOrder(usize),
    /// A head speaks of more leaves than there are; its place, from 0.
    MissingLeaves(usize),
    /// A head's root is not the one of its leaves; its place, from 0.
    Root(usize),
    /// Leaves stand after the last head.
    UnsignedLeaves,
    /// What was withdrawn is no leaf, or stands twice; its place, from 0.
    Withdrawn(usize),
}

impl LogFile {
    /// Checks the whole file: the tree is built anew from the leaves, and every head must be signed and have the root
    /// of its first leaves. That each head extends the one before follows, because all are roots of one list.
    pub fn check(&self) -> Result<Tree, FileFault> {
        if self.format != LOG_FORMAT {
            return Err(FileFault::Format);
        }
        let mut tree = Tree::default();
        let mut leaves = self.leaves.iter();
        let mut before: Option<&SignedTreeHead> = None;
        for (place, signed) in self.heads.iter().enumerate() {
            let head = &signed.head;
            if head.decision != self.decision {
                return Err(FileFault::ForeignHead(place));
            }
            signed.check(self.key).map_err(|_| FileFault::Signature(place))?;
            if before.is_some_and(|before| head.size < before.head.size || head.at < before.head.at) {
                return Err(FileFault::HeadOrder(place));
            }
            while tree.len() < head.size {
                tree.push(*leaves.next().ok_or(FileFault::MissingLeaves(place))?);
            }
            if tree.root() != head.root {
                return Err(FileFault::Root(place));
            }
            before = Some(signed);
        }
        if leaves.next().is_some() {
            return Err(FileFault::UnsignedLeaves);
        }
        for (place, leaf) in self.withdrawn.iter().enumerate() {
            if self.find(*leaf).is_none() || self.withdrawn[..place].contains(leaf) {
                return Err(FileFault::Withdrawn(place));
            }
        }
        Ok(tree)
    }

    /// The place of a leaf, from 0: a receipt's commitment must have one.
    pub fn find(&self, leaf: Hash) -> Option<usize> {
        self.leaves.iter().position(|one| *one == leaf)
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => write!(f, "it is not of the format “{LOG_FORMAT}”"),
            Self::ForeignHead(place) => write!(f, "head {place} is of another decision"),
            Self::Signature(place) => write!(f, "head {place} is not signed with the key of the file"),
            Self::HeadOrder(place) => write!(f, "head {place} is smaller or older than the one before it"),
            Self::MissingLeaves(place) => write!(f, "head {place} speaks of more leaves than there are"),
            Self::Root(place) => write!(f, "head {place} has another root than its leaves"),
            Self::UnsignedLeaves => write!(f, "leaves stand after the last head"),
            Self::Withdrawn(place) => write!(f, "withdrawn ballot {place} is no leaf, or stands twice"),
        }
    }
}

impl std::error::Error for FileFault {}

#[cfg(test)]
mod tests {
    use super::super::head::TreeHead;
    use super::super::head::tests::{head_of, log_key, signed};
    use super::super::hex::Hex;
    use super::*;

    /// A log of five leaves with heads over one, three and five of them.
    fn file() -> LogFile {
        let leaves: Vec<Hash> = (1..=5).map(|number| Hex([number; 32])).collect();
        let head = |size: usize| signed(head_of(&leaves[..size].iter().copied().collect()));
        LogFile {
            format: LOG_FORMAT.to_owned(),
            decision: head(1).head.decision,
            title: "屋面改造表决".to_owned(),
            key: log_key(),
            heads: vec![head(1), head(3), head(5)],
            leaves,
            withdrawn: vec![Hex([2; 32])],
        }
    }

    #[test]
    fn a_whole_file_holds_and_survives_its_text() {
        let json = serde_json::to_string(&file()).expect("json");
        let read: LogFile = serde_json::from_str(&json).expect("a file");
        assert_eq!(read, file());
        assert_eq!(read.check().map(|tree| tree.root()), Ok(file().heads[2].head.root));
        assert_eq!((read.find(Hex([4; 32])), read.find(Hex([9; 32]))), (Some(3), None));
    }

    #[test]
    fn a_tampered_file_names_what_is_wrong() {
        let tampered = |change: &dyn Fn(&mut LogFile)| {
            let mut file = file();
            change(&mut file);
            file.check().map(|_| ())
        };
        assert_eq!(tampered(&|file| file.format.push('!')), Err(FileFault::Format));
        assert_eq!(tampered(&|file| file.leaves[1] = Hex([9; 32])), Err(FileFault::Root(1)));
        assert_eq!(tampered(&|file| file.leaves.swap(3, 4)), Err(FileFault::Root(2)));
        assert_eq!(tampered(&|file| file.leaves.truncate(4)), Err(FileFault::MissingLeaves(2)));
        assert_eq!(tampered(&|file| file.leaves.push(Hex([6; 32]))), Err(FileFault::UnsignedLeaves));
        assert_eq!(tampered(&|file| file.heads[1].signature.0[0] ^= 1), Err(FileFault::Signature(1)));
        assert_eq!(tampered(&|file| file.heads.swap(1, 2)), Err(FileFault::HeadOrder(2)));
        assert_eq!(tampered(&|file| file.withdrawn.push(Hex([2; 32]))), Err(FileFault::Withdrawn(1)));
        assert_eq!(tampered(&|file| file.withdrawn[0] = Hex([9; 32])), Err(FileFault::Withdrawn(0)));
        let other = DecisionId(uuid::Uuid::from_u128(2));
        assert_eq!(tampered(&|file| file.decision = other), Err(FileFault::ForeignHead(0)));
        // A head that the server signed over other leaves, as if it had shown somebody another log.
        let split: Tree = (1..=3).map(|number| Hex([number + 100; 32])).collect();
        let at = file().heads[1].head.at;
        let split = signed(TreeHead { at, ..head_of(&split) });
        assert_eq!(tampered(&|file| file.heads[1] = split), Err(FileFault::Root(1)));
    }
}
