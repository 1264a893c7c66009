//! Whether two electors of the register are one counted person: a person decides, the register never (dossier R3).
//!
//! 司法解释 9 counts the same buyer of several homes once; 民法典 278 leaves open whether somebody who owns one home alone
//! and another with a spouse is the same buyer. Until somebody who knows them has decided, they stay two persons. A
//! decision joins persons only: the area of all their homes always adds up to the same.

use std::collections::{BTreeMap, BTreeSet};

use super::weight::Weight;
use crate::area::Area;
use crate::id::HomeId;
use crate::problem::Code;

/// An elector as a register gives it; equal keys are one person, also across compounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<K> {
    /// What holds its homes together.
    pub key: String,
    /// Its owners, whatever names them beyond doubt.
    pub owners: Vec<K>,
    /// Its homes, in the order of the register.
    pub homes: Vec<HomeId>,
    /// Their area together, 0.01 ㎡.
    pub area: Area,
}

/// What somebody decided about two keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The keys, in no order.
    pub keys: [String; 2],
    /// Whether they are one counted person.
    pub same: bool,
}

/// One counted person after the decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The key; of several the sorted keys, joined by `=`.
    pub key: String,
    /// The homes, in the order of the register.
    pub homes: Vec<HomeId>,
    /// Their area together, 0.01 ㎡.
    pub area: Area,
}

/// The counted persons of a scope, and what nobody has decided yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// The electors, in the order in which the register first names them.
    pub electors: Vec<Joined>,
    /// Pairs of places in the list of candidates that share an owner and wait for a decision; ascending.
    pub open: Vec<[usize; 2]>,
    /// How many persons fewer the decisions make.
    pub fewer: usize,
}

impl Joining {
    /// `P` and `A`.
    pub fn total(&self) -> Weight {
        self.electors.iter().map(|elector| Weight::new(1, elector.area)).sum()
    }
}

/// Joins candidates of equal keys, and those that somebody decided to be the same.
pub fn join<K: Ord>(candidates: &[Candidate<K>], judged: &[Judgement]) -> Joining {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, candidate) in candidates.iter().enumerate() {
        first.entry(&candidate.key).or_insert(place);
    }
    let keys = first.len();
    let groups = Groups::of(judged);
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut electors: Vec<(BTreeSet<&str>, Joined)> = Vec::new();
    for candidate in candidates {
        let group = groups.of_key(&candidate.key);
        let place = *places.entry(group).or_insert_with(|| {
            electors.push((BTreeSet::new(), Joined { key: String::new(), homes: Vec::new(), area: Area::default() }));
            electors.len() - 1
        });
        if let Some((keys, elector)) = electors.get_mut(place) {
            keys.insert(&candidate.key);
            elector.homes.extend(&candidate.homes);
            elector.area = elector.area + candidate.area;
        }
    }
    let fewer = keys - electors.len();
    let electors = electors
        .into_iter()
        .map(|(keys, elector)| Joined { key: keys.into_iter().collect::<Vec<_>>().join("="), ..elector });
    Joining { electors: electors.collect(), open: open_pairs(candidates, &first, judged, &groups), fewer }
}

fn open_pairs<K: Ord>(
    candidates: &[Candidate<K>],
    first: &BTreeMap<&str, usize>,
    judged: &[Judgement],
    groups: &Groups<'_>,
) -> Vec<[usize; 2]> {
    let mut owned: BTreeMap<&K, BTreeSet<usize>> = BTreeMap::new();
    for candidate in candidates {
        for owner in &candidate.owners {
            owned.entry(owner).or_default().extend(first.get(candidate.key.as_str()));
        }
    }
    let mut open = BTreeSet::new();
    for places in owned.values() {
        let places: Vec<_> = places.iter().copied().collect();
        for (index, &one) in places.iter().enumerate() {
            for &other in places.iter().skip(index + 1) {
                let (Some(a), Some(b)) = (candidates.get(one), candidates.get(other)) else { continue };
                let is_judged = judged.iter().any(|judgement| judgement.is_about(&a.key, &b.key));
                if !is_judged && groups.of_key(&a.key) != groups.of_key(&b.key) {
                    open.insert([one, other]);
                }
            }
        }
    }
    open.into_iter().collect()
}

impl Judgement {
    /// Whether it is about these two keys, in either order.
    pub fn is_about(&self, one: &str, other: &str) -> bool {
        let [a, b] = &self.keys;
        (a == one && b == other) || (a == other && b == one)
    }
}

/// Refuses a decision that would make two keys one person of which somebody decided that they are not.
pub fn check_judgement(judged: &[Judgement], new: &Judgement) -> Result<(), Code> {
    let all: Vec<_> = judged.iter().chain([new]).cloned().collect();
    let groups = Groups::of(&all);
    let contradicts = |judgement: &Judgement| {
        let [a, b] = &judgement.keys;
        !judgement.same && groups.of_key(a) == groups.of_key(b)
    };
    if all.iter().any(contradicts) { Err(Code::MergeRefused) } else { Ok(()) }
}

/// Keys decided to be the same, each under the smallest key of its group.
struct Groups<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Groups<'a> {
    fn of(judged: &'a [Judgement]) -> Self {
        let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
        for judgement in judged.iter().filter(|judgement| judgement.same) {
            let [a, b] = [judgement.keys[0].as_str(), judgement.keys[1].as_str()];
            let (one, other) = (*groups.get(a).unwrap_or(&a), *groups.get(b).unwrap_or(&b));
            let (kept, gone) = (one.min(other), one.max(other));
            groups.values_mut().filter(|group| **group == gone).for_each(|group| *group = kept);
            groups.extend([(a, kept), (b, kept), (gone, kept)]);
        }
        Self(groups)
    }

    fn of_key<'k>(&'k self, key: &'k str) -> &'k str {
        self.0.get(key).copied().unwrap_or(key)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn candidate(number: u128, key: &str, owners: &[&'static str]) -> Candidate<&'static str> {
        Candidate {
            key: key.to_owned(),
            owners: owners.to_vec(),
            homes: vec![HomeId(Uuid::from_u128(number))],
            area: Area(6_000),
        }
    }

    fn judgement(one: &str, other: &str, same: bool) -> Judgement {
        Judgement { keys: [one.to_owned(), other.to_owned()], same }
    }

    fn family() -> Vec<Candidate<&'static str>> {
        vec![
            candidate(1, "owners:a", &["a"]),
            candidate(2, "owners:d", &["d"]),
            candidate(3, "owners:a+b", &["a", "b"]),
            candidate(4, "owners:b", &["b"]),
        ]
    }

    #[test]
    fn what_nobody_decided_stays_apart_and_is_listed() {
        let joining = join(&family(), &[]);
        assert_eq!(joining.total(), Weight::new(4, Area(24_000)));
        assert_eq!(joining.open, [[0, 2], [2, 3]]);
        assert_eq!(joining.fewer, 0);
    }

    #[test]
    fn what_was_decided_to_be_the_same_is_one_person_with_all_the_area() {
        let joining = join(&family(), &[judgement("owners:a+b", "owners:a", true)]);
        assert_eq!(joining.total(), Weight::new(3, Area(24_000)), "the area always adds up");
        assert_eq!(joining.electors[0].key, "owners:a=owners:a+b");
        assert_eq!(joining.electors[0].homes.len(), 2);
        assert_eq!((joining.open, joining.fewer), (vec![[2, 3]], 1));
    }

    #[test]
    fn sameness_is_handed_on_and_not_the_same_is_no_longer_listed() {
        let both = [judgement("owners:a", "owners:a+b", true), judgement("owners:b", "owners:a+b", true)];
        let joining = join(&family(), &both);
        assert_eq!((joining.total().persons, joining.open.len(), joining.fewer), (2, 0, 2));
        let joining = join(&family(), &[judgement("owners:a", "owners:a+b", false)]);
        assert_eq!((joining.total().persons, joining.open), (4, vec![[2, 3]]));
    }

    #[test]
    fn the_same_owners_in_two_compounds_are_one_person() {
        let mut both = family();
        both.push(candidate(5, "owners:d", &["d"]));
        let joining = join(&both, &[]);
        assert_eq!(joining.total(), Weight::new(4, Area(30_000)));
        assert_eq!((joining.electors[1].homes.len(), joining.fewer), (2, 0));
    }

    #[test]
    fn a_decision_about_owners_who_sold_changes_nothing() {
        let joining = join(&family(), &[judgement("owners:x", "owners:x+y", true)]);
        assert_eq!(joining, join(&family(), &[]));
    }

    #[test]
    fn a_decision_against_another_is_refused() {
        let judged = [judgement("a", "ab", true), judgement("a", "b", false)];
        assert_eq!(check_judgement(&judged, &judgement("ab", "b", true)), Err(Code::MergeRefused));
        assert_eq!(check_judgement(&judged, &judgement("ab", "c", true)), Ok(()));
        assert_eq!(check_judgement(&judged[..1], &judgement("ab", "a", false)), Err(Code::MergeRefused));
    }
}
