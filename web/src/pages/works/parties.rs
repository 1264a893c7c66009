//! The units taking part, with a number to call.

use leptos::prelude::*;
use linyi_shared::lang::Lang;
use linyi_shared::works::api::PartyView;
use linyi_shared::works::rules::{PartyRole, dial};

use crate::i18n::{fill, lang, t};
use crate::ui::{Facts, fact};

/// The units, and which of them are not published yet.
pub fn parties_view(parties: Vec<PartyView>, missing: &[PartyRole]) -> AnyView {
    let missing = (!missing.is_empty()).then(|| {
        let words = fill(t().works.missing, &[("roles", &roles_words(missing))]);
        view! { <p class="muted">{words}</p> }.into_any()
    });
    let parties = parties.into_iter().map(|party| view! { <li>{party_view(party)}</li> }.into_any()).collect_view();
    view! {
        <ul class="card-list">{parties}</ul>
        {missing}
    }
    .into_any()
}

/// Roles side by side.
pub fn roles_words(roles: &[PartyRole]) -> String {
    let separator = if lang() == Lang::Zh { "、" } else { ", " };
    roles.iter().map(|role| role.words(lang())).collect::<Vec<_>>().join(separator)
}

fn party_view(party: PartyView) -> AnyView {
    let texts = t().works;
    view! {
        <article class="card">
            <p class="kicker">{party.role.words(lang())}</p>
            <h3>{party.unit}</h3>
            <Facts rows=vec![fact(texts.in_charge, party.person)]/>
            {call(&party.phone)}
        </article>
    }
    .into_any()
}

/// A telephone number as a link; as text where it cannot be dialled.
pub fn call(phone: &str) -> AnyView {
    let number = dial(phone);
    if number.is_empty() {
        return view! { <p>{phone.to_owned()}</p> }.into_any();
    }
    let words = fill(t().works.call, &[("phone", &phone)]);
    view! { <p class="actions"><a class="button" href=["tel:", &number].concat() rel="external">{words}</a></p> }
        .into_any()
}
