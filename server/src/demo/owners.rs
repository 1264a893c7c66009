//! Who owns the homes of the demonstration: persons, organisations (产权单位), and one developer.

use linyi_shared::id::OwnerId;
use linyi_shared::places::rules::OwnerKind;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::identity::Ids;

/// An owner, within one compound.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Owner {
    /// The id.
    pub id: OwnerId,
    /// The compound, by its index in the district.
    pub compound: usize,
    /// Person, organisation or developer.
    pub kind: OwnerKind,
    /// The plainly labelled name: `演示业主00001`.
    pub name: String,
    /// An opaque identifier, unique in the district: `demo-person-00001`.
    pub identifier: String,
}

/// Makes the owners, numbered through the district.
#[derive(Debug, Default)]
pub struct Owners {
    /// Every owner made, in order.
    pub all: Vec<Owner>,
    persons: u32,
    organisations: u32,
    /// Sole owners of the compound at hand, who may own a second home.
    sole: Vec<OwnerId>,
    organisation: Option<OwnerId>,
    developer: Option<OwnerId>,
    compound: usize,
}

impl Owners {
    /// Goes on with the next compound: owners are registered per compound.
    pub fn enter(&mut self, compound: usize) {
        self.compound = compound;
        self.sole.clear();
        self.organisation = None;
        self.developer = None;
    }

    /// The owners of a home sold to people: mostly one, often a couple, sometimes somebody who has another home here.
    pub fn persons(&mut self, random: &mut ChaCha8Rng, ids: &mut Ids) -> Vec<OwnerId> {
        let earlier = (self.sole.len() > 3).then(|| self.sole[random.random_range(0..self.sole.len())]);
        match (random.random_range(0..1000), earlier) {
            (0..25, Some(owner)) => vec![owner],
            // {甲} and {甲, 乙} are two electors, which staff look through by hand (R3).
            (25..30, Some(owner)) => vec![owner, self.person(ids)],
            (30..160, _) => vec![self.person(ids), self.person(ids)],
            _ => {
                let owner = self.person(ids);
                self.sole.push(owner);
                vec![owner]
            }
        }
    }

    /// The compound's 产权单位.
    pub fn organisation(&mut self, ids: &mut Ids) -> OwnerId {
        if let Some(owner) = self.organisation {
            return owner;
        }
        self.organisations += 1;
        let number = self.organisations;
        let name = format!("演示产权单位{number:03}");
        let owner = self.add(ids, OwnerKind::Organisation, name, format!("demo-organisation-{number:03}"));
        self.organisation = Some(owner);
        owner
    }

    /// The developer, who has unsold homes in one compound of the district.
    pub fn developer(&mut self, ids: &mut Ids) -> OwnerId {
        if let Some(owner) = self.developer {
            return owner;
        }
        let owner = self.add(ids, OwnerKind::Developer, "演示开发建设单位".into(), "demo-developer".into());
        self.developer = Some(owner);
        owner
    }

    fn person(&mut self, ids: &mut Ids) -> OwnerId {
        self.persons += 1;
        let number = self.persons;
        self.add(ids, OwnerKind::Person, format!("演示业主{number:05}"), format!("demo-person-{number:05}"))
    }

    fn add(&mut self, ids: &mut Ids, kind: OwnerKind, name: String, identifier: String) -> OwnerId {
        let id = OwnerId(ids.next_uuid());
        self.all.push(Owner { id, compound: self.compound, kind, name, identifier });
        id
    }
}
