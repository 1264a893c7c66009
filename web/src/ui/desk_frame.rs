//! The frame of the desk: the sections on the left, the work beside them.

use leptos::prelude::*;
use linyi_shared::people::api::Me;
use linyi_shared::people::rules::Duty;

use super::frame::{current, done_note, elder_switch, language_switch, seal};
use super::icon::{Icon, icon};
use super::status::waiting_nothing;
use crate::app::visitor;
use crate::i18n::t;

/// Draws a page inside the desk's frame.
pub(crate) fn desk_frame(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let desk = t().desk;
    let who = |me: Option<Me>| {
        let me = me.map(|me| {
            let place = me.grants.first().map(|grant| grant.place_name.clone()).unwrap_or_default();
            view! { <span class="desk-who">{me.name} <span class="muted">{place}</span></span> }.into_any()
        });
        view! { <div class="who">{me}</div> }.into_any()
    };
    view! {
        <a class="skip" href="#main">{t().frame.skip}</a>
        <header class="top desk-top">
            <a class="brand" href="/desk">{seal()} <span>{t().frame.brand} {desk.title}</span></a>
            {visitor().view_or(waiting_nothing, who)}
            <div class="prefer">
                <a class="switch" href="/" rel="external">{desk.residents_site}</a>
                {elder_switch()}
                {language_switch()}
            </div>
        </header>
        <div class="desk">
            {sections()}
            <main id="main" tabindex="-1">
                {done_note()}
                {page}
            </main>
        </div>
    }
    .into_any()
}

fn sections() -> AnyView {
    let desk = t().desk;
    let items = [
        ("/desk", desk.overview, Icon::Home),
        ("/desk/places", desk.places, Icon::Building),
        ("/desk/projects", desk.projects, Icon::Way),
        ("/desk/consultations", desk.consultations, Icon::Ask),
        ("/desk/deliberations", desk.deliberations, Icon::Talk),
        ("/desk/decisions", desk.decisions, Icon::Ballot),
        ("/desk/notices", desk.notices, Icon::Notice),
        ("/desk/works", desk.works, Icon::Works),
        ("/desk/acceptance", desk.acceptance, Icon::Check),
        ("/desk/ratings", desk.ratings, Icon::Star),
        ("/desk/people", desk.people, Icon::Person),
    ];
    let items = items.into_iter().map(|(href, label, sign)| section(href, label, sign));
    view! {
        <nav class="desk-side" aria-label=desk.sections>
            <ul>{items.collect_view()} {visitor().view_or(waiting_nothing, audit_section)}</ul>
        </nav>
    }
    .into_any()
}

/// The audit log, shown to those whose duty it is to read it.
fn audit_section(me: Option<Me>) -> AnyView {
    let reads = me.is_some_and(|me| me.grants.iter().any(|grant| Duty::ReadAudit.roles().contains(&grant.role)));
    reads.then(|| section("/desk/audit", t().desk.audit, Icon::Lock)).into_any()
}

fn section(href: &'static str, label: &'static str, sign: Icon) -> AnyView {
    let here = move || if href == "/desk" { current(href).filter(|state| *state == "page") } else { current(href) };
    view! { <li><a href=href aria-current=here>{icon(sign)} <span>{label}</span></a></li> }.into_any()
}
