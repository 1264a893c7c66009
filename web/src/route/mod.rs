//! Where the visitor is, and which page that is.
//!
//! A page is a pattern and a plain function; each feature lists its pages in a constant table.
//! One dispatcher draws them, which keeps the browser module small: a nested table of typed routes costs several
//! kilobytes a page. A page is drawn anew whenever the path changes, so [`param`] is an ordinary value;
//! the query may change under a page, so [`query`] is read inside resource keys.

#[cfg(feature = "hydrate")]
mod browser;
mod pattern;

use std::str::FromStr;
use std::sync::Arc;

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
pub(crate) use browser::go;
#[cfg(feature = "hydrate")]
pub use browser::navigate;
pub use pattern::{PageRoute, page};
pub(crate) use pattern::{Params, find};

/// The address inside the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, `/compounds/018f…`.
    pub path: String,
    /// The query without its question mark, still percent-encoded.
    pub query: String,
}

impl Address {
    /// Splits `/path?query#hash`; the hash is dropped.
    pub fn parse(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or("");
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Self { path: path.to_owned(), query: query.to_owned() }
    }

    /// `/path?query`, as a link to come back to.
    pub fn to_link(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { [&self.path, "?", &self.query].concat() }
    }
}

/// The current address as a context; the table says which paths this app draws itself.
#[derive(Clone, Copy)]
pub(crate) struct Location {
    pub(crate) address: RwSignal<Address>,
    pub(crate) table: &'static [&'static [PageRoute]],
}

/// Provides the address: the request's on the server, the window's in the browser.
pub(crate) fn provide_location(table: &'static [&'static [PageRoute]]) -> Location {
    let location = Location { address: RwSignal::new(start()), table };
    provide_context(location);
    #[cfg(feature = "hydrate")]
    browser::listen(location);
    location
}

#[cfg(feature = "ssr")]
fn start() -> Address {
    let url = use_context::<leptos_router::location::RequestUrl>();
    url.map(|url| Address::parse(url.as_ref().trim_start_matches("http://leptos"))).unwrap_or_default()
}

#[cfg(feature = "hydrate")]
fn start() -> Address {
    browser::current()
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
fn start() -> Address {
    Address::default()
}

/// The address now; reactive.
pub fn address() -> Address {
    use_context::<Location>().map(|location| location.address.get()).unwrap_or_default()
}

/// The address when this was called; not reactive.
pub fn address_untracked() -> Address {
    use_context::<Location>().map(|location| location.address.get_untracked()).unwrap_or_default()
}

/// A part of the path by its name in the pattern; `None` where it does not read as `T`.
pub fn param<T: FromStr>(name: &str) -> Option<T> {
    use_context::<Arc<Params>>()?.get(name)?.parse().ok()
}

/// A value of the query, decoded; empty where absent; reactive, so read it inside a resource's key or a view closure.
pub fn query(name: &str) -> String {
    query_of(&address().query, name)
}

/// Like [`query`], but not reactive.
pub fn query_untracked(name: &str) -> String {
    query_of(&address_untracked().query, name)
}

fn query_of(query: &str, name: &str) -> String {
    let value = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    value.map(|(_, value)| decode(value)).unwrap_or_default()
}

/// Decodes percent escapes and plus signs; broken escapes stay as they are.
fn decode(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match tail {
                [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    bytes.push(nibble(*high) << 4 | nibble(*low));
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

/// Writes a value so that it may stand in a path or a query.
pub(crate) fn encode_into(out: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)] as char);
            out.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_is_decoded_and_encoded_exactly() {
        let mut text = String::new();
        encode_into(&mut text, "中 州&=+%");
        assert_eq!(text, "%E4%B8%AD%20%E5%B7%9E%26%3D%2B%25");
        assert_eq!(query_of(&format!("a=1&q={text}"), "q"), "中 州&=+%");
        assert_eq!(query_of("q=a+b%2", "q"), "a b%2");
        assert_eq!(query_of("q=1", "cursor"), "");
    }

    #[test]
    fn an_address_is_split_and_joined() {
        let address = Address::parse("/compounds?q=a#top");
        assert_eq!(address, Address { path: "/compounds".into(), query: "q=a".into() });
        assert_eq!(address.to_link(), "/compounds?q=a");
    }
}
