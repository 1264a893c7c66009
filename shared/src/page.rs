//! Lists in pages, by keyset cursor.

use serde::{Deserialize, Serialize};

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items, in the order of the list.
    pub items: Vec<T>,
    /// How to go on.
    pub meta: PageMeta,
}

/// How to go on after a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageMeta {
    /// Give this back as `cursor` for the next page; `null` on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of `size` from one row more than asked for: the surplus row says that there is a next page.
    pub fn from_surplus(mut rows: Vec<T>, size: usize, cursor: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { items: rows, meta: PageMeta { next } }
    }
}

/// The query of a paged list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Where to go on, from `meta.next`.
    pub cursor: Option<String>,
    /// How many, 1–100; 20 when absent.
    pub per_page: Option<u32>,
}

impl PageQuery {
    /// The size asked for, clamped to 1–100.
    pub fn size(&self) -> usize {
        self.per_page.unwrap_or(20).clamp(1, 100) as usize
    }
}
