//! The title and description of a page, and its heading.

#[cfg(feature = "ssr")]
use std::sync::Arc;
#[cfg(feature = "ssr")]
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::t;

/// The heading of a page; also names the document.
#[component]
pub fn PageHead(
    /// The title, as heading and in the window's title.
    #[prop(into)]
    title: String,
    /// One sentence below it.
    #[prop(optional, into)]
    lead: String,
    /// Where the way back leads; nothing where empty.
    #[prop(optional, into)]
    back: String,
    /// The word of the way back.
    #[prop(optional, into)]
    back_label: String,
) -> AnyView {
    page_title(&title);
    let back =
        (!back.is_empty()).then(|| view! { <a class="back" href=back>{icon(Icon::Back)} {back_label}</a> }.into_any());
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> }.into_any());
    view! {
        <div class="page-head">
            {back}
            <h1>{title}</h1>
            {lead}
        </div>
    }
    .into_any()
}

/// Names the document without drawing a heading.
pub fn page_title(title: &str) {
    let brand = t().frame.brand;
    let title = if title.is_empty() || title == brand { brand.to_owned() } else { [title, " · ", brand].concat() };
    set_title(title);
}

#[cfg(feature = "hydrate")]
fn set_title(title: String) {
    document().set_title(&title);
}

#[cfg(feature = "ssr")]
fn set_title(title: String) {
    // On the server the component registers the title when it is made; there is nothing to draw.
    drop(leptos_meta::Title(leptos_meta::TitleProps::builder().text(title).build()));
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
fn set_title(_: String) {}

/// Whether the page of this request has described itself.
///
/// A page that waits for data is drawn two or three times: `Suspense` walks over what it holds to find what loads, walks
/// once more to be sure, and only then renders. What is registered for the head is registered each time.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default)]
pub struct Described(Arc<AtomicBool>);

/// Describes the page to link previews: one sentence, and a picture's local path where there is one.
#[cfg(feature = "ssr")]
pub fn describe_page(title: &str, description: &str, image: Option<&str>) {
    if use_context::<Described>().is_some_and(|described| described.0.swap(true, Ordering::Relaxed)) {
        return;
    }
    let entries = [("og:title", Some(title)), ("og:description", Some(description)), ("og:image", image)];
    for (property, content) in entries {
        let Some(content) = content.map(str::to_owned) else { continue };
        let meta = leptos_meta::Meta(leptos_meta::MetaProps::builder().property(property).content(content).build());
        // Rendering registers the element for the head and writes nothing here.
        drop(meta.into_view().to_html());
    }
    let description = description.to_owned();
    let meta = leptos_meta::Meta(leptos_meta::MetaProps::builder().name("description").content(description).build());
    drop(meta.into_view().to_html());
}

/// Link previews read what the server sends; the browser has nothing to do.
#[cfg(not(feature = "ssr"))]
pub fn describe_page(_: &str, _: &str, _: Option<&str>) {}
