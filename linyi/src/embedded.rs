//! The browser site inside the program, so that one file is a whole installation.

use bytes::Bytes;
use linyi_server::http::site::Files;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Embedded;

/// The files of the site that was built before the program; none where none was.
pub fn files() -> Files {
    Embedded::iter()
        .filter_map(|name| Some((name.to_string(), Bytes::from(Embedded::get(&name)?.data.into_owned()))))
        .collect()
}
