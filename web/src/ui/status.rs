//! While something is loading.

use leptos::prelude::*;

use crate::i18n::t;

/// The shape of a page to come; shows itself only after 200 ms, so that quick answers do not flicker.
pub fn skeleton() -> AnyView {
    view! {
        <div class="skeleton" role="status">
            <p class="unseen">{t().frame.loading}</p>
            <span class="bone title"></span>
            <span class="bone"></span>
            <span class="bone"></span>
            <span class="bone block"></span>
        </div>
    }
    .into_any()
}

/// No placeholder, for small parts of a page.
pub fn waiting_nothing() -> AnyView {
    ().into_any()
}
