//! The window's address: links between pages of this app are followed without loading the document again.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent};

use super::{Address, Location, find};

/// The window's address.
pub(super) fn current() -> Address {
    let location = window().location();
    Address {
        path: location.pathname().unwrap_or_default(),
        query: location.search().unwrap_or_default().trim_start_matches('?').to_owned(),
    }
}

/// Follows links and the back button for as long as the window lives.
pub(super) fn listen(location: Location) {
    // The app lives as long as the window, so the listeners are never taken off again.
    let _ = window_event_listener(ev::popstate, move |event| {
        location.address.set(current());
        if let Some(top) = event.state().as_f64() {
            restore(top, 20);
        }
    });
    let _ = window_event_listener(ev::click, move |event| follow(location, &event));
}

/// Goes to a local address: inside this app when it draws that path, by loading the document otherwise.
pub fn navigate(to: &str) {
    if let Some(location) = use_context::<Location>() {
        go(location, to);
    }
}

pub(crate) fn go(location: Location, to: &str) {
    let address = Address::parse(to);
    if find(location.table, &address.path).is_none() {
        // A refusal means that the window is closing; there is nothing left to do then.
        let _ = window().location().set_href(to);
        return;
    }
    if let Ok(history) = window().history() {
        // The place on the page left behind, for coming back.
        let top = window().scroll_y().unwrap_or_default();
        let _ = history.replace_state_with_url(&JsValue::from_f64(top), "", None);
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(to));
    }
    location.address.set(address);
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(main) =
        document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = main.focus();
    }
}

/// Scrolls back to where a page was left, as soon as the page is long enough again; gives up after a second.
fn restore(top: f64, tries: u32) {
    window().scroll_to_with_x_and_y(0.0, top);
    let arrived = window().scroll_y().is_ok_and(|now| now + 1.0 >= top);
    if !arrived && tries > 0 {
        set_timeout(move || restore(top, tries - 1), Duration::from_millis(50));
    }
}

fn follow(location: Location, event: &MouseEvent) {
    if event.default_prevented()
        || event.button() != 0
        || event.meta_key()
        || event.ctrl_key()
        || event.shift_key()
        || event.alt_key()
    {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
    let foreign = link.has_attribute("target") || link.has_attribute("download") || link.rel().contains("external");
    let here = window().location();
    if foreign || Ok(link.origin()) != here.origin() {
        return;
    }
    let same_page = Ok(link.pathname()) == here.pathname() && Ok(link.search()) == here.search();
    if (same_page && !link.hash().is_empty()) || find(location.table, &link.pathname()).is_none() {
        return;
    }
    event.prevent_default();
    go(location, &[link.pathname(), link.search(), link.hash()].concat());
}
