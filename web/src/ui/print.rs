//! A button that prints the page; shown once the app runs, as the browser's own menu does the same without it.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// Prints the page.
#[component]
pub fn PrintButton(
    /// The words on it.
    #[prop(into)]
    label: String,
) -> AnyView {
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let button = move || {
        ready.get().then(|| {
            view! {
                <button type="button" class="button quiet no-print" on:click=|_| print()>
                    {icon(Icon::Print)} " " {label.clone()}
                </button>
            }
            .into_any()
        })
    };
    button.into_any()
}

#[cfg(feature = "hydrate")]
fn print() {
    // A browser that cannot print leaves the page as it is.
    let _ = window().print();
}

#[cfg(not(feature = "hydrate"))]
fn print() {}
