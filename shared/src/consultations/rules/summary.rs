//! What the answers add up to: homes by item and priority, the figures of the summary (notice N2).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Priority;

/// One item a home wants changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wish {
    /// Code in the plan's catalogue.
    pub code: String,
    /// How much it is wanted.
    pub priority: Priority,
}

/// Homes that want one item, by priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemCount {
    /// Code in the plan's catalogue.
    pub code: String,
    /// Homes for which it is essential.
    pub essential: i64,
    /// Homes that want it.
    pub wanted: i64,
    /// Homes for which it is nice to have.
    pub nice: i64,
}

impl ItemCount {
    /// Homes that named the item, with whatever priority.
    pub fn homes(&self) -> i64 {
        self.essential + self.wanted + self.nice
    }

    /// Homes that named the item with this priority.
    pub fn homes_with(&self, priority: Priority) -> i64 {
        match priority {
            Priority::Essential => self.essential,
            Priority::Wanted => self.wanted,
            Priority::Nice => self.nice,
        }
    }

    fn empty(code: &str) -> Self {
        Self { code: code.to_owned(), essential: 0, wanted: 0, nice: 0 }
    }

    fn add(&mut self, priority: Priority) {
        match priority {
            Priority::Essential => self.essential += 1,
            Priority::Wanted => self.wanted += 1,
            Priority::Nice => self.nice += 1,
        }
    }
}

/// Counts the standing answers, one for each home, over the items asked for.
///
/// Every item asked for is listed in its order, also one nobody wants; an item that was not asked for follows,
/// so that no home's wish is dropped without a word. A home that names an item twice is counted once, with the
/// higher priority.
pub fn count_wishes<'a>(
    asked: impl IntoIterator<Item = &'a str>,
    answers: impl IntoIterator<Item = &'a [Wish]>,
) -> Vec<ItemCount> {
    let mut counts: Vec<ItemCount> = asked.into_iter().map(ItemCount::empty).collect();
    let mut places: HashMap<String, usize> =
        counts.iter().enumerate().map(|(place, count)| (count.code.clone(), place)).collect();
    for wishes in answers {
        for (position, wish) in wishes.iter().enumerate() {
            let same = |other: &&Wish| other.code == wish.code;
            if wishes[..position].iter().any(|earlier| same(&earlier)) {
                continue;
            }
            let priority = wishes.iter().filter(same).map(|wish| wish.priority).min().unwrap_or(wish.priority);
            let place = *places.entry(wish.code.clone()).or_insert_with(|| {
                counts.push(ItemCount::empty(&wish.code));
                counts.len() - 1
            });
            counts[place].add(priority);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::Priority::*;
    use super::*;

    fn wish(code: &str, priority: Priority) -> Wish {
        Wish { code: code.into(), priority }
    }

    #[test]
    fn homes_are_counted_by_item_and_priority_in_the_order_asked() {
        let answers = [
            vec![wish("roof", Essential), wish("lamps", Nice)],
            vec![wish("roof", Essential), wish("drains", Wanted)],
            vec![wish("roof", Wanted)],
            vec![],
        ];
        let counts = count_wishes(["drains", "roof", "gate", "lamps"], answers.iter().map(Vec::as_slice));
        let rows: Vec<_> =
            counts.iter().map(|row| (row.code.as_str(), row.essential, row.wanted, row.nice, row.homes())).collect();
        assert_eq!(rows, [("drains", 0, 1, 0, 1), ("roof", 2, 1, 0, 3), ("gate", 0, 0, 0, 0), ("lamps", 0, 0, 1, 1)]);
        assert_eq!(counts[1].homes_with(Essential), 2);
    }

    #[test]
    fn a_home_counts_once_for_an_item_and_no_wish_is_dropped() {
        let answers = [vec![wish("roof", Nice), wish("bench", Wanted), wish("roof", Essential)]];
        let counts = count_wishes(["roof"], answers.iter().map(Vec::as_slice));
        assert_eq!(counts[0], ItemCount { code: "roof".into(), essential: 1, wanted: 0, nice: 0 });
        assert_eq!((counts[1].code.as_str(), counts[1].homes(), counts.len()), ("bench", 1, 2));
    }
}
