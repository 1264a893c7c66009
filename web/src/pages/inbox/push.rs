//! The switch that lets this device be reminded; only where the browser can, and only once the app runs.

use leptos::prelude::*;
use linyi_shared::id::PersonId;

use crate::app::visitor;
use crate::i18n::t;
use crate::ui::{Section, waiting_nothing};

/// What this device does with push messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser learns more than `Unknown`"))]
enum Push {
    /// Not known yet, or the browser cannot: nothing is shown.
    Unknown,
    /// Possible and off.
    Off,
    /// On for the signed-in person.
    On,
    /// The browser's settings do not allow it.
    Denied,
}

/// The push switch of this device for the signed-in person; nothing for visitors and where it is not supported.
pub fn push_switch() -> AnyView {
    visitor().view_or(waiting_nothing, |me| me.map_or_else(waiting_nothing, |me| switch(me.person_id)))
}

fn switch(person: PersonId) -> AnyView {
    let state = RwSignal::new(Push::Unknown);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    start(person, state);
    let shown = move || {
        let inbox = t().inbox;
        let (sentence, verb) = match state.get() {
            Push::Unknown => return ().into_any(),
            Push::Off => (inbox.push_off, Some(inbox.push_start)),
            Push::On => (inbox.push_on, Some(inbox.push_stop)),
            Push::Denied => (inbox.push_denied, None),
        };
        let button = verb.map(|verb| {
            let label = move || if busy.get() { t().inbox.push_busy } else { verb };
            view! {
                <p>
                    <button type="button" class="button" on:click=move |_| toggle(person, state, busy, failed)>
                        {label}
                    </button>
                </p>
            }
            .into_any()
        });
        let fault = move || failed.get().then(|| view! { <p>{t().inbox.push_failed}</p> }.into_any());
        view! {
            <Section title=inbox.push_title id="push">
                <p>{sentence}</p>
                {button}
                <div role="status">{fault}</div>
            </Section>
        }
        .into_any()
    };
    view! { <div class="no-print">{shown}</div> }.into_any()
}

#[cfg(not(feature = "hydrate"))]
fn start(_: PersonId, _: RwSignal<Push>) {}

#[cfg(not(feature = "hydrate"))]
fn toggle(_: PersonId, _: RwSignal<Push>, _: RwSignal<bool>, _: RwSignal<bool>) {}

#[cfg(feature = "hydrate")]
use browser::{start, toggle};

#[cfg(feature = "hydrate")]
#[path = "push_browser.rs"]
mod browser;
