//! On to the rest of a list.

use leptos::prelude::*;
use linyi_shared::page::PageMeta;

use crate::i18n::t;
use crate::route::{address_untracked, encode_into};

/// The link to the next page of a list; nothing on the last one. The list reads `cursor` from the query.
#[component]
pub fn Pager(
    /// `meta` of the page shown.
    meta: PageMeta,
) -> AnyView {
    let Some(next) = meta.next else { return ().into_any() };
    let address = address_untracked();
    let mut href = [&address.path, "?"].concat();
    for pair in address.query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor=")) {
        href.push_str(pair);
        href.push('&');
    }
    href.push_str("cursor=");
    encode_into(&mut href, &next);
    view! { <p class="pager"><a class="button" href=href rel="next">{t().frame.more}</a></p> }.into_any()
}
