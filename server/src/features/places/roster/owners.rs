//! Which owner a name or an id of the roster means: known, renamed or new.

use std::collections::{BTreeMap, HashMap};

use linyi_shared::places::rules::roster::owner_kind;
use linyi_shared::places::rules::{OwnerKind, RosterColumn, RosterFault, RosterFaultAt};
use uuid::Uuid;

use super::register::Register;
use super::row::{RosterOwner, RosterRow};
use crate::entities::owner;

/// The identifier of an owner the roster names without an id begins with this.
const BY_NAME: &str = "name:";

/// An owner the roster means: of the register, or new under this identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnerKey {
    /// In the register.
    Known(Uuid),
    /// New, by its identifier.
    New(String),
}

/// An owner to be added to the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOwner {
    /// What tells it apart in the compound.
    pub identifier: String,
    /// The name.
    pub name: String,
    /// Person, organisation or developer.
    pub kind: OwnerKind,
}

/// Finds the owners the roster means.
pub struct Owners<'a> {
    /// Names of the register by id, and the names the file gives.
    by_identifier: HashMap<&'a str, &'a owner::Model>,
    by_name: HashMap<&'a str, Vec<OwnerKey>>,
    /// New owners, by identifier.
    pub added: BTreeMap<String, NewOwner>,
    /// Owners known by their id whose name the file corrects.
    pub renamed: BTreeMap<Uuid, String>,
}

impl<'a> Owners<'a> {
    /// Reads every id of the file first: a name without an id may mean any of them.
    pub fn read(register: &'a Register, rows: &'a [RosterRow], faults: &mut Vec<RosterFaultAt>) -> Self {
        let mut owners = Self {
            by_identifier: register.owners.iter().map(|owner| (owner.identifier.as_str(), owner)).collect(),
            by_name: HashMap::new(),
            added: BTreeMap::new(),
            renamed: BTreeMap::new(),
        };
        let mut told: HashMap<&str, (&str, u64)> = HashMap::new();
        for row in rows {
            for (owner, id) in row.owners.iter().filter_map(|owner| Some((owner, owner.id.as_deref()?))) {
                match told.get(id) {
                    Some((name, first)) if *name != owner.name => {
                        let found = Some(format!("{} / {}", name, owner.name));
                        faults.push(RosterFaultAt {
                            line: row.line,
                            column: Some(RosterColumn::OwnerIds),
                            fault: RosterFault::OwnerIdTwoNames,
                            found,
                            first_line: Some(*first),
                        });
                    }
                    Some(_) => {}
                    None => {
                        told.insert(id, (&owner.name, row.line));
                        owners.enter(row, owner, id);
                    }
                }
            }
        }
        for known in &register.owners {
            let name = told.get(known.identifier.as_str()).map_or(known.name.as_str(), |(name, _)| *name);
            owners.by_name.entry(name).or_default().push(OwnerKey::Known(known.id));
        }
        owners
    }

    /// Enters an owner with an id: new, known, or known under another name.
    fn enter(&mut self, row: &RosterRow, owner: &'a RosterOwner, id: &str) {
        match self.by_identifier.get(id) {
            Some(known) if known.name == owner.name => {}
            Some(known) => {
                self.renamed.insert(known.id, owner.name.clone());
            }
            None => {
                self.add(row, &owner.name, id.to_owned());
                self.by_name.entry(&owner.name).or_default().push(OwnerKey::New(id.to_owned()));
            }
        }
    }

    fn add(&mut self, row: &RosterRow, name: &str, identifier: String) {
        let id = (!identifier.starts_with(BY_NAME)).then_some(identifier.as_str());
        let kind = owner_kind(name, id, row.status);
        self.added.insert(identifier.clone(), NewOwner { identifier, name: name.to_owned(), kind });
    }

    /// The owner that `owner` of `row` means; `own` are the home's owners now, who come first among several of a name.
    pub fn find(
        &mut self,
        row: &RosterRow,
        owner: &'a RosterOwner,
        own: &[&owner::Model],
    ) -> Result<OwnerKey, RosterFaultAt> {
        if let Some(id) = owner.id.as_deref() {
            return Ok(match self.by_identifier.get(id) {
                Some(known) => OwnerKey::Known(known.id),
                None => OwnerKey::New(id.to_owned()),
            });
        }
        let named = self.by_name.get(owner.name.as_str()).map(Vec::as_slice).unwrap_or_default();
        let is_own = |key: &&OwnerKey| own.iter().any(|own| **key == OwnerKey::Known(own.id));
        match (named, named.iter().filter(is_own).collect::<Vec<_>>().as_slice()) {
            ([], _) => {
                let identifier = format!("{BY_NAME}{}", owner.name);
                self.add(row, &owner.name, identifier.clone());
                let key = OwnerKey::New(identifier);
                self.by_name.entry(&owner.name).or_default().push(key.clone());
                Ok(key)
            }
            ([only], _) => Ok(only.clone()),
            (_, [own]) => Ok((*own).clone()),
            _ => Err(RosterFaultAt {
                line: row.line,
                column: Some(RosterColumn::Owners),
                fault: RosterFault::OwnerAmbiguous,
                found: Some(owner.name.clone()),
                first_line: None,
            }),
        }
    }
}

/// The id of an owner as the roster has it; owners the roster named without one have none.
pub fn shown_id(identifier: &str) -> &str {
    if identifier.starts_with(BY_NAME) { "" } else { identifier }
}
