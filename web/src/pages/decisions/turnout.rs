//! Who took part: against the quorum, and by building; never how.

use leptos::prelude::*;
use linyi_shared::decisions::api::{DecisionPage, Turnout};
use linyi_shared::decisions::rules::{Counted, Measure, RuleSet};

use super::words::{noun_of, number, per_mille, share};
use crate::i18n::{fill, lang, t};
use crate::ui::picture::{Bar, PairedBar, Threshold};
use crate::ui::*;

/// The turnout of a decision, and that nothing else is told while it is sealed.
pub fn turnout_section(page: &DecisionPage) -> AnyView {
    let texts = t().decisions;
    let turnout = turnout_view(&page.turnout, &page.rule_set);
    let sealed =
        page.state.is_sealed().then(|| view! { <p class="muted">{icon(Icon::Lock)} {texts.sealed}</p> }.into_any());
    let board = format!("/decisions/{}/turnout", page.id);
    view! {
        <Section title=texts.turnout id="turnout">
            {turnout}
            {sealed}
            <p class="actions"><a class="button quiet" href=board>{texts.to_board}</a></p>
        </Section>
    }
    .into_any()
}

/// The turnout against the quorum, and by building.
pub fn turnout_view(turnout: &Turnout, rule_set: &RuleSet) -> AnyView {
    let (texts, lang) = (t().decisions, lang());
    let noun = noun_of(rule_set, turnout.all.persons);
    let finding = fill(
        texts.turnout_finding,
        &[
            ("voted", &number(turnout.voted.persons)),
            ("all", &number(turnout.all.persons)),
            ("noun", &noun),
            ("share", &share(turnout.voted.persons, turnout.all.persons)),
        ],
    );
    let measures: &[Measure] = if turnout.all.area.0 > 0 { Measure::ALL } else { &[Measure::Persons] };
    let bars = measures.iter().map(|measure| {
        let (voted, all) = (turnout.voted.of(*measure), turnout.all.of(*measure));
        let quorum =
            rule_set.quorum.iter().find(|leg| leg.measure == *measure && leg.counted == Counted::Participating);
        let figure = |figure: i64| match measure {
            Measure::Persons => number(figure),
            Measure::Area => linyi_shared::area::Area(figure).to_string(),
        };
        let label = match measure {
            Measure::Persons => rule_set.unit.count_name(lang),
            Measure::Area => measure.words(lang),
        };
        Bar {
            label: label.to_owned(),
            per_mille: per_mille(voted, all),
            words: format!("{} ({} / {})", share(voted, all), figure(voted), figure(all)),
            threshold: quorum.map(|leg| Threshold {
                per_mille: per_mille(leg.threshold.numerator.into(), leg.threshold.denominator.into()),
                label: leg.asks(lang),
                ceiling: None,
            }),
            reached: quorum.is_none_or(|leg| leg.holds(voted, all)),
        }
    });
    let rows = turnout.buildings.iter().map(|building| {
        view! {
            <tr>
                <th scope="row">{building.name.clone()}</th>
                <td class="number">{number(building.homes.into())}</td>
                <td class="number">{number(building.voted.into())}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let counted = if rule_set.unit.is_individual() { rule_set.unit.count_name(lang) } else { texts.homes };
    view! {
        <PairedBar finding=finding bars=bars.collect()/>
        <details>
            <summary>{texts.by_building}</summary>
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts.building}</th>
                            <th scope="col" class="number">{counted}</th>
                            <th scope="col" class="number">{texts.homes_voted}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
