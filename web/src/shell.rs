//! The document around an app, and what the server calls to render it.

use leptos::prelude::*;

use crate::api::SharedApi;
use crate::app::{Bundle, root};
use crate::context::{Assets, preferences};
use crate::i18n::t;
use crate::pages;
use crate::route::{Address, PageRoute};
use crate::ui::Described;

/// The whole document for the address of the request, ready for `leptos_actix::render_app_async_with_context`.
///
/// The context closure must have provided [`SharedApi`] and the contexts of [`crate::context`].
pub fn page() -> AnyView {
    leptos_meta::provide_meta_context();
    provide_context(Described::default());
    let url = use_context::<leptos_router::location::RequestUrl>();
    let path = url.map(|url| Address::parse(url.as_ref().trim_start_matches("http://leptos")).path).unwrap_or_default();
    let bundle = Bundle::of_path(&path);
    let app = use_context::<SharedApi>().map(|api| root(bundle, api));
    document(bundle, false, app)
}

/// The document without an app, for reading offline: the browser mounts the app into it.
///
/// One document serves every visitor, so the boot module sets language and elder mode from the cookies.
pub fn offline_shell(bundle: Bundle) -> AnyView {
    document(bundle, true, None)
}

/// Printed letters as a document of their own, for a browser that posted the form without JavaScript.
pub fn letters_document(letters: linyi_shared::people::api::Letters) -> AnyView {
    let base = use_context::<Assets>().unwrap_or_default().base;
    let style =
        (!base.is_empty()).then(|| view! { <link rel="stylesheet" href=[&base, "/style.css"].concat()/> }.into_any());
    let title = letters.compound_name.clone();
    view! {
        <!DOCTYPE html>
        <html lang=preferences().lang.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {style}
            </head>
            <body>
                <main>
                    <p class="no-print">{t().people_desk.print_hint}</p>
                    {crate::pages::people::letter::letters_view(letters)}
                </main>
            </body>
        </html>
    }
    .into_any()
}

/// Who pays what for a lift, as a document of its own: read on the wall's QR code and printed, without a script.
#[cfg(feature = "ssr")]
pub fn lift_document(page: linyi_shared::decisions::api::LiftPage) -> AnyView {
    let base = use_context::<Assets>().unwrap_or_default().base;
    let style =
        (!base.is_empty()).then(|| view! { <link rel="stylesheet" href=[&base, "/style.css"].concat()/> }.into_any());
    let (title, preferences) = (page.title.clone(), preferences());
    view! {
        <!DOCTYPE html>
        <html lang=preferences.lang.tag() data-elder=preferences.elder.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {style}
            </head>
            <body>
                <main id="main">{pages::decisions::lift::lift_view(page)}</main>
            </body>
        </html>
    }
    .into_any()
}

/// The patterns of the pages that another of the residents' modules draws, for the boot module of the shell.
fn patterns(table: &[&[PageRoute]]) -> String {
    let patterns: Vec<_> = table.iter().copied().flatten().map(|route| route.pattern).collect();
    patterns.join(" ")
}

fn document(bundle: Bundle, is_shell: bool, app: Option<AnyView>) -> AnyView {
    let preferences = preferences();
    let base = use_context::<Assets>().unwrap_or_default().base;
    let at = |file: &str| [&base, "/", file].concat();
    let (module, wasm) = (at(&[bundle.name(), ".js"].concat()), at(&[bundle.name(), "_bg.wasm"].concat()));
    let style = (!base.is_empty()).then(|| view! { <link rel="stylesheet" href=at("style.css")/> }.into_any());
    let scripts = (!base.is_empty()).then(|| {
        view! {
            <link rel="modulepreload" href=module.clone()/>
            <link rel="preload" href=wasm.clone() r#as="fetch" type="application/wasm" crossorigin="anonymous"/>
            <script type="module" src=at("boot.js") data-module=module data-wasm=wasm></script>
        }
        .into_any()
    });
    view! {
        <!DOCTYPE html>
        <html
            lang=preferences.lang.tag()
            data-elder=preferences.elder.then_some("")
            data-shell=is_shell.then_some("")
            data-bundle=bundle.name()
            data-voice=is_shell.then(|| patterns(pages::VOICE))
            data-vote=is_shell.then(|| patterns(pages::VOTE))
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#FBF8F2" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#16130F" media="(prefers-color-scheme: dark)"/>
                <meta name="format-detection" content="telephone=no"/>
                <meta name="application-name" content=t().frame.brand/>
                {style}
                {scripts}
                <link rel="manifest" href=at("manifest.webmanifest")/>
                <link rel="icon" href=at("icons/icon.svg") type="image/svg+xml"/>
                <link rel="apple-touch-icon" href=at("icons/icon-192.png")/>
            </head>
            <body>{app}</body>
        </html>
    }
    .into_any()
}
