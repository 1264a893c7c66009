//! Cards: surfaces with a hairline.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// A surface with an optional heading.
#[component]
pub fn Card(
    /// The heading; none where empty.
    #[prop(optional, into)]
    title: String,
    /// `strong` for the one strong element of the screen, or empty.
    #[prop(optional)]
    class: &'static str,
    /// What stands on it.
    children: Children,
) -> AnyView {
    let title = (!title.is_empty()).then(|| view! { <h2>{title}</h2> }.into_any());
    view! {
        <section class=["card ", class].concat()>
            {title}
            {children()}
        </section>
    }
    .into_any()
}

/// A card that is one large link, for lists.
#[component]
pub fn CardLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The title in words.
    #[prop(into)]
    title: String,
    /// A line above the title: the kind and the date.
    #[prop(optional, into)]
    kicker: String,
    /// What stands below the title: one line of what it means, tags.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let kicker = (!kicker.is_empty()).then(|| view! { <p class="kicker">{kicker}</p> }.into_any());
    view! {
        <article class="card card-link">
            {kicker}
            <h3><a href=href>{title}</a></h3>
            {children.map(|children| children())}
            <span class="card-go">{icon(Icon::Forward)}</span>
        </article>
    }
    .into_any()
}
