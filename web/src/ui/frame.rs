//! The frame around the residents' pages: who and where at the top, the five places to go at the bottom.

use leptos::prelude::*;
use linyi_shared::lang::Lang;
use linyi_shared::people::api::Me;

use super::icon::{Icon, icon};
use super::status::waiting_nothing;
use crate::app::visitor;
use crate::context::preferences;
use crate::i18n::{fill, lang, t};
use crate::route::{address, query};

/// Draws a page inside the residents' frame.
pub(crate) fn frame(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! {
        <a class="skip" href="#main">{t().frame.skip}</a>
        <header class="top">
            <a class="brand" href="/" aria-label=t().frame.brand>{seal()} <span>{t().frame.brand}</span></a>
            {visitor().view_or(waiting_nothing, |me| who(me.as_ref()))}
            <div class="prefer">{elder_switch()}</div>
        </header>
        <main id="main" tabindex="-1">
            {done_note()}
            {page}
        </main>
        <footer class="foot">{language_switch()}</footer>
        {bar()}
    }
    .into_any()
}

/// The place and the inbox; for a visitor the way in.
fn who(me: Option<&Me>) -> AnyView {
    let frame = t().frame;
    let home = me.and_then(|me| me.homes.first());
    let place = match home {
        Some(home) => {
            let label = fill(frame.change_compound, &[("name", &home.compound_name)]);
            view! { <a class="place" href="/compounds" aria-label=label>{home.compound_name.clone()}</a> }.into_any()
        }
        None => view! { <a class="place" href="/compounds">{frame.choose_compound}</a> }.into_any(),
    };
    let inbox = match me {
        Some(me) if me.unread > 0 => {
            let label = fill(frame.inbox_unread, &[("count", &me.unread)]);
            view! {
                <a class="inbox" href="/inbox" aria-label=label>
                    {icon(Icon::Inbox)} <span class="count" aria-hidden="true">{me.unread}</span>
                </a>
            }
            .into_any()
        }
        Some(_) => view! { <a class="inbox" href="/inbox" aria-label=frame.inbox>{icon(Icon::Inbox)}</a> }.into_any(),
        None => view! { <a class="sign-in" href="/sign-in">{frame.sign_in}</a> }.into_any(),
    };
    view! { <div class="who">{place} {inbox}</div> }.into_any()
}

/// The strokes of 邻, as cut into the seal: the same as in `assets/icons/icon.svg`.
const SEAL: &str = "M11 5.5 4.5 13M11 5.5l6.5 7.5M10 11l2.5 2M6.5 16H16l-5 6M8.5 20.5 13 26.5M21 6v20.5M21 6h6.5l-3.5 6.5c5.5 3 5 8.5 .5 8";

/// The seal of the app.
pub(crate) fn seal() -> AnyView {
    view! {
        <svg class="seal" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="6"></rect>
            <path d=SEAL></path>
        </svg>
    }
    .into_any()
}

/// A button that posts one preference and comes back; works without JavaScript.
fn preference(name: &'static str, value: &'static str, label: &'static str, tag: &'static str) -> AnyView {
    view! {
        <form method="post" action="/preferences">
            <input type="hidden" name="back" value=move || address().to_link()/>
            <button class="switch" type="submit" name=name value=value lang=tag>{label}</button>
        </form>
    }
    .into_any()
}

/// To larger text, or back to the standard.
pub(crate) fn elder_switch() -> AnyView {
    let frame = t().frame;
    if preferences().elder {
        preference("elder", "0", frame.elder_off, lang().tag())
    } else {
        preference("elder", "1", frame.elder_on, lang().tag())
    }
}

/// The other language, written in itself.
pub(crate) fn language_switch() -> AnyView {
    let other = if lang() == Lang::Zh { Lang::En } else { Lang::Zh };
    preference("lang", other.tag(), t().frame.other_language, other.tag())
}

/// Says that a write worked: the address carries `done=1` after it, with and without JavaScript.
pub(crate) fn done_note() -> AnyView {
    let note = move || {
        (query("done") == "1")
            .then(|| view! { <p class="done-note">{icon(Icon::Tick)} {t().frame.done}</p> }.into_any())
    };
    view! { <div role="status">{note}</div> }.into_any()
}

fn bar() -> AnyView {
    let frame = t().frame;
    let items = [
        ("/", frame.home, Icon::Home),
        ("/deliberations", frame.deliberations, Icon::Talk),
        ("/notices", frame.notices, Icon::Notice),
        ("/acceptance", frame.acceptance, Icon::Check),
        ("/me", frame.me, Icon::Person),
    ];
    let items = items.into_iter().map(|(href, label, sign)| bar_link(href, label, sign));
    view! {
        <nav class="bar" aria-label=frame.bar>
            <ul>{items.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn bar_link(href: &'static str, label: &'static str, sign: Icon) -> AnyView {
    view! { <li><a href=href aria-current=move || current(href)>{icon(sign)} <span>{label}</span></a></li> }.into_any()
}

/// `page` on the page itself, `true` on the pages below it.
pub(crate) fn current(href: &str) -> Option<&'static str> {
    let path = address().path;
    if path == href {
        return Some("page");
    }
    let below = path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
    (href != "/" && below).then_some("true")
}
