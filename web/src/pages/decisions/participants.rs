//! `/decisions/:id/participants`: after the close, which rooms took part; no name, no choice.

use leptos::prelude::*;
use linyi_shared::decisions::api::{ParticipantHome, ParticipantsPage};
use linyi_shared::id::DecisionId;

use super::words::number;
use crate::api::resource;
use crate::i18n::{fill, t};
use crate::route::{param, query};
use crate::ui::*;

/// `/decisions/:id/participants`.
pub fn participants_page() -> AnyView {
    let Some(id) = param::<DecisionId>("id") else { return not_found_page() };
    resource(move || (id, query("cursor")), |api, (id, cursor)| api.list_participants(id, cursor)).view(participants)
}

fn participants(page: ParticipantsPage) -> AnyView {
    let texts = t().decisions;
    let lead = [&page.compound_name, " · ", &page.title].concat();
    let finding = fill(
        texts.participants_finding,
        &[("all", &number(page.all.into())), ("voted", &number(page.took_part.into()))],
    );
    let rows = page.homes.items.iter().map(row).collect_view();
    let back = format!("/decisions/{}/outcome", page.id);
    view! {
        <PageHead title=texts.participants lead=lead back=back back_label=texts.outcome/>
        <p class="lead">{finding}</p>
        <p class="muted">{icon(Icon::Lock)} {texts.participants_hint}</p>
        <div class="table-wrap">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts.room}</th>
                        <th scope="col" class="number">{texts.area}</th>
                        <th scope="col">{texts.participated}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager meta=page.homes.meta/>
        <p class="actions"><PrintButton label=texts.print/></p>
    }
    .into_any()
}

fn row(home: &ParticipantHome) -> AnyView {
    let texts = t().decisions;
    let (sign, words) = if home.took_part { (Icon::Tick, texts.took_part) } else { (Icon::Dash, texts.took_no_part) };
    view! {
        <tr>
            <th scope="row">{home.label.clone()}</th>
            <td class="number">{home.area.to_string()}</td>
            <td class="nowrap">{icon(sign)} " " {words}</td>
        </tr>
    }
    .into_any()
}
