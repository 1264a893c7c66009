//! The web app of Linyi: pages rendered on the server, then carried on in the browser.
//!
//! One set of pages makes four browser modules, because an old phone downloads them: reading, taking part, voting, and
//! the staff desk (see [`app::Bundle`]). Cargo features choose what is built: `ssr` for the server (all pages),
//! `hydrate`, `hydrate,voice`, `hydrate,vote` or `hydrate,desk` for the browser; `ssr` and `hydrate` are never built
//! together.
//!
//! - How to add a page: [`pages`]. How a page reads: [`api`]. How it writes: [`ui::form`]. Its words: [`i18n`].
//! - What the server provides before it renders: [`context`]. What it calls: [`shell`].
//!
//! Architecture invariants: pages never format a decision themselves but call the rules of `linyi_shared`;
//! every page is complete without JavaScript; nothing here knows a table of the database.

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("build linyi-web either with `ssr` (server) or with `hydrate` (browser), never with both");

#[cfg(not(erase_components))]
compile_error!(
    "build with `--cfg erase_components`, as .cargo/config.toml says: the server and the browser must agree"
);

pub mod api;
pub mod app;
pub mod context;
pub mod i18n;
pub mod pages;
pub mod route;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;

/// Starts the app in the browser: takes over the server's markup, or mounts into the empty offline shell.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    let root = || app::root(app::Bundle::BUILT, api::HttpApi);
    let is_shell = leptos::prelude::document().document_element().is_some_and(|html| html.has_attribute("data-shell"));
    if is_shell {
        leptos::mount::mount_to_body(root);
    } else {
        leptos::mount::hydrate_body(root);
    }
}
