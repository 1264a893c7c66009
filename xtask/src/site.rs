//! The browser site: four wasm modules, style sheet and assets, packed for the server.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::pack::{Effort, Files, Manifest, content_hash};
use crate::setup::{self, Tool};
use crate::step::{Steps, thousands};
use crate::{cargo, pack, style};

/// Steps that [`build`] announces.
pub const STEPS: usize = MODULES.len() + 1;

/// A change of the packing itself must not leave an older output in place.
const RECIPE: [&str; 3] = [include_str!("site.rs"), include_str!("pack.rs"), include_str!("style.rs")];

/// Which of the two sites to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// Small and fast: what people load, and what the browser tests drive.
    Release,
    /// With debug assertions: the only build in which a hydration mismatch names its place; to look for one.
    Checked,
}

impl Flavour {
    /// The folder of the finished site.
    pub fn folder(self) -> PathBuf {
        cargo::root().join("target").join(match self {
            Self::Release => "site",
            Self::Checked => "site-checked",
        })
    }

    /// Says of which inputs the finished site was made. It lies beside the folder, because all inside is embedded.
    fn stamp(self) -> PathBuf {
        self.folder().with_added_extension("stamp")
    }

    fn effort(self) -> Effort {
        match self {
            Self::Release => Effort { brotli: 11, gzip: 9 },
            Self::Checked => Effort { brotli: 1, gzip: 1 },
        }
    }
}

/// One wasm module with its script.
struct Module {
    /// Name of the files: `app.js`, `app_bg.wasm`.
    name: &'static str,
    /// Features of `linyi-web`.
    features: &'static str,
    title: &'static str,
}

const MODULES: [Module; 4] = [
    Module { name: "app", features: "hydrate", title: "Building the residents' browser module" },
    Module { name: "voice", features: "hydrate,voice", title: "Building the browser module for taking part" },
    Module { name: "vote", features: "hydrate,vote", title: "Building the browser module for voting" },
    Module { name: "desk", features: "hydrate,desk", title: "Building the staff desk's browser module" },
];

/// Builds the site as a command of its own and prints what came out.
pub fn build_alone(flavour: Flavour) -> Result<()> {
    let mut steps = Steps::new(STEPS + 1);
    steps.run("Checking the tools", || setup::ensure(&[Tool::WasmTarget]))?;
    let manifest = build(flavour, &mut steps)?;
    println!("{}{}", flavour.folder().display(), manifest.base);
    for file in &manifest.files {
        let [br, gz] = [file.br, file.gz].map(|bytes| bytes.map_or_else(|| "-".to_owned(), thousands));
        println!("  {:<28} {:>11} bytes, br {br:>9}, gz {gz:>9}", file.path, thousands(file.bytes));
    }
    Ok(())
}

/// Builds the site; packing is skipped when nothing that goes into it changed.
pub fn build(flavour: Flavour, steps: &mut Steps) -> Result<Manifest> {
    let mut modules = Vec::new();
    for module in &MODULES {
        modules.push((module, steps.run(module.title, || compile(module, flavour))?));
    }
    steps.run("Packing the browser site", || {
        let assets = assets(&cargo::root().join("web/assets"))?;
        let style = style_sheet(&cargo::root().join("web/style"))?;
        let inputs = modules.iter().map(|(_, wasm)| wasm.as_slice());
        let inputs = inputs.chain(assets.iter().flat_map(|(path, content)| [path.as_bytes(), content.as_slice()]));
        let inputs = inputs.chain([style.as_bytes()]).chain(RECIPE.iter().map(|source| source.as_bytes()));
        let stamp = content_hash(inputs);

        if let Some(manifest) = existing(flavour, &stamp) {
            println!("      nothing changed");
            return Ok(manifest);
        }
        // The stamp goes first and comes back last: an interrupted packing never counts as finished.
        remove(&flavour.stamp())?;
        let manifest = assemble(flavour, &modules, assets, style)?;
        fs::write(flavour.stamp(), stamp)?;
        Ok(manifest)
    })
}

fn existing(flavour: Flavour, stamp: &str) -> Option<Manifest> {
    let last = fs::read_to_string(flavour.stamp()).ok()?;
    let manifest = fs::read(flavour.folder().join("manifest.json")).ok()?;
    if last == stamp { serde_json::from_slice(&manifest).ok() } else { None }
}

fn assemble(flavour: Flavour, modules: &[(&Module, Vec<u8>)], mut assets: Files, style: String) -> Result<Manifest> {
    let root_worker = assets.remove("sw.js");
    let mut files = assets;
    for (module, wasm) in modules {
        bind(module, wasm.clone(), flavour, &mut files)?;
    }
    files.insert("style.css".to_owned(), style.into_bytes());

    let next = flavour.folder().with_added_extension("new");
    remove(&next)?;
    fs::create_dir_all(&next)?;
    let manifest = pack::write(&next, &files, flavour.effort())?;
    if let Some(worker) = root_worker {
        // The service worker governs the whole site, and the server writes the list of files into it.
        fs::write(next.join("sw.js"), worker)?;
    }
    remove(&flavour.folder())?;
    fs::rename(&next, flavour.folder())?;
    Ok(manifest)
}

/// Compiles one module and gives the bytes cargo produced.
fn compile(module: &Module, flavour: Flavour) -> Result<Vec<u8>> {
    let mut command = cargo::command([
        "rustc",
        "--package=linyi-web",
        "--lib",
        "--crate-type=cdylib",
        "--target=wasm32-unknown-unknown",
        "--profile=wasm",
        "--no-default-features",
        "--features",
        module.features,
        "--message-format=json-render-diagnostics",
    ]);
    // All modules are one crate with other features; a name of its own for each keeps every result fresh.
    command.env("__CARGO_DEFAULT_LIB_METADATA", "linyi");
    if flavour == Flavour::Checked {
        command.arg("--target-dir").arg(cargo::target_folder().join("wasm-checked"));
        command.env("CARGO_PROFILE_WASM_DEBUG_ASSERTIONS", "true");
        command.env("CARGO_PROFILE_WASM_OPT_LEVEL", "1");
        command.env("CARGO_PROFILE_WASM_LTO", "off");
        command.env("CARGO_PROFILE_WASM_CODEGEN_UNITS", "16");
        command.env("CARGO_PROFILE_WASM_INCREMENTAL", "true");
    }
    let mut produced = None;
    let succeeded = cargo::stream(&mut command, |line| {
        if let Some(file) = artifact(line) {
            produced = Some(file);
        }
        Ok(())
    })?;
    if !succeeded {
        bail!("{} did not succeed", cargo::shown(&command));
    }
    let file = produced.context("cargo named no wasm file")?;
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The wasm file that a line of cargo's JSON messages names as the result of `linyi-web`.
fn artifact(line: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != "linyi_web" {
        return None;
    }
    let mut names = message["filenames"].as_array()?.iter().filter_map(|name| name.as_str());
    names.find(|name| name.ends_with(".wasm")).map(PathBuf::from)
}

/// Makes the script and the wasm file the browser loads.
fn bind(module: &Module, wasm: Vec<u8>, flavour: Flavour, files: &mut Files) -> Result<()> {
    let folder = tempfile::tempdir()?;
    // A stack names its Rust functions only with the name section kept.
    let strip = flavour == Flavour::Release;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(module.name, wasm).out_name(module.name);
    bindgen.typescript(false).remove_name_section(strip).remove_producers_section(true);
    bindgen.web(true)?.generate(folder.path()).with_context(|| format!("wasm-bindgen on {}", module.name))?;
    collect(folder.path(), folder.path(), files)
}

fn assets(folder: &Path) -> Result<Files> {
    let mut files = BTreeMap::new();
    if folder.exists() {
        collect(folder, folder, &mut files)?;
    }
    Ok(files)
}

/// The style files one after another in the order of their names.
fn style_sheet(folder: &Path) -> Result<String> {
    let mut sheet = String::new();
    for (path, content) in assets(folder)?.iter().filter(|(path, _)| path.ends_with(".css")) {
        let source = str::from_utf8(content).with_context(|| format!("web/style/{path} is not UTF-8"))?;
        sheet.push_str(&style::lighten(source));
    }
    Ok(sheet)
}

fn collect(top: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.strip_prefix(top)?.to_str().context("a file name is not UTF-8")?.to_owned();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            collect(top, &path, files)?;
        } else if !hidden {
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}

fn remove(path: &Path) -> Result<()> {
    let result = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_cargos_messages() {
        let line = r#"{"reason":"compiler-artifact","target":{"name":"linyi_web"},"filenames":["/t/linyi_web.wasm"]}"#;
        assert_eq!(artifact(line), Some(PathBuf::from("/t/linyi_web.wasm")));
        let other = line.replace("linyi_web\"}", "leptos\"}");
        assert_eq!(artifact(&other), None);
        assert_eq!(artifact("not a message"), None);
    }

    #[test]
    fn style_files_follow_the_order_of_their_names() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("20-page.css"), "b { }").expect("written");
        fs::write(folder.path().join("10-base.css"), "a { } /* first */").expect("written");
        fs::write(folder.path().join("notes.txt"), "not a style").expect("written");
        assert_eq!(style_sheet(folder.path()).expect("read"), "a { }\nb { }\n");
    }

    #[test]
    fn absent_folders_are_empty() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(assets(&folder.path().join("assets")).expect("read").is_empty());
    }
}
