//! Puts the site's files into one folder named after their content, compressed beside each file.
//!
//! Files refer to one another by plain names, so one hash over all of them replaces rewriting names inside them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The files of a site by their path inside the folder, `/` between the parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What the server reads to name and send the files: `manifest.json`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Path of the folder in every URL, e.g. `/pkg/0f3a…`.
    pub base: String,
    /// Every file below `base`, in order of its path.
    pub files: Vec<Entry>,
}

/// One file below the manifest's `base`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Path below `base`.
    pub path: String,
    /// Bytes of the file itself.
    pub bytes: u64,
    /// Bytes of the file with `.br` added to its name; absent where compressing makes no sense.
    pub br: Option<u64>,
    /// Bytes of the file with `.gz` added to its name; absent where compressing makes no sense.
    pub gz: Option<u64>,
}

/// How hard to compress: time against bytes on the wire.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Brotli quality, 0 to 11.
    pub brotli: i32,
    /// Gzip level, 0 to 9.
    pub gzip: u32,
}

/// A short name for some content, the same on every machine.
pub fn content_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Writes `pkg/<hash>/…` and `manifest.json` into `folder`.
pub fn write(folder: &Path, files: &Files, effort: Effort) -> Result<Manifest> {
    let hash = content_hash(files.iter().flat_map(|(path, content)| [path.as_bytes(), content.as_slice()]));
    let base = folder.join("pkg").join(&hash);
    let entries = Mutex::new(Vec::new());
    let waiting = Mutex::new(files.iter());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let work = || -> Result<()> {
            loop {
                let Some((path, content)) = lock(&waiting).next() else { return Ok(()) };
                let entry = write_file(&base, path, content, effort).with_context(|| format!("cannot pack {path}"))?;
                lock(&entries).push(entry);
            }
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("packing does not panic"))
    })?;
    let mut files = entries.into_inner().expect("packing does not panic");
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let manifest = Manifest { base: format!("/pkg/{hash}"), files };
    fs::write(folder.join("manifest.json"), serde_json::to_vec_pretty(&manifest)?)?;
    Ok(manifest)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().expect("packing does not panic")
}

fn write_file(base: &Path, path: &str, content: &[u8], effort: Effort) -> Result<Entry> {
    let file = base.join(path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, content)?;
    let (mut br, mut gz) = (None, None);
    if is_compressible(path) {
        let small = brotli(content, effort.brotli)?;
        fs::write(base.join(format!("{path}.br")), &small)?;
        br = Some(small.len() as u64);
        let small = gzip(content, effort.gzip)?;
        fs::write(base.join(format!("{path}.gz")), &small)?;
        gz = Some(small.len() as u64);
    }
    Ok(Entry { path: path.to_owned(), bytes: content.len() as u64, br, gz })
}

/// Pictures and fonts are compressed already.
fn is_compressible(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "js" | "wasm" | "css" | "svg" | "json" | "webmanifest" | "html" | "txt" | "xml")
}

fn brotli(content: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality, lgwin: 24, size_hint: content.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut small, &parameters)?;
    Ok(small)
}

fn gzip(content: &[u8], level: u32) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const QUICK: Effort = Effort { brotli: 5, gzip: 6 };

    fn files() -> Files {
        let script = "export const greeting = '邻议';\n".repeat(50).into_bytes();
        Files::from([("app.js".to_owned(), script), ("icons/192.png".to_owned(), vec![0x89, b'P', b'N', b'G'])])
    }

    #[test]
    fn files_lie_beside_their_compressed_forms() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let manifest = write(folder.path(), &files(), QUICK).expect("it packs");
        let base = folder.path().join(manifest.base.trim_start_matches('/'));
        let script = &files()["app.js"];

        let mut plain = Vec::new();
        let packed = fs::read(base.join("app.js.br")).expect("brotli");
        brotli::BrotliDecompress(&mut &packed[..], &mut plain).expect("it unpacks");
        assert_eq!(&plain, script);

        plain.clear();
        let packed = fs::read(base.join("app.js.gz")).expect("gzip");
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut plain).expect("it unpacks");
        assert_eq!(&plain, script);

        let [app, icon] = &manifest.files[..] else { panic!("two files, found {:?}", manifest.files) };
        assert_eq!((app.path.as_str(), app.bytes), ("app.js", script.len() as u64));
        assert!(app.br.is_some_and(|br| br < app.bytes));
        assert_eq!((icon.path.as_str(), icon.br, icon.gz), ("icons/192.png", None, None));
        assert!(!base.join("icons/192.png.br").exists());
    }

    #[test]
    fn the_folder_is_named_after_names_and_content() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pack = |files: &Files| write(folder.path(), files, QUICK).expect("it packs").base;
        let first = pack(&files());
        assert_eq!(first, pack(&files()));

        let mut changed = files();
        changed.insert("app.js".to_owned(), b"other".to_vec());
        assert_ne!(first, pack(&changed));

        let mut renamed = files();
        let icon = renamed.remove("icons/192.png").expect("the icon");
        renamed.insert("icons/512.png".to_owned(), icon);
        assert_ne!(first, pack(&renamed));
    }
}
