//! What a lift costs whom: the table of all floors, on the desk and in the residents' plain document.

use leptos::prelude::*;
use linyi_shared::decisions::api::{LiftConsentView, LiftPage};
use linyi_shared::decisions::rules::{LiftFloor, LiftScheme};
use linyi_shared::money::Fen;

use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// The residents' document: mine first, then all floors, then how it was computed.
#[cfg(feature = "ssr")]
pub fn lift_view(page: LiftPage) -> AnyView {
    let texts = t().decisions_desk;
    let back = format!("/decisions/{}", page.id);
    let mine = page.mine.iter().map(|one| {
        let (before, after) = (one.share.before, one.share.after);
        let words = fill(texts.lift_mine, &[("floor", &one.share.floor), ("after", &after), ("before", &before)]);
        view! { <section class="card strong"><h2>{one.label.clone()}</h2><p class="lead">{words}</p></section> }
            .into_any()
    });
    let mine = mine.collect_view();
    let lead = fill(texts.lift_lead, &[("scope", &page.scope_name)]);
    view! {
        <div class="page-head">
            <a class="back" href=back>{icon(Icon::Back)} {page.title.clone()}</a>
            <h1>{texts.lift_title}</h1>
            <p class="lead">{lead}</p>
        </div>
        {mine}
        {scheme_view(&page)}
        {consents_view(&page.consents)}
    }
    .into_any()
}

/// The cost, the table of all floors and the rule; a sentence while no scheme is entered.
pub fn scheme_view(page: &LiftPage) -> AnyView {
    let texts = t().decisions_desk;
    if page.floors.is_empty() {
        return view! { <Empty text=texts.lift_unset/> }.into_any();
    }
    let scheme = &page.scheme;
    let readings = if page.stricter_counts { texts.lift_both } else { texts.lift_civil };
    let rows = page.floors.iter().map(floor_row).collect_view();
    view! {
        <Facts rows=vec![
            fact(texts.lift_total, yuan(scheme.total)),
            fact(texts.lift_subsidy, yuan(scheme.subsidy)),
            fact(texts.lift_net, yuan(Fen(scheme.total.0 - scheme.subsidy.0))),
            fact(texts.lift_measure, scheme.measure.words(lang())),
            fact(texts.lift_readings, readings),
        ]/>
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.lift_floor}</th>
                        <th scope="col" class="number">{texts.lift_weight}</th>
                        <th scope="col" class="number">{texts.lift_homes}</th>
                        <th scope="col" class="number">{texts.lift_before}</th>
                        <th scope="col" class="number">{texts.lift_after}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="small muted">{texts.lift_rounding}</p>
    }
    .into_any()
}

fn floor_row(row: &LiftFloor) -> AnyView {
    view! {
        <tr>
            <th scope="row">{fill(t().decisions_desk.floor, &[("floor", &row.floor)])}</th>
            <td class="number">{weight_text(row.weight)}</td>
            <td class="number">{row.homes}</td>
            <td class="number">{range(row.before)}</td>
            <td class="number">{range(row.after)}</td>
        </tr>
    }
    .into_any()
}

fn yuan(amount: Fen) -> String {
    fill(t().decisions_desk.lift_yuan, &[("amount", &amount)])
}

/// One amount, or the least and the most where homes of a floor differ.
fn range([least, most]: [Fen; 2]) -> String {
    if least == most { least.to_string() } else { format!("{least} – {most}") }
}

/// Hundredths as a decimal: `0.50`.
fn weight_text(weight: u32) -> String {
    Fen(weight.into()).to_string()
}

/// Who had to be asked apart, and what they said.
pub fn consents_view(consents: &[LiftConsentView]) -> Option<AnyView> {
    if consents.is_empty() {
        return None;
    }
    let (texts, lang) = (t().decisions_desk, lang());
    let rows = consents.iter().map(|one| {
        let tone = if one.met { Tone::Done } else { Tone::Caution };
        let note = (!one.note.is_empty()).then(|| view! { <p>{one.note.clone()}</p> }.into_any());
        view! {
            <li>
                <p><strong>{one.label.clone()}</strong> " " {one.effect.words(lang)} " " <Tag label=one.answer.words(lang) tone=tone/></p>
                {note}
                <PhotoGrid ids=one.photos.clone() alt=one.label.clone()/>
            </li>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    Some(view! { <Section title=texts.lift_consents><ul class="stack">{rows}</ul></Section> }.into_any())
}

/// The weights as the form's fields have them: floor and hundredths.
pub fn weights(scheme: &LiftScheme) -> Vec<(i32, u32)> {
    scheme.floors.iter().map(|row| (row.floor, row.weight)).collect()
}
