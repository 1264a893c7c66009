//! Facts: names and values.

use leptos::prelude::*;

/// A name with its value, for [`Facts`].
pub fn fact(name: impl Into<String>, value: impl IntoAny) -> (String, AnyView) {
    (name.into(), value.into_any())
}

/// A list of names and values, as a `<dl>`.
#[component]
pub fn Facts(
    /// The rows, made with [`fact`].
    rows: Vec<(String, AnyView)>,
) -> AnyView {
    let rows = rows.into_iter().map(|(name, value)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}
