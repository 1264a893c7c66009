//! Parts of a page, and the sentence where there is nothing yet.

use leptos::prelude::*;

/// A part of a page under a heading.
#[component]
pub fn Section(
    /// The heading.
    #[prop(into)]
    title: String,
    /// The part's address on the page, for links such as `#objections`.
    #[prop(optional, into)]
    id: String,
    /// What stands in it.
    children: Children,
) -> AnyView {
    let id = (!id.is_empty()).then_some(id);
    view! {
        <section class="section" id=id>
            <h2>{title}</h2>
            {children()}
        </section>
    }
    .into_any()
}

/// Nothing is here yet: says so, and what comes or what to do.
#[component]
pub fn Empty(
    /// The sentence.
    #[prop(into)]
    text: String,
    /// What to do, where there is something to do.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="empty">
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
