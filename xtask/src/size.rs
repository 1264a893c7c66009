//! Holds the bytes a phone loads before the home page is complete.

use anyhow::{Context, Result};

use crate::pack::Manifest;
use crate::step::thousands;

/// First load of the home page, brotli, in bytes: about two seconds on a slow 4G connection.
const FIRST_LOAD_LIMIT: u64 = 250_000;

/// Room for the document itself, whose real size tests of the running server measure.
const DOCUMENT_ALLOWANCE: u64 = 12_000;

/// What a first page loads besides its document: the home page, a page for taking part, and a ballot or its receipt,
/// which also brings the phone's queue of ballots.
const FIRST_LOADS: [&[&str]; 3] = [
    &["style.css", "boot.js", "app.js", "app_bg.wasm"],
    &["style.css", "boot.js", "voice.js", "voice_bg.wasm"],
    &["style.css", "boot.js", "unsent.js", "queue.js", "vote.js", "vote_bg.wasm"],
];

/// Prints each figure and tells whether every sum keeps the limit.
pub fn check(manifest: &Manifest) -> Result<bool> {
    let mut fits = true;
    for paths in FIRST_LOADS {
        fits &= check_load(manifest, paths)?;
    }
    Ok(fits)
}

fn check_load(manifest: &Manifest, paths: &[&str]) -> Result<bool> {
    let mut sum = DOCUMENT_ALLOWANCE;
    for path in paths {
        let file = manifest.files.iter().find(|file| file.path == *path);
        let bytes = file.and_then(|file| file.br).with_context(|| format!("the site has no compressed {path}"))?;
        println!("  {path:<20} {:>9} bytes", thousands(bytes));
        sum += bytes;
    }
    println!("  {:<20} {:>9} bytes allowed", "document", thousands(DOCUMENT_ALLOWANCE));
    println!("  {:<20} {:>9} bytes of {}", "first load", thousands(sum), thousands(FIRST_LOAD_LIMIT));
    Ok(sum <= FIRST_LOAD_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Entry;

    fn manifest(wasm: u64) -> Manifest {
        let entry = |path: &str, br| Entry { path: path.to_owned(), bytes: br * 3, br: Some(br), gz: Some(br * 2) };
        let small = ["style.css", "boot.js", "unsent.js", "queue.js", "app.js", "voice.js", "vote.js"]
            .map(|path| entry(path, 10_000));
        let [app, voice] = ["app_bg.wasm", "voice_bg.wasm"].map(|path| entry(path, 1));
        let modules = [app, voice, entry("vote_bg.wasm", wasm), entry("desk_bg.wasm", 900_000)];
        let files = small.into_iter().chain(modules).collect();
        Manifest { base: "/pkg/0".to_owned(), files }
    }

    #[test]
    fn the_limit_itself_is_allowed() {
        assert!(check(&manifest(188_000)).expect("complete"));
        assert!(!check(&manifest(188_001)).expect("complete"));
    }

    #[test]
    fn a_missing_part_is_an_error() {
        let mut site = manifest(1);
        site.files.retain(|file| file.path != "boot.js");
        assert!(check(&site).is_err());
    }
}
