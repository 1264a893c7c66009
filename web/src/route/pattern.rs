//! Patterns of paths: `/compounds/:id/ballot`.

use std::sync::Arc;

use leptos::prelude::AnyView;

/// One page: where it is and the function that draws it.
#[derive(Clone, Copy)]
pub struct PageRoute {
    pub(crate) pattern: &'static str,
    pub(crate) view: fn() -> AnyView,
}

/// Names a page: `page("/compounds/:id", read::compound_page)`; `:name` stands for one part of the path.
pub const fn page(pattern: &'static str, view: fn() -> AnyView) -> PageRoute {
    PageRoute { pattern, view }
}

impl PageRoute {
    /// Where it is.
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }
}

/// The named parts of the current path, as written there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(&'static str, String)>);

impl Params {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// The page of a path: the first whose pattern fits, plain parts before named ones as the tables list them.
pub(crate) fn find(table: &[&[PageRoute]], path: &str) -> Option<(PageRoute, Arc<Params>)> {
    table.iter().copied().flatten().find_map(|route| fit(route.pattern, path).map(|params| (*route, Arc::new(params))))
}

fn fit(pattern: &'static str, path: &str) -> Option<Params> {
    let mut params = Vec::new();
    let mut parts = path.trim_matches('/').split('/');
    for expected in pattern.trim_matches('/').split('/') {
        let part = parts.next()?;
        match expected.strip_prefix(':') {
            Some(name) if !part.is_empty() => params.push((name, part.to_owned())),
            Some(_) => return None,
            None if expected == part => {}
            None => return None,
        }
    }
    parts.next().is_none().then_some(Params(params))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    fn nothing() -> AnyView {
        ().into_any()
    }

    #[test]
    fn a_path_finds_its_page_and_its_parts() {
        let table: &[&[PageRoute]] =
            &[&[page("/", nothing), page("/compounds", nothing)], &[page("/compounds/:id/roster", nothing)]];
        let pattern = |path| find(table, path).map(|(route, _)| route.pattern);
        assert_eq!(pattern("/"), Some("/"));
        assert_eq!(pattern("/compounds/"), Some("/compounds"));
        assert_eq!(pattern("/compounds/7/roster"), Some("/compounds/:id/roster"));
        assert_eq!(pattern("/compounds/7"), None);
        let (_, params) = find(table, "/compounds/7/roster").expect("a page");
        assert_eq!(params.get("id"), Some("7"));
    }
}
