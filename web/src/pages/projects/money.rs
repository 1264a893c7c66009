//! The money of a project, from the budget to the audit, and where it comes from.

use leptos::prelude::*;
use linyi_shared::money::Fen;
use linyi_shared::projects::api::MoneyAnswer;

use crate::i18n::{fill, t};
use crate::ui::picture::{Segment, StackedBar};
use crate::ui::{Empty, Facts, Section, Tag, Tone, fact};

/// Every amount that is known.
pub(super) fn money_section(money: &MoneyAnswer) -> AnyView {
    let texts = t().projects;
    if money.budget.0 == 0 && money.sources.is_empty() {
        return view! { <Section title=texts.money id="money"><Empty text=texts.money_none/></Section> }.into_any();
    }
    let yuan = |amount: Fen| fill(texts.yuan, &[("amount", &amount)]);
    let free = |amount: Fen| if amount.0 > 0 { yuan(amount) } else { texts.nothing.to_owned() };
    let mut rows = vec![fact(texts.money_budget, yuan(money.budget))];
    let later = [
        (texts.money_reviewed, money.reviewed),
        (texts.money_contract, money.contract),
        (texts.money_settled, money.settled),
        (texts.money_audited, money.audited),
    ];
    rows.extend(later.into_iter().filter_map(|(name, amount)| Some(fact(name, yuan(amount?)))));
    if let Some(contractor) = &money.contractor {
        rows.push(fact(texts.money_contractor, contractor.clone()));
    }
    rows.push(fact(texts.residents_pay, free(money.residents_pay)));
    rows.push(fact(texts.a_home_pays, free(money.a_home_pays)));
    let over =
        money.is_over_budget.then(|| view! { <p><Tag label=texts.money_over tone=Tone::Caution/></p> }.into_any());
    let sources = sources(money);
    view! {
        <Section title=texts.money id="money">
            <Facts rows=rows/>
            {over}
            {sources}
        </Section>
    }
    .into_any()
}

fn sources(money: &MoneyAnswer) -> AnyView {
    let texts = t().projects;
    if money.sources.is_empty() {
        return view! { <p class="muted">{texts.money_no_sources}</p> }.into_any();
    }
    let total: Fen = money.sources.iter().map(|source| source.amount).sum();
    let segments = money.sources.iter().enumerate().map(|(index, source)| {
        let note = if source.note.is_empty() { String::new() } else { [" · ", &source.note].concat() };
        Segment {
            label: source.source_name.clone(),
            count: u64::try_from(source.amount.0).unwrap_or(0),
            words: [fill(texts.yuan, &[("amount", &source.amount)]), note].concat(),
            tone: [Tone::Info, Tone::Done, Tone::Caution, Tone::Against][index % 4],
        }
    });
    let finding = fill(texts.money_sources, &[("amount", &total)]);
    view! { <StackedBar finding=finding segments=segments.collect()/> }.into_any()
}
