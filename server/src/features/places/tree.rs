//! The tree of places in memory, from the district down to the compounds: every authorisation asks it.

use std::collections::HashMap;

use linyi_shared::id::PlaceId;
use linyi_shared::places::api::PlaceKind;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::entities::{compound, place};

/// A place of the tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// The place.
    pub id: PlaceId,
    /// Its kind.
    pub kind: PlaceKind,
    /// Its name.
    pub name: String,
    /// The places directly above: a compound lies in a community and in a cluster.
    pub parents: Vec<PlaceId>,
}

/// The tree of places.
#[derive(Debug, Default)]
pub struct PlaceTree {
    nodes: HashMap<PlaceId, Node>,
}

impl PlaceTree {
    /// Reads the tree; buildings and entrances are left out, no role is granted at them.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let kinds = ["district", "subdistrict", "cluster", "community", "compound"];
        let places = place::Entity::find().filter(place::Column::Kind.is_in(kinds)).all(db).await?;
        let clusters: HashMap<_, _> =
            compound::Entity::find().all(db).await?.into_iter().map(|row| (row.id, row.cluster_id)).collect();
        let nodes = places.into_iter().filter_map(|row| {
            let parents = row.parent_id.into_iter().chain(clusters.get(&row.id).copied()).map(PlaceId).collect();
            let kind = PlaceKind::parse(&row.kind)?;
            Some((PlaceId(row.id), Node { id: PlaceId(row.id), kind, name: row.name, parents }))
        });
        Ok(Self { nodes: nodes.collect() })
    }

    /// A place of the tree.
    pub fn find(&self, id: PlaceId) -> Option<&Node> {
        self.nodes.get(&id)
    }

    /// The name of a place; empty when it is not in the tree.
    pub fn name(&self, id: PlaceId) -> String {
        self.find(id).map(|node| node.name.clone()).unwrap_or_default()
    }

    /// The place itself and everything above it.
    pub fn ancestors(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(&place) = found.get(next) {
            for parent in self.find(place).into_iter().flat_map(|node| &node.parents) {
                if !found.contains(parent) {
                    found.push(*parent);
                }
            }
            next += 1;
        }
        found
    }

    /// Every compound at or below a place.
    pub fn compounds_below(&self, id: PlaceId) -> Vec<PlaceId> {
        let compounds = self.nodes.values().filter(|node| node.kind == PlaceKind::Compound);
        compounds.filter(|node| self.ancestors(node.id).contains(&id)).map(|node| node.id).collect()
    }

    /// Every place of this name.
    pub fn named(&self, name: &str) -> Vec<&Node> {
        self.nodes.values().filter(|node| node.name == name).collect()
    }

    /// The tree in lines, indented by its levels: kind, name, id.
    pub fn outline(&self) -> Vec<String> {
        let mut lines = Vec::with_capacity(self.nodes.len());
        if let Some(district) = self.district() {
            self.outline_below(district, 0, &mut lines);
        }
        lines
    }

    fn outline_below(&self, node: &Node, depth: usize, lines: &mut Vec<String>) {
        lines.push(format!("{}{} {} {}", "  ".repeat(depth), node.kind.as_str(), node.name, node.id));
        let mut below: Vec<_> = self.nodes.values().filter(|child| child.parents.first() == Some(&node.id)).collect();
        below.sort_by(|a, b| (a.kind.as_str(), &a.name).cmp(&(b.kind.as_str(), &b.name)));
        for child in below {
            self.outline_below(child, depth + 1, lines);
        }
    }

    /// The district, when one is loaded.
    pub fn district(&self) -> Option<&Node> {
        self.nodes.values().find(|node| node.kind == PlaceKind::District)
    }
}
