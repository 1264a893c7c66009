//! The Merkle tree over the leaves of a decision (RFC 6962, section 2.1).

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use sha2::Sha256;

use super::head::TreeHead;
use super::hex::{Hash, Hex};

/// A tree in memory that grows by its end.
#[derive(Clone, Debug, Default)]
pub struct Tree(MemoryBackedTree<Sha256, Hash>);

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofFault {
    /// It is of another shape than the sizes ask for.
    Malformed,
    /// The hashes do not lead to the root.
    WrongRoot,
}

impl Tree {
    /// How many leaves it has.
    pub fn len(&self) -> u64 {
        self.0.len()
    }

    /// Whether it has no leaf.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a leaf at the end.
    pub fn push(&mut self, leaf: Hash) {
        self.0.push(leaf);
    }

    /// The leaves, in their order.
    pub fn leaves(&self) -> &[Hash] {
        self.0.items()
    }

    /// The root over all leaves; SHA-256 of nothing for an empty tree.
    pub fn root(&self) -> Hash {
        Hex((*self.0.root().as_bytes()).into())
    }

    /// The proof that the leaf at `index` is under the root: the hashes beside its way up, the lowest first.
    /// Nothing for an index beyond the end.
    pub fn prove_inclusion(&self, index: u64) -> Option<Vec<Hash>> {
        let index = usize::try_from(index).ok().filter(|_| index < self.len())?;
        Some(hashes(self.0.prove_inclusion(index).as_bytes()))
    }

    /// The proof that the tree of the first `size` leaves was only added to since. Nothing for a size of zero, which
    /// every tree extends, or beyond the end.
    pub fn prove_consistency(&self, size: u64) -> Option<Vec<Hash>> {
        let added = self.len().checked_sub(size).filter(|_| size > 0)?;
        Some(hashes(self.0.prove_consistency(usize::try_from(added).ok()?).as_bytes()))
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}

/// Checks that a leaf stands at `index` under a head.
pub fn check_inclusion(head: &TreeHead, leaf: Hash, index: u64, proof: &[Hash]) -> Result<(), ProofFault> {
    let proof = InclusionProof::<Sha256>::try_from_bytes(bytes(proof)).map_err(|_| ProofFault::Malformed)?;
    root(head).verify_inclusion(&leaf, index, &proof).map_err(|error| match error {
        ct_merkle::InclusionVerifError::IncorrectHash => ProofFault::WrongRoot,
        _ => ProofFault::Malformed,
    })
}

/// Checks that the log of `later` is the one of `earlier` with nothing but leaves added at its end.
pub fn check_consistency(earlier: &TreeHead, later: &TreeHead, proof: &[Hash]) -> Result<(), ProofFault> {
    if earlier.size == later.size || earlier.size == 0 {
        let same = earlier.size == 0 || earlier.root == later.root;
        return if same && proof.is_empty() { Ok(()) } else { Err(ProofFault::WrongRoot) };
    }
    let proof = ConsistencyProof::<Sha256>::try_from_bytes(bytes(proof)).map_err(|_| ProofFault::Malformed)?;
    root(later).verify_consistency(&root(earlier), &proof).map_err(|error| match error {
        ct_merkle::ConsistencyVerifError::VerificationFailure => ProofFault::WrongRoot,
        _ => ProofFault::Malformed,
    })
}

fn root(head: &TreeHead) -> RootHash<Sha256> {
    RootHash::new(head.root.0.into(), head.size)
}

fn hashes(proof: &[u8]) -> Vec<Hash> {
    proof.chunks_exact(32).filter_map(|chunk| Some(Hex(chunk.try_into().ok()?))).collect()
}

fn bytes(proof: &[Hash]) -> Vec<u8> {
    proof.iter().flat_map(|hash| hash.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::log::head::tests::head_of;

    fn leaf(number: u64) -> Hash {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_be_bytes());
        Hex(bytes)
    }

    fn tree(size: u64) -> Tree {
        (0..size).map(leaf).collect()
    }

    #[test]
    fn an_empty_tree_has_the_hash_of_nothing() {
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Tree::default().root().to_string(), nothing);
        assert!(Tree::default().is_empty());
    }

    #[test]
    fn every_leaf_is_proven_under_every_root_and_at_no_other_place() {
        for size in 1..=17 {
            let tree = tree(size);
            let head = head_of(&tree);
            for index in 0..size {
                let proof = tree.prove_inclusion(index).expect("a proof");
                assert_eq!(check_inclusion(&head, leaf(index), index, &proof), Ok(()), "{index} of {size}");
                assert!(check_inclusion(&head, leaf(size), index, &proof).is_err(), "a leaf that is not there");
                assert!(check_inclusion(&head, leaf(index), size, &proof).is_err(), "a place beyond the end");
                let moved = (index + 1) % size;
                assert!(size == 1 || check_inclusion(&head, leaf(index), moved, &proof).is_err(), "another place");
            }
            assert_eq!(tree.prove_inclusion(size), None);
        }
    }

    #[test]
    fn a_log_that_only_grew_is_consistent_and_a_rewritten_one_is_not() {
        for size in 1..=17 {
            let later = tree(size);
            for earlier in 1..=size {
                let proof = later.prove_consistency(earlier).expect("a proof");
                let (old, new) = (head_of(&tree(earlier)), head_of(&later));
                assert_eq!(check_consistency(&old, &new, &proof), Ok(()), "{earlier} of {size}");
                let mut rewritten: Vec<_> = (0..size).map(leaf).collect();
                rewritten[0] = leaf(99);
                let rewritten: Tree = rewritten.into_iter().collect();
                let proof = rewritten.prove_consistency(earlier).expect("a proof");
                assert!(check_consistency(&old, &head_of(&rewritten), &proof).is_err(), "{earlier} of {size}");
            }
            assert_eq!(later.prove_consistency(0), None);
            assert_eq!(later.prove_consistency(size + 1), None);
        }
    }

    #[test]
    fn a_proof_with_a_hash_too_many_or_too_few_is_malformed() {
        let tree = tree(5);
        let head = head_of(&tree);
        let proof = tree.prove_inclusion(2).expect("a proof");
        assert_eq!(check_inclusion(&head, leaf(2), 2, &proof[1..]), Err(ProofFault::Malformed));
        let long = [&proof[..], &[leaf(0)]].concat();
        assert_eq!(check_inclusion(&head, leaf(2), 2, &long), Err(ProofFault::Malformed));
    }
}
