//! From the owners' register to electors: whom 民法典 278 counts as one person (dossier R3, R4; 司法解释 8, 9).

use std::collections::BTreeMap;
use std::fmt;

use super::weight::Weight;
use crate::area::Area;
use crate::id::HomeId;

/// One home in the scope of a vote, each home once.
///
/// `K` is whatever names an owner beyond doubt: a register id, a hashed identity number, a credit code.
/// Parking spaces are lines only where the rules of procedure say so (R4); the caller decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeLine<K> {
    /// The home.
    pub home: HomeId,
    /// Its exclusive area, in 0.01 ㎡.
    pub area: Area,
    /// Unsold, or sold and not yet handed over: the developer's.
    pub developer: bool,
    /// Its owners, in any order.
    pub owners: Vec<K>,
}

/// What makes homes belong to one counted person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElectorKey<K> {
    /// Everything the developer still holds, together one person.
    Developer,
    /// The same set of owners, sorted, each once.
    Owners(Vec<K>),
    /// A home whose owner is not known: a person by itself, as one exclusive part is one person.
    Unknown(HomeId),
}

impl<K: Ord + Clone> ElectorKey<K> {
    /// The key of a home.
    pub fn of(line: &HomeLine<K>) -> Self {
        if line.developer {
            return Self::Developer;
        }
        if line.owners.is_empty() {
            return Self::Unknown(line.home);
        }
        let mut owners = line.owners.clone();
        owners.sort_unstable();
        owners.dedup();
        Self::Owners(owners)
    }
}

impl<K: fmt::Display> fmt::Display for ElectorKey<K> {
    /// The key as it is stored: `developer`, `owners:a+b`, `home:<id>`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Developer => f.write_str("developer"),
            Self::Unknown(home) => write!(f, "home:{home}"),
            Self::Owners(owners) => {
                f.write_str("owners:")?;
                for (index, owner) in owners.iter().enumerate() {
                    if index > 0 {
                        f.write_str("+")?;
                    }
                    owner.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

/// One counted person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elector<K> {
    /// What holds its homes together.
    pub key: ElectorKey<K>,
    /// Its homes in scope, in the order of the register.
    pub homes: Vec<HomeId>,
    /// Their area together, in 0.01 ㎡.
    pub area: Area,
}

impl<K> Elector<K> {
    /// One person with the area of all its homes.
    pub fn weight(&self) -> Weight {
        Weight::new(1, self.area)
    }
}

/// An owner found in several electors, such as alone and as half of a couple. Never merged by itself: a person looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleMerge<K> {
    /// The owner they share.
    pub owner: K,
    /// Their places in the list of electors, ascending; at least two.
    pub electors: Vec<usize>,
}

/// The roll of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Electors<K> {
    /// The electors, in the order in which the register first names them.
    pub electors: Vec<Elector<K>>,
    /// What somebody should look at before the roll is frozen.
    pub possible_merges: Vec<PossibleMerge<K>>,
}

impl<K> Electors<K> {
    /// `P` and `A`: the denominators of the vote.
    pub fn total(&self) -> Weight {
        self.electors.iter().map(Elector::weight).sum()
    }
}

/// Counts the persons of a scope. The same register gives the same roll, whatever the order of the owners in a line.
pub fn electors<K: Ord + Clone>(lines: &[HomeLine<K>]) -> Electors<K> {
    let mut places: BTreeMap<ElectorKey<K>, usize> = BTreeMap::new();
    let mut electors: Vec<Elector<K>> = Vec::new();
    let mut owned_by: BTreeMap<&K, Vec<usize>> = BTreeMap::new();
    for line in lines {
        let place = match places.entry(ElectorKey::of(line)) {
            std::collections::btree_map::Entry::Occupied(known) => *known.get(),
            std::collections::btree_map::Entry::Vacant(new) => {
                let key = new.key().clone();
                electors.push(Elector { key, homes: Vec::new(), area: Area::default() });
                *new.insert(electors.len() - 1)
            }
        };
        let elector = &mut electors[place];
        elector.homes.push(line.home);
        elector.area = elector.area + line.area;
        for owner in &line.owners {
            let seen = owned_by.entry(owner).or_default();
            if let Err(gap) = seen.binary_search(&place) {
                seen.insert(gap, place);
            }
        }
    }
    let possible_merges = owned_by
        .into_iter()
        .filter(|(_, electors)| electors.len() > 1)
        .map(|(owner, electors)| PossibleMerge { owner: owner.clone(), electors })
        .collect();
    Electors { electors, possible_merges }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u128, area: i64, owners: &[&'static str]) -> HomeLine<&'static str> {
        HomeLine {
            home: HomeId(uuid::Uuid::from_u128(number)),
            area: Area(area),
            developer: false,
            owners: owners.to_vec(),
        }
    }

    #[test]
    fn the_same_owner_set_is_one_person_in_any_order() {
        let roll = electors(&[line(1, 6_000, &["b", "c"]), line(2, 5_050, &["c", "b", "c"])]);
        assert_eq!(roll.total(), Weight::new(1, Area(11_050)));
        assert_eq!(roll.electors[0].homes.len(), 2);
        assert_eq!(roll.electors[0].key.to_string(), "owners:b+c");
        assert!(roll.possible_merges.is_empty());
    }

    #[test]
    fn a_person_and_that_person_with_another_stay_two_but_are_reported() {
        let roll = electors(&[line(1, 6_000, &["a"]), line(2, 6_000, &["d"]), line(3, 6_000, &["a", "b"])]);
        assert_eq!(roll.total().persons, 3);
        assert_eq!(roll.possible_merges, [PossibleMerge { owner: "a", electors: vec![0, 2] }]);
    }

    #[test]
    fn the_developer_is_one_person_and_its_own_bought_home_is_reported() {
        let held = |number| HomeLine { developer: true, ..line(number, 8_000, &["developer ltd"]) };
        let roll = electors(&[held(1), line(2, 6_000, &["developer ltd"]), held(3)]);
        assert_eq!(roll.total(), Weight::new(2, Area(22_000)));
        assert_eq!(roll.electors[0].key, ElectorKey::Developer);
        assert_eq!(roll.possible_merges, [PossibleMerge { owner: "developer ltd", electors: vec![0, 1] }]);
    }

    #[test]
    fn homes_without_a_known_owner_are_a_person_each() {
        let roll = electors(&[line(1, 6_000, &[]), line(2, 6_000, &[])]);
        assert_eq!(roll.total().persons, 2);
    }

    #[test]
    fn every_partition_of_a_small_register_keeps_all_area_and_never_more_persons_than_homes() {
        const OWNERS: [&[&str]; 4] = [&["a"], &["b"], &["a", "b"], &[]];
        for pattern in 0..4_usize.pow(5) {
            let lines: Vec<_> = (0..5_u32)
                .map(|home| line(u128::from(home), 1 << home, OWNERS[pattern / 4_usize.pow(home) % 4]))
                .collect();
            let roll = electors(&lines);
            let homes: usize = roll.electors.iter().map(|elector| elector.homes.len()).sum();
            assert_eq!((homes, roll.total().area), (5, Area(31)));
            assert!((1..=5).contains(&roll.total().persons));
        }
    }
}
